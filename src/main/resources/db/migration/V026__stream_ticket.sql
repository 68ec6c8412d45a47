-- Live comments: tickets for browsers, and the stream of one article, from where somebody left it.

SET LOCAL lock_timeout = '5s';

CREATE TABLE stream_ticket (
    token_hash  bytea       NOT NULL,
    article_id  uuid        NOT NULL,
    made_by     uuid        NOT NULL,
    expires_at  timestamptz NOT NULL,
    CONSTRAINT pk_stream_ticket PRIMARY KEY (token_hash),
    CONSTRAINT fk_stream_ticket_article FOREIGN KEY (article_id) REFERENCES article (id),
    CONSTRAINT fk_stream_ticket_made_by FOREIGN KEY (made_by) REFERENCES api_key (id)
);
CREATE INDEX ix_stream_ticket_expires ON stream_ticket (expires_at);
COMMENT ON TABLE stream_ticket IS 'Tickets that were not used yet; using one deletes it.';
COMMENT ON COLUMN stream_ticket.token_hash IS 'SHA-256 of the ticket, which is shown once and stored nowhere.';
COMMENT ON COLUMN stream_ticket.made_by IS 'The API key for which it stands.';

-- The table holds a day: this takes a moment only.
CREATE INDEX ix_comment_event_article ON comment_event (article_id, xid, seq) WHERE comment_id IS NOT NULL;
