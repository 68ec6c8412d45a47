-- Who may call, and the secrets that all instances share.

CREATE TABLE secret (
    name        text        NOT NULL,
    generation  integer     NOT NULL,
    value       bytea       NOT NULL,
    encrypted   boolean     NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT pk_secret PRIMARY KEY (name, generation)
);
COMMENT ON TABLE secret IS 'Signing keys by name; the newest generation signs, the two newest verify.';

CREATE TABLE partner (
    id          uuid        NOT NULL,
    slug        text        NOT NULL,
    name        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT pk_partner PRIMARY KEY (id),
    CONSTRAINT uq_partner_slug UNIQUE (slug)
);

CREATE TABLE api_key (
    id          uuid        NOT NULL,
    partner_id  uuid,
    name        text        NOT NULL,
    prefix      text        NOT NULL,
    hash        bytea       NOT NULL,
    scopes      text[]      NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz,
    revoked_at  timestamptz,
    CONSTRAINT pk_api_key PRIMARY KEY (id),
    CONSTRAINT uq_api_key_hash UNIQUE (hash),
    CONSTRAINT fk_api_key_partner FOREIGN KEY (partner_id) REFERENCES partner (id),
    CONSTRAINT ck_api_key_hash CHECK (octet_length(hash) = 32),
    CONSTRAINT ck_api_key_scopes CHECK (scopes <@ ARRAY [
        'content:read', 'content:preview', 'content:write', 'content:publish',
        'comments:write', 'comments:moderate', 'admin'])
);
CREATE INDEX ix_api_key_partner ON api_key (partner_id);
COMMENT ON COLUMN api_key.hash IS 'SHA-256 of the whole key; the key itself is shown once and stored nowhere.';

CREATE TABLE idempotent_answer (
    caller        text        NOT NULL,
    path          text        NOT NULL,
    key           text        NOT NULL,
    request_hash  bytea       NOT NULL,
    status        integer     NOT NULL,
    headers       jsonb       NOT NULL,
    body          bytea,
    at            timestamptz NOT NULL,
    CONSTRAINT pk_idempotent_answer PRIMARY KEY (caller, path, key)
);
CREATE INDEX ix_idempotent_answer_at ON idempotent_answer (at);
COMMENT ON TABLE idempotent_answer IS 'Answers to POST with an Idempotency-Key, written in the transaction of the effect.';
