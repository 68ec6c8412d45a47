-- Feeds: saved filters with a name; keys that open one feed's secret address; what was listed where when it was withdrawn.

SET LOCAL lock_timeout = '5s';

CREATE TABLE feed (
    id           uuid        NOT NULL,
    name         text        NOT NULL,
    title        text        NOT NULL,
    description  text,
    filter       jsonb       NOT NULL,
    revision     integer     NOT NULL,
    created_at   timestamptz NOT NULL,
    modified_at  timestamptz NOT NULL,
    CONSTRAINT pk_feed PRIMARY KEY (id),
    CONSTRAINT uq_feed_name UNIQUE (name)
);
COMMENT ON COLUMN feed.filter IS 'Parameters of GET /v1/articles by their names, as they were written.';

ALTER TABLE api_key ADD COLUMN feed text;
COMMENT ON COLUMN api_key.feed IS 'The feed whose secret address the key opens, and nothing else; null of all other keys.';
CREATE INDEX ix_api_key_feed ON api_key (feed) WHERE feed IS NOT NULL;

CREATE TABLE withdrawn_listing (
    article_id    uuid        NOT NULL,
    published_at  timestamptz NOT NULL,
    facets        uuid[]      NOT NULL,
    CONSTRAINT pk_withdrawn_listing PRIMARY KEY (article_id),
    CONSTRAINT fk_withdrawn_listing_article FOREIGN KEY (article_id) REFERENCES article (id) ON DELETE CASCADE
);
CREATE INDEX ix_withdrawn_listing_published ON withdrawn_listing (published_at, article_id);
COMMENT ON TABLE withdrawn_listing IS
    'What an article was listed under when it was withdrawn last; kept when it comes back. See facet.';
