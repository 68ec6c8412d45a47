-- Readers: who has commented, and what they are called.

SET LOCAL lock_timeout = '5s';

CREATE TABLE reader (
    id            uuid        NOT NULL,
    kind          text        NOT NULL,
    issuer        text,
    subject       text,
    token_hash    bytea,
    display_name  text,
    email         text,
    roles         text[]      NOT NULL DEFAULT '{}',
    person_id     uuid,
    created_at    timestamptz NOT NULL,
    CONSTRAINT pk_reader PRIMARY KEY (id),
    CONSTRAINT uq_reader_subject UNIQUE (issuer, subject),
    CONSTRAINT uq_reader_token UNIQUE (token_hash),
    CONSTRAINT fk_reader_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_reader_kind CHECK (kind IN ('jwt', 'guest'))
);
CREATE INDEX ix_reader_person ON reader (person_id) WHERE person_id IS NOT NULL;
COMMENT ON COLUMN reader.subject IS 'Of those who sign in: what the issuer of their tokens calls them.';
COMMENT ON COLUMN reader.token_hash IS 'Of guests: SHA-256 of their secret.';
COMMENT ON COLUMN reader.roles IS 'What was given to them here; those of their tokens are not stored.';

-- Comments that were imported, or posted before, have no reader; so there is nothing to be checked.
ALTER TABLE comment
    ADD COLUMN reader_id uuid,
    ADD COLUMN badges text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT fk_comment_reader FOREIGN KEY (reader_id) REFERENCES reader (id) NOT VALID;
CREATE INDEX ix_comment_reader ON comment (reader_id, created_at DESC, id DESC) WHERE reader_id IS NOT NULL;
COMMENT ON COLUMN comment.badges IS 'What its reader was when it was posted: author of the article, staff, expert.';

ALTER TABLE site ADD COLUMN comments_reserved_names text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN site.comments_reserved_names IS 'What only staff may be called, beside the names that are known anyway.';
