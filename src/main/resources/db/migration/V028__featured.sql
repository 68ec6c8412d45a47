-- What moderators set apart in a discussion: featured comments, pinned threads, threads that the author has answered.

SET LOCAL lock_timeout = '5s';

ALTER TABLE comment
    ADD COLUMN featured_at timestamptz,
    ADD COLUMN pinned_at timestamptz,
    ADD COLUMN author_replied_at timestamptz;
-- No row has any of it yet.
CREATE INDEX ix_comment_featured ON comment (article_id, featured_at DESC, id DESC) WHERE featured_at IS NOT NULL;
CREATE INDEX ix_comment_pinned ON comment (article_id, pinned_at DESC, id DESC) WHERE pinned_at IS NOT NULL;

-- Whoever takes a comment away for good, the release before included, takes its marks along. One that only waits for a
-- moderator, since readers have reported it, keeps them: they are seen again when it is.
CREATE FUNCTION comment_unmarked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.featured_at := NULL;
    NEW.pinned_at := NULL;
    NEW.author_replied_at := NULL;
    RETURN NEW;
END $$;

CREATE TRIGGER tr_comment_unmarked BEFORE UPDATE OF state ON comment FOR EACH ROW
    WHEN (NEW.state NOT IN ('approved', 'pending')
        AND num_nonnulls(OLD.featured_at, OLD.pinned_at, OLD.author_replied_at) > 0)
    EXECUTE FUNCTION comment_unmarked();

-- A mark is an edit: it touches no count, and outdates what shows the comment.
CREATE TRIGGER tr_comment_marked AFTER UPDATE ON comment FOR EACH ROW
    WHEN (OLD.state = 'approved' AND NEW.state = 'approved'
        AND (OLD.featured_at, OLD.pinned_at, OLD.author_replied_at)
            IS DISTINCT FROM (NEW.featured_at, NEW.pinned_at, NEW.author_replied_at))
    EXECUTE FUNCTION comment_changed();
