-- Discussion: comments about a part of an article.

SET LOCAL lock_timeout = '5s';

CREATE TABLE comment_anchor (
    comment_id  uuid        NOT NULL,
    article_id  uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    block       text        NOT NULL,
    start_at    integer,
    end_at      integer,
    quote_id    uuid,
    exact       text,
    prefix      text        NOT NULL,
    suffix      text        NOT NULL,
    digest      text        NOT NULL,
    revision    integer     NOT NULL,
    checked     integer     NOT NULL,
    CONSTRAINT pk_comment_anchor PRIMARY KEY (comment_id),
    CONSTRAINT fk_comment_anchor_comment FOREIGN KEY (comment_id) REFERENCES comment (id),
    CONSTRAINT fk_comment_anchor_article FOREIGN KEY (article_id) REFERENCES article (id),
    CONSTRAINT ck_comment_anchor_range CHECK (CASE WHEN exact IS NULL
        THEN num_nonnulls(start_at, end_at, quote_id) = 0
        ELSE start_at IS NOT NULL AND end_at IS NOT NULL AND start_at >= 0 AND end_at > start_at END)
);
CREATE INDEX ix_comment_anchor_block ON comment_anchor (article_id, block, created_at DESC, comment_id DESC);
CREATE INDEX ix_comment_anchor_checked ON comment_anchor (article_id, checked);
COMMENT ON TABLE comment_anchor IS 'What comments are about that are not about the whole article: a block, or a range of its text.';
COMMENT ON COLUMN comment_anchor.created_at IS 'That of the comment.';
COMMENT ON COLUMN comment_anchor.exact IS 'The text of the range, as it was chosen; null where it is the whole block. Never answered.';
COMMENT ON COLUMN comment_anchor.prefix IS 'What stood before it; suffix what stood behind it.';
COMMENT ON COLUMN comment_anchor.digest IS 'SHA-256 of the block''s text, as it was chosen.';
COMMENT ON COLUMN comment_anchor.revision IS 'The newest published revision in which it was found: block and range are those of that one.';
COMMENT ON COLUMN comment_anchor.checked IS 'The published revision in which it was looked for last.';

CREATE TABLE comment_anchor_due (
    id          bigint  GENERATED ALWAYS AS IDENTITY,
    article_id  uuid    NOT NULL,
    CONSTRAINT pk_comment_anchor_due PRIMARY KEY (id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
COMMENT ON TABLE comment_anchor_due IS 'Articles whose anchors are to be looked for, since they were published or an anchor came; appended, so that nobody waits.';

-- A trigger, since the release before publishes, too. Who posts with an anchor appends a row, so what this does not see
-- yet is looked for nevertheless: not before this publication has ended, as the worker wants the article's lock.
CREATE FUNCTION article_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO comment_anchor_due (article_id)
    SELECT NEW.id WHERE EXISTS (SELECT FROM comment_anchor a WHERE a.article_id = NEW.id);
    RETURN NULL;
END $$;

CREATE TRIGGER tr_article_published AFTER UPDATE OF published_revision ON article FOR EACH ROW
    WHEN (OLD.published_revision IS DISTINCT FROM NEW.published_revision)
    EXECUTE FUNCTION article_published();
