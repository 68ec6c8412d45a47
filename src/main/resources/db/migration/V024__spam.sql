-- The spam classifier, and what becomes of the comments that it knows.

SET LOCAL lock_timeout = '5s';

CREATE TABLE spam_model (
    version     integer     NOT NULL,
    trained_at  timestamptz NOT NULL,
    through     timestamptz NOT NULL,
    approved    integer     NOT NULL,
    rejected    integer     NOT NULL,
    measures    jsonb       NOT NULL,
    model       bytea       NOT NULL,
    actor       uuid,
    CONSTRAINT pk_spam_model PRIMARY KEY (version),
    CONSTRAINT fk_spam_model_actor FOREIGN KEY (actor) REFERENCES api_key (id)
);
ALTER TABLE spam_model ALTER COLUMN model SET STORAGE EXTERNAL;
COMMENT ON TABLE spam_model IS 'Each version of the classifier: a decision names the one that it was made by.';
COMMENT ON COLUMN spam_model.through IS 'When the newest decision that it has learnt from was made.';
COMMENT ON COLUMN spam_model.actor IS 'Who asked for it; absent: it was due.';

CREATE INDEX ix_comment_decision_moderators ON comment_decision (at DESC, id DESC) WHERE made_by = 'key';

ALTER TABLE site
    ADD COLUMN comments_spam_queue_above double precision DEFAULT 0.9,
    ADD COLUMN comments_spam_reject_above double precision;

CREATE TABLE external_check (
    decision_id    uuid        NOT NULL,
    comment_id     uuid        NOT NULL,
    claimed_until  timestamptz NOT NULL,
    CONSTRAINT pk_external_check PRIMARY KEY (decision_id),
    CONSTRAINT fk_external_check_decision FOREIGN KEY (comment_id, decision_id)
        REFERENCES comment_decision (comment_id, id) ON DELETE CASCADE
);
CREATE INDEX ix_external_check_claimed ON external_check (claimed_until, decision_id);
CREATE INDEX ix_external_check_decision ON external_check (comment_id, decision_id);
COMMENT ON TABLE external_check IS 'The decisions that wait for the moderation service; no row is old.';
