-- What invalidates a stored answer that shows a document, and what reads need of it, in the form in which they use it.

SET LOCAL lock_timeout = '5s';

ALTER TABLE document ADD COLUMN tags bytea;
COMMENT ON COLUMN document.tags IS 'Cache tags of what the document shows, 8 bytes each: see CacheTags. Absent before format 2.';

CREATE TABLE purge_target (
    url text   NOT NULL,
    seq bigint NOT NULL,
    CONSTRAINT pk_purge_target PRIMARY KEY (url)
);
COMMENT ON TABLE purge_target IS 'Caches in front that are told of changes, and up to which change they have been.';
