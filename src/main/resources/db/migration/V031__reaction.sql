-- Reactions: what readers think of comments, in a word; and threads by how much they are liked.

SET LOCAL lock_timeout = '5s';

ALTER TABLE site ADD COLUMN comments_reactions text[] NOT NULL DEFAULT '{like}';
COMMENT ON COLUMN site.comments_reactions IS 'Which there are. Those that were taken off are kept, and not shown.';

CREATE TABLE comment_reaction (
    comment_id  uuid        NOT NULL,
    name        text        NOT NULL,
    reader_id   uuid        NOT NULL,
    article_id  uuid        NOT NULL,
    at          timestamptz NOT NULL,
    CONSTRAINT pk_comment_reaction PRIMARY KEY (comment_id, name, reader_id),
    CONSTRAINT fk_comment_reaction_comment FOREIGN KEY (comment_id) REFERENCES comment (id) ON DELETE CASCADE,
    CONSTRAINT fk_comment_reaction_reader FOREIGN KEY (reader_id) REFERENCES reader (id)
);
CREATE INDEX ix_comment_reaction_reader
    ON comment_reaction (reader_id, article_id, at DESC, comment_id DESC, name DESC);
COMMENT ON TABLE comment_reaction IS 'Rows come and go, and never change. Nobody but the reader learns whose they are.';
COMMENT ON COLUMN comment_reaction.article_id IS 'That of the comment.';

CREATE TABLE comment_reaction_delta (
    id          bigint   GENERATED ALWAYS AS IDENTITY,
    comment_id  uuid     NOT NULL,
    name        text     NOT NULL,
    reactions   smallint NOT NULL,
    CONSTRAINT pk_comment_reaction_delta PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
COMMENT ON TABLE comment_reaction_delta IS 'What is to be added to comment_reaction_count; folded into it, and deleted, each second.';

CREATE TABLE comment_reaction_count (
    comment_id  uuid    NOT NULL,
    name        text    NOT NULL,
    reactions   integer NOT NULL,
    CONSTRAINT pk_comment_reaction_count PRIMARY KEY (comment_id, name),
    CONSTRAINT fk_comment_reaction_count_comment FOREIGN KEY (comment_id) REFERENCES comment (id) ON DELETE CASCADE
) WITH (fillfactor = 50);

-- A trigger, so that whoever adds or deletes rows (erasure, too) does not forget the counts.
CREATE FUNCTION comment_reaction_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO comment_reaction_delta (comment_id, name, reactions) VALUES (NEW.comment_id, NEW.name, 1);
    ELSE
        INSERT INTO comment_reaction_delta (comment_id, name, reactions) VALUES (OLD.comment_id, OLD.name, -1);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER tr_comment_reaction_changed AFTER INSERT OR DELETE ON comment_reaction FOR EACH ROW
    EXECUTE FUNCTION comment_reaction_changed();

CREATE TABLE comment_liked (
    one   boolean NOT NULL DEFAULT true,
    name  text    NOT NULL,
    CONSTRAINT pk_comment_liked PRIMARY KEY (one),
    CONSTRAINT ck_comment_liked_one CHECK (one)
);
COMMENT ON TABLE comment_liked IS 'Which reaction comment_thread.likes counts; without its row: like. Where the site has come to mean another one, all are counted anew.';

ALTER TABLE comment_thread ADD COLUMN likes integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN comment_thread.likes IS 'How many readers like the first comment: its count in comment_reaction_count of what comment_liked names.';
-- For most-liked. Of a million threads it takes about a second; CONCURRENTLY would be a step of its own.
CREATE INDEX ix_comment_thread_likes ON comment_thread (article_id, likes DESC, created_at DESC, root_id DESC)
    WHERE shown = 1;
