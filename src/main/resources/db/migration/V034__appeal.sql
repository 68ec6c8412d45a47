-- Appeals: what readers say against the rejection of their comments.

CREATE TABLE comment_appeal (
    comment_id  uuid        NOT NULL,
    at          timestamptz NOT NULL,
    text        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    settled_by  uuid,
    CONSTRAINT pk_comment_appeal PRIMARY KEY (comment_id),
    CONSTRAINT fk_comment_appeal_comment FOREIGN KEY (comment_id) REFERENCES comment (id)
);
CREATE INDEX ix_comment_appeal_open ON comment_appeal (created_at, comment_id) WHERE settled_by IS NULL;
COMMENT ON TABLE comment_appeal IS 'One for each comment, once and for all.';
COMMENT ON COLUMN comment_appeal.created_at IS 'When the comment was posted: the order of the queue.';
COMMENT ON COLUMN comment_appeal.settled_by IS 'The moderator''s decision that came after it; null until then.';
