-- Readers edit and delete their comments.

SET LOCAL lock_timeout = '5s';

-- Where a deleted comment was answered, a placeholder is listed. Before the columns, so that nobody waits who reads. The
-- next release drops ix_comment_thread, by which the one before this one lists.
CREATE INDEX ix_comment_thread_kept ON comment (article_id, created_at DESC, id DESC)
    WHERE state IN ('approved', 'deleted') AND parent_id IS NULL;
CREATE INDEX ix_comment_replies_kept ON comment (root_id, created_at, id)
    WHERE state IN ('approved', 'deleted') AND parent_id IS NOT NULL;

ALTER TABLE comment
    ADD COLUMN edited_at timestamptz,
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN keeps_place boolean NOT NULL DEFAULT false,
    DROP CONSTRAINT ck_comment_state,
    ADD CONSTRAINT ck_comment_state CHECK (state IN ('pending', 'approved', 'rejected', 'deleted')) NOT VALID,
    ADD CONSTRAINT ck_comment_deleted CHECK ((state = 'deleted') = (deleted_at IS NOT NULL)) NOT VALID,
    ADD CONSTRAINT ck_comment_keeps_place CHECK (state = 'deleted' OR NOT keeps_place) NOT VALID;
COMMENT ON COLUMN comment.keeps_place IS 'Of a deleted one: it was approved, and answered; a placeholder is shown where approved replies need one.';

CREATE TABLE comment_version (
    comment_id  uuid        NOT NULL,
    number      integer     NOT NULL,
    text        text        NOT NULL,
    until       timestamptz NOT NULL,
    CONSTRAINT pk_comment_version PRIMARY KEY (comment_id, number),
    CONSTRAINT fk_comment_version_comment FOREIGN KEY (comment_id) REFERENCES comment (id)
);
COMMENT ON TABLE comment_version IS 'What comments said before their readers edited them.';

ALTER TABLE site
    ADD COLUMN comments_edit_minutes integer NOT NULL DEFAULT 5,
    ADD CONSTRAINT ck_site_comments_edit_minutes CHECK (comments_edit_minutes BETWEEN 0 AND 1440);

-- What begins a thread and keeps its place is a comment less, not a thread less: so shown * (1 + replies) is still what
-- the thread adds to its article, and the release before folds it rightly.
CREATE OR REPLACE FUNCTION comment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was integer := CASE WHEN TG_OP = 'UPDATE' AND OLD.state = 'approved' THEN 1 ELSE 0 END;
    is_now integer := CASE WHEN NEW.state = 'approved' THEN 1 ELSE 0 END;
    is_thread boolean := NEW.parent_id IS NULL AND NOT NEW.keeps_place;
BEGIN
    IF was <> is_now THEN
        INSERT INTO comment_delta (root_id, shown, replies)
        VALUES (NEW.root_id,
            CASE WHEN is_thread THEN is_now - was ELSE 0 END,
            CASE WHEN is_thread THEN 0 ELSE is_now - was END);
    END IF;
    INSERT INTO comment_event (kind, article_id, comment_id)
    VALUES (CASE WHEN is_now = 0 THEN 'removed' WHEN was = 0 THEN 'approved' ELSE 'edited' END,
        NEW.article_id, NEW.id);
    RETURN NULL;
END $$;

COMMENT ON COLUMN comment_thread.shown IS '1 where the first comment is approved, or deleted and keeps its place; else 0.';
COMMENT ON COLUMN comment_thread.replies IS 'How many replies are approved, at any depth, whether the thread is shown or not; one less where the first comment is deleted and keeps its place.';
COMMENT ON COLUMN comment_count.comments IS 'Approved comments whose thread is shown: the sum of shown * (1 + replies) over the threads.';
