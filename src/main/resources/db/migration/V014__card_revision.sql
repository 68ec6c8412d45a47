-- What people, places, images, sections, tags and the site said at each of their revisions.

CREATE TABLE card_revision (
    card_id  uuid        NOT NULL,
    number   integer     NOT NULL,
    type     text        NOT NULL,
    at       timestamptz NOT NULL,
    actor    uuid,
    body     text        NOT NULL,
    CONSTRAINT pk_card_revision PRIMARY KEY (card_id, number),
    CONSTRAINT ck_card_revision_type CHECK (type IN ('person', 'place', 'image', 'section', 'tag', 'site'))
);
COMMENT ON COLUMN card_revision.body IS 'The writable shape as JSON, as text: it reads back byte for byte.';
