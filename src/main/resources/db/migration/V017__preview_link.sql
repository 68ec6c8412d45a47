-- Preview links: who has the token of one reads the site as if the article's draft were published.

CREATE TABLE preview_link (
    id          uuid        NOT NULL,
    article_id  uuid        NOT NULL,
    token_hash  bytea       NOT NULL,
    made_by     uuid,
    made_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz,
    CONSTRAINT pk_preview_link PRIMARY KEY (id),
    CONSTRAINT uq_preview_link_token UNIQUE (token_hash),
    CONSTRAINT fk_preview_link_article FOREIGN KEY (article_id) REFERENCES article (id),
    CONSTRAINT fk_preview_link_made_by FOREIGN KEY (made_by) REFERENCES api_key (id),
    CONSTRAINT ck_preview_link_expires CHECK (expires_at > made_at)
);
CREATE INDEX ix_preview_link_article ON preview_link (article_id, id);
CREATE INDEX ix_preview_link_expires ON preview_link (expires_at);
COMMENT ON COLUMN preview_link.token_hash IS 'SHA-256 of the token, which is shown once and stored nowhere.';
COMMENT ON COLUMN preview_link.made_by IS 'The API key; when that ends, its links do.';

ALTER TABLE article ADD COLUMN killed_at timestamptz;
COMMENT ON COLUMN article.killed_at IS 'When it was killed last, even if it is back: links that were made before have ended.';

ALTER TABLE site ADD COLUMN preview_pattern text NOT NULL DEFAULT '/preview/{id}?token={token}';
