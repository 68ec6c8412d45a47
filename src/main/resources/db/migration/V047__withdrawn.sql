-- What was withdrawn lately is told on the first page of feeds, however old it is. Alone in its step, since it is built without a lock.

CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_article_withdrawn_at ON article (withdrawn_at) WHERE withdrawn_at IS NOT NULL;
