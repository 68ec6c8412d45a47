-- Discussion: how many comments and replies there are, and what has changed of them.

SET LOCAL lock_timeout = '5s';

CREATE TABLE comment_delta (
    id       bigint   GENERATED ALWAYS AS IDENTITY,
    root_id  uuid     NOT NULL,
    shown    smallint NOT NULL,
    replies  smallint NOT NULL,
    CONSTRAINT pk_comment_delta PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
COMMENT ON TABLE comment_delta IS 'What is to be added to comment_thread and comment_count; folded into them, and deleted, each second.';

CREATE TABLE comment_thread (
    root_id     uuid        NOT NULL,
    article_id  uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    shown       smallint    NOT NULL,
    replies     integer     NOT NULL,
    CONSTRAINT pk_comment_thread PRIMARY KEY (root_id),
    CONSTRAINT fk_comment_thread_root FOREIGN KEY (root_id) REFERENCES comment (id),
    CONSTRAINT fk_comment_thread_article FOREIGN KEY (article_id) REFERENCES article (id)
) WITH (fillfactor = 80);
-- For most-replied.
CREATE INDEX ix_comment_thread_replies ON comment_thread (article_id, replies DESC, created_at DESC, root_id DESC)
    WHERE shown = 1;
COMMENT ON COLUMN comment_thread.shown IS '1 where the first comment is approved, else 0.';
COMMENT ON COLUMN comment_thread.replies IS 'How many replies are approved, at any depth, whether the thread is shown or not.';

CREATE TABLE comment_count (
    article_id  uuid    NOT NULL,
    comments    integer NOT NULL,
    CONSTRAINT pk_comment_count PRIMARY KEY (article_id),
    CONSTRAINT fk_comment_count_article FOREIGN KEY (article_id) REFERENCES article (id)
) WITH (fillfactor = 50);
COMMENT ON COLUMN comment_count.comments IS 'Approved comments whose thread is shown: the sum of shown * (1 + replies) over the threads.';

CREATE TABLE comment_event (
    xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    seq         bigint      GENERATED ALWAYS AS IDENTITY,
    at          timestamptz NOT NULL DEFAULT now(),
    kind        text        NOT NULL,
    article_id  uuid        NOT NULL,
    comment_id  uuid,
    CONSTRAINT pk_comment_event PRIMARY KEY (xid, seq),
    CONSTRAINT ck_comment_event_kind CHECK (kind IN ('approved', 'edited', 'removed', 'counted')),
    CONSTRAINT ck_comment_event_comment CHECK ((kind = 'counted') = (comment_id IS NULL))
);
CREATE INDEX ix_comment_event_at ON comment_event USING brin (at);
COMMENT ON TABLE comment_event IS 'The comments'' stream, ordered by (xid, seq): all rows of transactions below pg_snapshot_xmin are there for good. Trimmed after a day.';

-- Triggers, since the release before knows of no counts, and whoever changes a comment's state must not forget them.
CREATE FUNCTION comment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    was integer := CASE WHEN TG_OP = 'UPDATE' AND OLD.state = 'approved' THEN 1 ELSE 0 END;
    is_now integer := CASE WHEN NEW.state = 'approved' THEN 1 ELSE 0 END;
BEGIN
    IF was <> is_now THEN
        INSERT INTO comment_delta (root_id, shown, replies)
        VALUES (NEW.root_id,
            CASE WHEN NEW.parent_id IS NULL THEN is_now - was ELSE 0 END,
            CASE WHEN NEW.parent_id IS NULL THEN 0 ELSE is_now - was END);
    END IF;
    INSERT INTO comment_event (kind, article_id, comment_id)
    VALUES (CASE WHEN is_now = 0 THEN 'removed' WHEN was = 0 THEN 'approved' ELSE 'edited' END,
        NEW.article_id, NEW.id);
    RETURN NULL;
END $$;

CREATE TRIGGER tr_comment_posted AFTER INSERT ON comment FOR EACH ROW
    WHEN (NEW.state = 'approved') EXECUTE FUNCTION comment_changed();
CREATE TRIGGER tr_comment_changed AFTER UPDATE ON comment FOR EACH ROW
    WHEN ((OLD.state = 'approved') <> (NEW.state = 'approved')
        OR (NEW.state = 'approved' AND (OLD.text, OLD.display_name) IS DISTINCT FROM (NEW.text, NEW.display_name)))
    EXECUTE FUNCTION comment_changed();

-- Only approved replies are listed. The next release drops ix_comment_replies: that locks readers out, who may hold what
-- this waits for.
CREATE INDEX ix_comment_replies_shown ON comment (root_id, created_at, id)
    WHERE state = 'approved' AND parent_id IS NOT NULL;

-- The triggers' lock keeps writers away until this is committed.
INSERT INTO comment_thread (root_id, article_id, created_at, shown, replies)
SELECT r.id, r.article_id, r.created_at, CASE WHEN r.state = 'approved' THEN 1 ELSE 0 END, coalesce(c.replies, 0)
FROM comment r
LEFT JOIN (
    SELECT root_id, count(*) AS replies FROM comment WHERE state = 'approved' AND parent_id IS NOT NULL GROUP BY root_id
) c ON c.root_id = r.id
WHERE r.parent_id IS NULL AND (r.state = 'approved' OR c.replies IS NOT NULL);

INSERT INTO comment_count (article_id, comments)
SELECT article_id, sum(1 + replies) FROM comment_thread WHERE shown = 1 GROUP BY article_id;
