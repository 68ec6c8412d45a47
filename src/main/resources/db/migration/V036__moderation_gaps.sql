-- What readers could escape by leaving, deleting, or another name; who has decided, by name; modes for one reader.

SET LOCAL lock_timeout = '5s';

-- What readers take along, oldest first. Indexes come before the columns, so that nobody waits who reads.
CREATE INDEX ix_comment_reaction_owned ON comment_reaction (reader_id, at, comment_id);

-- The log by moderators' names.
CREATE INDEX ix_comment_decision_moderator ON comment_decision (moderator, at, id) WHERE moderator IS NOT NULL;

-- A mode for one reader. Not checked on the rows that are there: all of them hold to less.
ALTER TABLE reader_sanction
    DROP CONSTRAINT ck_reader_sanction_kind,
    ADD CONSTRAINT ck_reader_sanction_kind
        CHECK (kind IN ('warn', 'mute', 'suspend', 'ban', 'pre-moderate', 'trust')) NOT VALID;
