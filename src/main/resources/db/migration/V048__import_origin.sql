-- What an import has done to an article, so that the next one takes back nothing that others did.

SET LOCAL lock_timeout = '5s';

ALTER TABLE article ADD COLUMN withdrawn_by_import boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN article.withdrawn_by_import IS 'Whether an import withdrew it, and nobody else did before: a newer version publishes it again.';

ALTER TABLE article_outside_id
    ADD COLUMN source text,
    ADD COLUMN published boolean;
COMMENT ON COLUMN article_outside_id.source IS 'What kind of import the id came with; null where none is known: of what was made here, and of what was imported before this was noted.';
COMMENT ON COLUMN article_outside_id.published IS 'Whether the version that was imported last was public there; null where that is not known.';
