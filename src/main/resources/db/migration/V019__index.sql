-- What the index of articles needs to know: which database it was made from, and which articles are listed elsewhere
-- since a card has changed.

SET LOCAL lock_timeout = '5s';

CREATE TABLE database_identity (
    id      uuid     NOT NULL,
    single  boolean  NOT NULL DEFAULT true,
    CONSTRAINT pk_database_identity PRIMARY KEY (id),
    CONSTRAINT uq_database_identity_single UNIQUE (single),
    CONSTRAINT ck_database_identity_single CHECK (single)
);
COMMENT ON TABLE database_identity IS 'Tells this database from all others: what was made from it and is kept elsewhere bears its id.';
INSERT INTO database_identity (id) VALUES (gen_random_uuid());

ALTER TABLE change DROP CONSTRAINT ck_change_type;
ALTER TABLE change ADD CONSTRAINT ck_change_type CHECK (type IN (
    'article', 'person', 'place', 'image', 'section', 'tag', 'site', 'listing', 'key', 'partner', 'entitlement',
    'settings'));
