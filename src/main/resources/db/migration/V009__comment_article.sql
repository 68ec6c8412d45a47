-- A moderator asks for the comments on one article, in one state.

CREATE INDEX ix_comment_article ON comment (article_id, state, created_at, id);
