-- What editors say of their saves, and which revisions were public.

SET LOCAL lock_timeout = '5s';

ALTER TABLE revision
    ADD COLUMN note text,
    ADD COLUMN change_types jsonb,
    ADD COLUMN restored_from integer;
COMMENT ON COLUMN revision.note IS 'What its author says of it to colleagues.';
COMMENT ON COLUMN revision.change_types IS 'What kinds the editor called its changes, by field and by block; null where nothing was said.';
COMMENT ON COLUMN revision.restored_from IS 'Number of the older revision that it repeats.';

CREATE TABLE publication (
    article_id    uuid        NOT NULL,
    revision      integer     NOT NULL,
    at            timestamptz NOT NULL,
    withdrawn_at  timestamptz,
    CONSTRAINT pk_publication PRIMARY KEY (article_id, revision),
    CONSTRAINT fk_publication_revision FOREIGN KEY (article_id, revision) REFERENCES revision (article_id, number)
);
COMMENT ON TABLE publication IS 'Which revisions were public, and since when. Older releases do not write it: the published revision of an article is public whether it is here or not.';
COMMENT ON COLUMN publication.withdrawn_at IS 'When the article was withdrawn; a withdrawn revision is not told of again until it is published again.';
