-- What discussions list has indexes of its own, placeholders are told as they come and go, and stored answers know what
-- they show.

SET LOCAL lock_timeout = '5s';
-- In the order in which those who post take theirs, so that nobody waits for each other.
LOCK TABLE idempotent_answer IN ACCESS EXCLUSIVE MODE;
LOCK TABLE comment IN SHARE ROW EXCLUSIVE MODE;

-- Those of V030 hold all that was ever deleted. The release before lists by them; the next one drops them. Of a million
-- comments these two take about two seconds, in which readers read and nobody writes; CONCURRENTLY would be a step of its
-- own for each.
CREATE INDEX ix_comment_thread_listed ON comment (article_id, created_at DESC, id DESC)
    WHERE (state = 'approved' OR keeps_place) AND parent_id IS NULL;
CREATE INDEX ix_comment_replies_listed ON comment (root_id, created_at, id)
    WHERE (state = 'approved' OR keeps_place) AND parent_id IS NOT NULL;

-- What only keeps its place comes and goes with what answers it.
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
        IF NEW.parent_id IS NOT NULL THEN
            INSERT INTO comment_event (kind, article_id, comment_id)
            SELECT 'edited', c.article_id, c.id FROM comment c
            WHERE c.id IN (NEW.root_id, NEW.parent_id) AND c.keeps_place
            ORDER BY c.parent_id IS NOT NULL;
        END IF;
    END IF;
    INSERT INTO comment_event (kind, article_id, comment_id)
    VALUES (CASE WHEN is_now = 0 THEN 'removed' WHEN was = 0 THEN 'approved' ELSE 'edited' END,
        NEW.article_id, NEW.id);
    RETURN NULL;
END $$;

ALTER TABLE idempotent_answer ADD COLUMN shown uuid[];
-- Without a list of what is to be added, which each look into it would read through.
CREATE INDEX ix_idempotent_answer_shown ON idempotent_answer USING gin (shown) WITH (fastupdate = off);
-- What the release before stores, for a day.
CREATE INDEX ix_idempotent_answer_unread ON idempotent_answer (at) WHERE shown IS NULL AND body IS NOT NULL;
COMMENT ON COLUMN idempotent_answer.shown IS 'The ids of what stands in the body, by which it is forgotten with that; null: nobody has looked.';
