-- What invalidates a stored answer that shows a document, and what reads need of it, in the form in which they use it.

SET LOCAL lock_timeout = '5s';

ALTER TABLE document ADD COLUMN tags bytea;
COMMENT ON COLUMN document.tags IS 'Cache tags of what the document shows, 8 bytes each: see CacheTags. Absent before format 2.';
