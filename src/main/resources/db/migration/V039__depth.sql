-- How deep discussions are shown: under which comment a reply is listed that answers a deeper one.

SET LOCAL lock_timeout = '5s';

ALTER TABLE site ADD COLUMN comments_depth integer;
ALTER TABLE site ADD CONSTRAINT ck_site_comments_depth CHECK (comments_depth BETWEEN 1 AND 20);
COMMENT ON COLUMN site.comments_depth IS 'How many levels of replies are shown under what a thread begins with; null: all.';

ALTER TABLE comment ADD COLUMN path uuid[];
COMMENT ON COLUMN comment.path IS 'Of a reply to a reply, what it stands under: what its thread begins with, then one of each level, 20 at most. Null of all others, and of what was written before.';

-- A trigger, so that whoever writes comments (imports, and the release before, too) does not forget it.
CREATE FUNCTION comment_path() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    above uuid[] := coalesce((SELECT p.path FROM comment p WHERE p.id = NEW.parent_id), ARRAY[NEW.root_id]);
BEGIN
    NEW.path := CASE WHEN cardinality(above) < 20 THEN above || NEW.parent_id ELSE above END;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_comment_path BEFORE INSERT ON comment
    FOR EACH ROW WHEN (NEW.parent_id <> NEW.root_id) EXECUTE FUNCTION comment_path();
