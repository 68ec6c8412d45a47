-- The moderators' queue: reports, claims, decisions that can be undone and looked up.

SET LOCAL lock_timeout = '5s';

ALTER TABLE comment_decision
    ADD COLUMN state_before text,
    ADD COLUMN reason_code text,
    ADD COLUMN moderator text,
    ADD COLUMN undoes uuid;
COMMENT ON COLUMN comment_decision.state_before IS 'What the comment was before; null for the pipeline''s, and for those of releases before.';
COMMENT ON COLUMN comment_decision.moderator IS 'What the moderator who used the key is called.';
COMMENT ON COLUMN comment_decision.undoes IS 'The id of the decision that this one takes back.';
-- The log, and what is counted of it without its rows; by key; by what the rules found; and one by its id.
CREATE INDEX ix_comment_decision_log ON comment_decision (at, id) INCLUDE (made_by, state);
CREATE INDEX ix_comment_decision_actor ON comment_decision (actor, at, id) WHERE actor IS NOT NULL;
CREATE INDEX ix_comment_decision_found ON comment_decision (at, id) WHERE findings <> '[]';
CREATE UNIQUE INDEX uq_comment_decision_id ON comment_decision (id) WHERE made_by = 'key';
-- After the indexes, and not checked on the rows that are there: all of them hold to less, and the lock is short.
ALTER TABLE comment_decision
    DROP CONSTRAINT ck_comment_decision_made_by,
    ADD CONSTRAINT ck_comment_decision_made_by CHECK (made_by IN ('pipeline', 'key', 'reports')) NOT VALID;

CREATE TABLE comment_report (
    comment_id      uuid        NOT NULL,
    id              uuid        NOT NULL,
    at              timestamptz NOT NULL,
    reporter        bytea       NOT NULL,
    reason          text        NOT NULL,
    note            text,
    explanation     text,
    reporter_name   text,
    reporter_email  text,
    settled_by      uuid,
    CONSTRAINT pk_comment_report PRIMARY KEY (comment_id, id),
    CONSTRAINT uq_comment_report_reporter UNIQUE (comment_id, reporter),
    CONSTRAINT fk_comment_report_comment FOREIGN KEY (comment_id) REFERENCES comment (id),
    CONSTRAINT ck_comment_report_reason CHECK (reason IN ('offensive', 'spam', 'abuse', 'privacy', 'illegal', 'other'))
);
COMMENT ON COLUMN comment_report.reporter IS 'A hash of comment and address, under a key that lasts for a month.';
COMMENT ON COLUMN comment_report.settled_by IS 'The moderator''s decision that came after it; null until then.';

CREATE TABLE comment_reported (
    comment_id  uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    reports     integer     NOT NULL,
    CONSTRAINT pk_comment_reported PRIMARY KEY (comment_id),
    CONSTRAINT fk_comment_reported_comment FOREIGN KEY (comment_id) REFERENCES comment (id)
);
CREATE INDEX ix_comment_reported_most ON comment_reported (reports DESC, created_at, comment_id);
CREATE INDEX ix_comment_reported_oldest ON comment_reported (created_at, comment_id);
COMMENT ON TABLE comment_reported IS 'The comments with reports that no moderator has settled yet, and how many these are.';

CREATE TABLE comment_claim (
    comment_id  uuid        NOT NULL,
    key         uuid        NOT NULL,
    moderator   text        NOT NULL DEFAULT '',
    until       timestamptz NOT NULL,
    CONSTRAINT pk_comment_claim PRIMARY KEY (comment_id),
    CONSTRAINT fk_comment_claim_comment FOREIGN KEY (comment_id) REFERENCES comment (id),
    CONSTRAINT fk_comment_claim_key FOREIGN KEY (key) REFERENCES api_key (id)
);
CREATE INDEX ix_comment_claim_key ON comment_claim (key);
COMMENT ON TABLE comment_claim IS 'Which moderator is at which comment; what is past its time counts as absent.';
