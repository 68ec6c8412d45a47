-- The log's remaining kinds and types, who a row is for, and partitions of a million rows, so that it can be trimmed.

SET LOCAL lock_timeout = '5s';

ALTER TABLE change DROP CONSTRAINT ck_change_type;
ALTER TABLE change ADD CONSTRAINT ck_change_type CHECK (type IN (
    'article', 'person', 'place', 'image', 'section', 'tag', 'site', 'key', 'partner', 'entitlement', 'settings'));
ALTER TABLE change DROP CONSTRAINT ck_change_kind;
ALTER TABLE change ADD CONSTRAINT ck_change_kind CHECK (kind IN (
    'published', 'updated', 'corrected', 'withdrawn', 'restored', 'available', 'left', 'renamed', 'merged', 'deleted'));

ALTER TABLE change ADD COLUMN audience text;
ALTER TABLE change ADD CONSTRAINT ck_change_audience CHECK (audience IN ('embargo'));
COMMENT ON COLUMN change.audience IS 'Which callers a row is for, where it is not for all: embargo, those that may see what is under embargo.';

ALTER TABLE change DETACH PARTITION change_rest;
ALTER TABLE change DETACH PARTITION change_0;
DO $$
DECLARE
    bound bigint := (SELECT 1000000 * (1 + coalesce(max(seq), 0) / 1000000) FROM change_0);
BEGIN
    IF EXISTS (SELECT FROM change_rest) THEN
        RAISE EXCEPTION 'the log has more than 10,000,000 rows: no release before this one made so many';
    END IF;
    DROP TABLE change_rest;
    EXECUTE format('ALTER TABLE change ATTACH PARTITION change_0 FOR VALUES FROM (0) TO (%s)', bound);
    EXECUTE format('CREATE TABLE change_%s PARTITION OF change FOR VALUES FROM (%s) TO (%s)',
        bound, bound, bound + 1000000);
END $$;
