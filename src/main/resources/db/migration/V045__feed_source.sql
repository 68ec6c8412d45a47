-- Feeds that are fetched on a schedule, and which imports are of them.

SET LOCAL lock_timeout = '5s';

CREATE TABLE feed_source (
    id                uuid        NOT NULL,
    name              text        NOT NULL,
    url               text        NOT NULL,
    format            text,
    interval_minutes  integer     NOT NULL,
    paused            boolean     NOT NULL,
    revision          integer     NOT NULL,
    created_by        uuid,
    created_at        timestamptz NOT NULL,
    modified_at       timestamptz NOT NULL,
    next_at           timestamptz NOT NULL,
    lease             uuid,
    leased_until      timestamptz,
    etag              text,
    last_modified     text,
    digest            bytea,
    fetched_at        timestamptz,
    succeeded_at      timestamptz,
    outcome           text,
    problem           text,
    failures          integer     NOT NULL DEFAULT 0,
    moved_to          text,
    import_id         uuid,
    CONSTRAINT pk_feed_source PRIMARY KEY (id),
    CONSTRAINT uq_feed_source_name UNIQUE (name),
    CONSTRAINT ck_feed_source_interval CHECK (interval_minutes > 0),
    CONSTRAINT ck_feed_source_lease CHECK ((lease IS NULL) = (leased_until IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX ix_feed_source_due ON feed_source (next_at) WHERE NOT paused;
COMMENT ON COLUMN feed_source.format IS 'Null: told from what is fetched.';
COMMENT ON COLUMN feed_source.lease IS 'Who fetches it just now names this when it is done; whoever comes after leased_until may take it over.';
COMMENT ON COLUMN feed_source.digest IS 'SHA-256 of the body that was imported last: not all servers say that nothing has changed.';
COMMENT ON COLUMN feed_source.failures IS 'Since it went well last.';
COMMENT ON COLUMN feed_source.import_id IS 'Of the last import, which may be forgotten by now.';

ALTER TABLE import_job ADD COLUMN source_id uuid;
CREATE INDEX ix_import_job_source ON import_job (finished_at) WHERE source_id IS NOT NULL;
COMMENT ON COLUMN import_job.source_id IS 'The feed source that it was fetched for. No foreign key: what was imported outlives its source.';
