-- Import jobs: the upload is stored before it is answered, so any instance can do the job and go on after a stop.

CREATE TABLE import_job (
    id            uuid        NOT NULL,
    format        text        NOT NULL,
    name          text,
    state         text        NOT NULL,
    digest        bytea,
    bytes         bigint      NOT NULL,
    chunks        integer     NOT NULL,
    line          bigint      NOT NULL,
    created       bigint      NOT NULL,
    updated       bigint      NOT NULL,
    unchanged     bigint      NOT NULL,
    withdrawn     bigint      NOT NULL,
    rejected      bigint      NOT NULL,
    failure       text,
    requested_by  uuid,
    requested_at  timestamptz NOT NULL,
    started_at    timestamptz,
    finished_at   timestamptz,
    CONSTRAINT pk_import_job PRIMARY KEY (id),
    CONSTRAINT ck_import_job_state CHECK (state IN ('receiving', 'waiting', 'running', 'done', 'failed')),
    CONSTRAINT ck_import_job_format CHECK (format IN ('ninjs', 'dateline'))
);
CREATE INDEX ix_import_job_open ON import_job (requested_at) WHERE state IN ('receiving', 'waiting', 'running');

CREATE TABLE import_chunk (
    job_id      uuid     NOT NULL,
    number      integer  NOT NULL,
    first_line  bigint   NOT NULL,
    data        bytea    NOT NULL,
    CONSTRAINT pk_import_chunk PRIMARY KEY (job_id, number),
    CONSTRAINT fk_import_chunk_job FOREIGN KEY (job_id) REFERENCES import_job (id) ON DELETE CASCADE
);
ALTER TABLE import_chunk ALTER COLUMN data SET STORAGE EXTERNAL;
CREATE INDEX ix_import_chunk_line ON import_chunk (job_id, first_line);
COMMENT ON TABLE import_chunk IS 'The upload, cut into gzip members.';

CREATE TABLE import_rejection (
    job_id   uuid    NOT NULL,
    line     bigint  NOT NULL,
    reason   text    NOT NULL,
    snippet  text    NOT NULL,
    CONSTRAINT pk_import_rejection PRIMARY KEY (job_id, line),
    CONSTRAINT fk_import_rejection_job FOREIGN KEY (job_id) REFERENCES import_job (id) ON DELETE CASCADE
);
