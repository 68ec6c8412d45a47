-- Imports of whole sites: what became of each item, and the addresses that articles had there.

SET LOCAL lock_timeout = '5s';

-- Which formats there are is the application's to know.
ALTER TABLE import_job
    DROP CONSTRAINT ck_import_job_format,
    ADD COLUMN skipped bigint NOT NULL DEFAULT 0;

CREATE TABLE import_report (
    job_id    uuid    NOT NULL,
    line      bigint  NOT NULL,
    place     text    NOT NULL,
    outcome   text    NOT NULL,
    type      text    NOT NULL,
    thing_id  uuid,
    title     text,
    notes     text    NOT NULL,
    CONSTRAINT pk_import_report PRIMARY KEY (job_id, line),
    CONSTRAINT fk_import_report_job FOREIGN KEY (job_id) REFERENCES import_job (id) ON DELETE CASCADE
);
COMMENT ON COLUMN import_report.notes IS 'One a line.';

CREATE TABLE foreign_address (
    path        text COLLATE "C" NOT NULL,
    host        text COLLATE "C" NOT NULL,
    article_id  uuid NOT NULL,
    CONSTRAINT pk_foreign_address PRIMARY KEY (path, host),
    CONSTRAINT fk_foreign_address_article FOREIGN KEY (article_id) REFERENCES article (id)
);
CREATE INDEX ix_foreign_address_article ON foreign_address (article_id);
COMMENT ON TABLE foreign_address IS 'Addresses that articles had on the sites that they were imported from: /v1/resolve knows them.';
COMMENT ON COLUMN foreign_address.path IS 'Without a slash at its end; with the query where that tells the articles apart.';
