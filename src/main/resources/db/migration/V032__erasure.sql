-- What becomes of the texts of readers who leave; who has reported.

SET LOCAL lock_timeout = '5s';

ALTER TABLE site
    ADD COLUMN comments_erasure text NOT NULL DEFAULT 'remove',
    ADD CONSTRAINT ck_site_comments_erasure CHECK (comments_erasure IN ('remove', 'anonymise'));

-- Reports that came before have no reader; so there is nothing to be checked.
ALTER TABLE comment_report
    ADD COLUMN reader_id uuid,
    ADD CONSTRAINT fk_comment_report_reader FOREIGN KEY (reader_id) REFERENCES reader (id) NOT VALID;
CREATE INDEX ix_comment_report_reader ON comment_report (reader_id, at, id) WHERE reader_id IS NOT NULL;
COMMENT ON COLUMN comment_report.reader_id IS 'Who has reported, where a reader''s token came along; null once that reader has left.';
