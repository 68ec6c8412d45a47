-- Partners as they are worked with; keys that are theirs, that are taken from certain places only, and that are rotated.

SET LOCAL lock_timeout = '5s';

-- Nothing has written partners before.
ALTER TABLE partner
    ALTER COLUMN slug TYPE text COLLATE "C",
    ADD COLUMN contact_email text,
    ADD COLUMN notes text,
    ADD COLUMN ended_at timestamptz,
    ADD COLUMN revision integer NOT NULL DEFAULT 1,
    ADD COLUMN modified_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN partner.ended_at IS 'When its contract ended: its keys are refused since; null: it is active.';

-- Instances of the release before do not look at addresses and origins.
ALTER TABLE api_key
    ADD COLUMN addresses text[] NOT NULL DEFAULT '{}',
    ADD COLUMN origins text[] NOT NULL DEFAULT '{}',
    ADD COLUMN last_used_at timestamptz,
    ADD COLUMN revision integer NOT NULL DEFAULT 1,
    ADD CONSTRAINT ck_api_key_origins
        CHECK (origins = '{}' OR scopes <@ ARRAY ['content:read', 'comments:write']) NOT VALID;
COMMENT ON COLUMN api_key.addresses IS 'From which addresses it is taken: networks in CIDR form, or single ones; none: from all.';
COMMENT ON COLUMN api_key.origins IS 'On which web origins'' pages it is taken; none: everywhere.';
COMMENT ON COLUMN api_key.last_used_at IS 'To the minute.';
COMMENT ON COLUMN api_key.hash IS 'SHA-256 of the whole key, the current one; the key itself is shown once and stored nowhere.';

CREATE TABLE former_key_hash (
    hash    bytea       NOT NULL,
    key_id  uuid        NOT NULL,
    prefix  text        NOT NULL,
    until   timestamptz NOT NULL,
    CONSTRAINT pk_former_key_hash PRIMARY KEY (hash),
    CONSTRAINT fk_former_key_hash_key FOREIGN KEY (key_id) REFERENCES api_key (id),
    CONSTRAINT ck_former_key_hash CHECK (octet_length(hash) = 32)
);
CREATE INDEX ix_former_key_hash_key ON former_key_hash (key_id);
COMMENT ON TABLE former_key_hash IS 'Secrets that were replaced. Rows stay for ever: DATELINE_ADMIN_KEY must not bring an old one back.';
COMMENT ON COLUMN former_key_hash.until IS 'Until when it is taken beside the current one; at most one of a key lies ahead.';

-- The release before knows only current secrets: its start must not bring back a DATELINE_ADMIN_KEY that was replaced.
CREATE FUNCTION api_key_is_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM former_key_hash f WHERE f.hash = NEW.hash) THEN
        RAISE EXCEPTION 'the key %… has been replaced by another one', NEW.prefix;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER tr_api_key_is_new BEFORE INSERT ON api_key FOR EACH ROW EXECUTE FUNCTION api_key_is_new();
