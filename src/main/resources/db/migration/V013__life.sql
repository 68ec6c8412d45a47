-- The life of articles and images: what falls due, schedules, embargoes, ends, withdrawals of images.

SET LOCAL lock_timeout = '5s';

CREATE TABLE due (
    id          uuid        NOT NULL,
    type        text        NOT NULL,
    target_id   uuid        NOT NULL,
    kind        text        NOT NULL,
    at          timestamptz NOT NULL,
    state       text        NOT NULL,
    next_at     timestamptz NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0,
    last_error  text,
    created_at  timestamptz NOT NULL,
    created_by  uuid,
    done_at     timestamptz,
    CONSTRAINT pk_due PRIMARY KEY (id),
    CONSTRAINT ck_due_type CHECK (type IN ('article', 'image')),
    CONSTRAINT ck_due_kind CHECK (kind IN ('publish', 'unpublish', 'embargo-end', 'rights-end')),
    CONSTRAINT ck_due_state CHECK (state IN ('waiting', 'done', 'cancelled', 'failed')),
    CONSTRAINT ck_due_done CHECK ((state = 'waiting') = (done_at IS NULL))
);
CREATE UNIQUE INDEX uq_due_waiting ON due (target_id, kind) WHERE state = 'waiting';
CREATE INDEX ix_due_next ON due (next_at, id) WHERE state = 'waiting';
CREATE INDEX ix_due_at ON due (type, at, id);
COMMENT ON TABLE due IS 'What happens at a time: nothing becomes visible or stops by the clock alone, but by a worker that takes these rows.';
COMMENT ON COLUMN due.next_at IS 'When it is tried: its time, or later after a failure.';

ALTER TABLE article DROP CONSTRAINT ck_article_status;
ALTER TABLE article ADD CONSTRAINT ck_article_status CHECK (status IN ('draft', 'scheduled', 'published', 'withdrawn'));
ALTER TABLE article ADD COLUMN scheduled_for timestamptz;
ALTER TABLE article ADD COLUMN embargo_until timestamptz;
ALTER TABLE article ADD COLUMN ends_at timestamptz;
COMMENT ON COLUMN article.scheduled_for IS 'When its newest draft is published; null where nothing is scheduled.';
COMMENT ON COLUMN article.embargo_until IS 'Set while what is published is under embargo; only a due row takes it off.';
COMMENT ON COLUMN article.ends_at IS 'When it is unpublished; looked at when it is read too.';

ALTER TABLE revision ADD COLUMN legal_hold boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN revision.legal_hold IS 'Whether a lawyer still has to clear it: it cannot be published meanwhile.';

ALTER TABLE document ADD COLUMN valid_until timestamptz;
COMMENT ON COLUMN document.valid_until IS 'When the licence of an image ends that it shows: from then on it is stale.';

ALTER TABLE image ADD COLUMN withdrawn_at timestamptz;
ALTER TABLE image ADD COLUMN withdrawal_reason text;
CREATE INDEX ix_image_holder ON image (lower(holder)) WHERE holder IS NOT NULL;
CREATE INDEX ix_image_credit ON image (lower(credit)) WHERE credit IS NOT NULL;

INSERT INTO due (id, type, target_id, kind, at, state, next_at, created_at)
SELECT gen_random_uuid(), 'image', id, 'rights-end', expires_at, 'waiting', expires_at, now()
FROM image WHERE expires_at IS NOT NULL;

ALTER TABLE api_key DROP CONSTRAINT ck_api_key_scopes;
ALTER TABLE api_key ADD CONSTRAINT ck_api_key_scopes CHECK (scopes <@ ARRAY [
    'content:read', 'content:preview', 'content:embargo', 'content:write', 'content:publish',
    'comments:write', 'comments:moderate', 'admin']);
