-- What is known of readers, for the rules of moderation: their record, and sanctions.

SET LOCAL lock_timeout = '5s';

ALTER TABLE site
    ADD COLUMN comments_new_reader_approved integer NOT NULL DEFAULT 0,
    ADD COLUMN comments_record_rejected_share double precision DEFAULT 0.5,
    ADD COLUMN comments_record_at_least integer NOT NULL DEFAULT 5,
    ADD COLUMN comments_slow_mode_minutes integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN site.comments_new_reader_approved IS 'How many approved comments a reader needs to be no longer new; 0: nobody is new.';
COMMENT ON COLUMN site.comments_record_rejected_share IS 'From which share of rejected ones on a moderator decides; null: never.';

-- For how many approved ones a reader has: the first of them, never all.
CREATE INDEX ix_comment_reader_approved ON comment (reader_id) WHERE state = 'approved' AND reader_id IS NOT NULL;

CREATE TABLE reader_sanction (
    id           uuid        NOT NULL,
    reader_id    uuid        NOT NULL,
    kind         text        NOT NULL,
    section_id   uuid,
    at           timestamptz NOT NULL,
    until        timestamptz,
    reason_code  text,
    note         text,
    actor        uuid        NOT NULL,
    moderator    text,
    lifted_at    timestamptz,
    lifted_by    uuid,
    CONSTRAINT pk_reader_sanction PRIMARY KEY (id),
    CONSTRAINT fk_reader_sanction_reader FOREIGN KEY (reader_id) REFERENCES reader (id),
    CONSTRAINT fk_reader_sanction_section FOREIGN KEY (section_id) REFERENCES section (id),
    CONSTRAINT fk_reader_sanction_actor FOREIGN KEY (actor) REFERENCES api_key (id),
    CONSTRAINT fk_reader_sanction_lifted_by FOREIGN KEY (lifted_by) REFERENCES api_key (id),
    CONSTRAINT ck_reader_sanction_kind CHECK (kind IN ('warn', 'mute', 'suspend', 'ban')),
    CONSTRAINT ck_reader_sanction_lifted CHECK ((lifted_at IS NULL) = (lifted_by IS NULL))
);
CREATE INDEX ix_reader_sanction_reader ON reader_sanction (reader_id, at DESC, id DESC);
CREATE INDEX ix_reader_sanction_section ON reader_sanction (section_id) WHERE section_id IS NOT NULL;
COMMENT ON TABLE reader_sanction IS 'What moderators have laid on readers; rows stay, when they are over or lifted too.';
COMMENT ON COLUMN reader_sanction.section_id IS 'Where it holds: there and below; null: on the whole site.';

CREATE TABLE banned_account (
    account      bytea NOT NULL,
    until        timestamptz,
    reason_code  text,
    at           timestamptz NOT NULL,
    actor        uuid NOT NULL,
    CONSTRAINT pk_banned_account PRIMARY KEY (account),
    CONSTRAINT fk_banned_account_actor FOREIGN KEY (actor) REFERENCES api_key (id)
);
COMMENT ON TABLE banned_account IS 'Who was banned from the whole site and has left: SHA-256 of issuer and subject, and nothing else of them. The ban holds when they come again.';

CREATE FUNCTION reader_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO reader_sanction (id, reader_id, kind, at, until, reason_code, actor)
    SELECT gen_random_uuid(), NEW.id, 'ban', b.at, b.until, b.reason_code, b.actor FROM banned_account b
    WHERE b.account = sha256(convert_to(NEW.issuer || chr(10) || NEW.subject, 'UTF8'));
    RETURN NULL;
END $$;
CREATE TRIGGER tr_reader_came AFTER INSERT ON reader FOR EACH ROW WHEN (NEW.issuer IS NOT NULL)
    EXECUTE FUNCTION reader_came();
