-- What readers could escape by leaving, deleting, or another name; who has decided, by name; modes for one reader.

SET LOCAL lock_timeout = '5s';
-- In the order in which those who post take theirs, so that nobody waits for each other.
LOCK TABLE comment, reader_sanction, comment_decision IN ACCESS EXCLUSIVE MODE;

-- What readers take along, oldest first. Indexes come before the columns, so that nobody waits who reads.
CREATE INDEX ix_comment_reaction_owned ON comment_reaction (reader_id, at, comment_id);

-- The log by moderators' names.
CREATE INDEX ix_comment_decision_moderator ON comment_decision (moderator, at, id) WHERE moderator IS NOT NULL;

-- A mode for one reader. Not checked on the rows that are there: all of them hold to less.
ALTER TABLE reader_sanction
    DROP CONSTRAINT ck_reader_sanction_kind,
    ADD CONSTRAINT ck_reader_sanction_kind
        CHECK (kind IN ('warn', 'mute', 'suspend', 'ban', 'pre-moderate', 'trust')) NOT VALID;

-- Sanctions outlive erasure. The release before goes on with banned_account, which a later one drops; who comes through
-- it comes without account, and so with no more than a ban.
ALTER TABLE reader ADD COLUMN account bytea;
COMMENT ON COLUMN reader.account IS 'Of who signs in: HMAC-SHA-256 of issuer and subject, as in sanctioned_account; null of who came before.';

CREATE TABLE sanctioned_account (
    id           uuid        NOT NULL,
    account      bytea       NOT NULL,
    kind         text        NOT NULL,
    section_id   uuid,
    at           timestamptz NOT NULL,
    until        timestamptz,
    reason_code  text,
    actor        uuid        NOT NULL,
    CONSTRAINT pk_sanctioned_account PRIMARY KEY (id),
    CONSTRAINT fk_sanctioned_account_section FOREIGN KEY (section_id) REFERENCES section (id),
    CONSTRAINT fk_sanctioned_account_actor FOREIGN KEY (actor) REFERENCES api_key (id)
);
CREATE INDEX ix_sanctioned_account_account ON sanctioned_account (account);
CREATE INDEX ix_sanctioned_account_until ON sanctioned_account (until) WHERE until IS NOT NULL;
COMMENT ON TABLE sanctioned_account IS 'What was in force of who has signed in and left. It holds again when they come again, and is then back in reader_sanction.';

CREATE OR REPLACE FUNCTION reader_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    WITH kept AS (
        DELETE FROM sanctioned_account WHERE account = NEW.account
        RETURNING id, kind, section_id, at, until, reason_code, actor),
    banned AS (
        DELETE FROM banned_account WHERE account = sha256(convert_to(NEW.issuer || chr(10) || NEW.subject, 'UTF8'))
        RETURNING at, until, reason_code, actor)
    INSERT INTO reader_sanction (id, reader_id, kind, section_id, at, until, reason_code, actor)
    SELECT b.id, NEW.id, b.kind, b.section_id, b.at, b.until, b.reason_code, b.actor FROM (
        SELECT * FROM kept
        UNION ALL
        SELECT gen_random_uuid(), 'ban', NULL, at, until, reason_code, actor FROM banned) b
    WHERE b.until IS NULL OR b.until > NEW.created_at;
    RETURN NULL;
END $$;

-- What a reader says again, under whatever name. The index of no rows takes as long as the table takes to be read.
ALTER TABLE comment_decision ADD COLUMN reader_repeat_key bytea;
CREATE INDEX ix_comment_decision_reader_repeat ON comment_decision (reader_repeat_key, at)
    WHERE reader_repeat_key IS NOT NULL;
COMMENT ON COLUMN comment_decision.reader_repeat_key IS 'A digest of reader and text, folded, of short texts with what they answer: what the same reader says again has the same.';

-- What was deleted counts in its reader's record as what it was.
ALTER TABLE comment
    ADD COLUMN deleted_from text,
    ADD CONSTRAINT ck_comment_deleted_from CHECK (deleted_from IS NULL OR state = 'deleted') NOT VALID;
COMMENT ON COLUMN comment.deleted_from IS 'Of a deleted one: its state before; null where a release before has deleted it.';
