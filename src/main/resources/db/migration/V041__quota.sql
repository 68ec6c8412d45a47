-- Plans and what is left of them; what callers were given: counts, and which partner holds which article.

SET LOCAL lock_timeout = '5s';

CREATE TABLE plan (
    id              uuid        NOT NULL,
    name            text        NOT NULL,
    rate            double precision,
    burst           bigint,
    day_requests    bigint,
    day_articles    bigint,
    day_bytes       bigint,
    month_requests  bigint,
    month_articles  bigint,
    month_bytes     bigint,
    created_at      timestamptz NOT NULL,
    CONSTRAINT pk_plan PRIMARY KEY (id),
    CONSTRAINT uq_plan_name UNIQUE (name),
    CONSTRAINT ck_plan_rate CHECK (rate > 0 AND burst >= rate),
    CONSTRAINT ck_plan_burst CHECK ((rate IS NULL) = (burst IS NULL)),
    CONSTRAINT ck_plan_quota CHECK (
        day_requests > 0 AND day_articles > 0 AND day_bytes > 0
        AND month_requests > 0 AND month_articles > 0 AND month_bytes > 0)
);
COMMENT ON COLUMN plan.rate IS 'Requests a second; a limit that is null is none.';

CREATE TABLE partner_plan (
    partner_id  uuid NOT NULL,
    plan_id     uuid NOT NULL,
    CONSTRAINT pk_partner_plan PRIMARY KEY (partner_id),
    CONSTRAINT fk_partner_plan_partner FOREIGN KEY (partner_id) REFERENCES partner (id) ON DELETE CASCADE,
    CONSTRAINT fk_partner_plan_plan FOREIGN KEY (plan_id) REFERENCES plan (id)
);
CREATE INDEX ix_partner_plan_plan ON partner_plan (plan_id);

CREATE TABLE key_plan (
    key_id   uuid NOT NULL,
    plan_id  uuid NOT NULL,
    CONSTRAINT pk_key_plan PRIMARY KEY (key_id),
    CONSTRAINT fk_key_plan_key FOREIGN KEY (key_id) REFERENCES api_key (id) ON DELETE CASCADE,
    CONSTRAINT fk_key_plan_plan FOREIGN KEY (plan_id) REFERENCES plan (id)
);
CREATE INDEX ix_key_plan_plan ON key_plan (plan_id);

CREATE TABLE meter (
    account_id  uuid             NOT NULL,
    kind        text             NOT NULL,
    since       timestamptz      NOT NULL,
    at          timestamptz      NOT NULL,
    rate        double precision NOT NULL,
    most        bigint           NOT NULL,
    want        bigint           NOT NULL,
    owed        bigint           NOT NULL,
    granted     bigint           NOT NULL,
    issued      bigint           NOT NULL,
    tokens      double precision NOT NULL,
    warned_at   timestamptz,
    CONSTRAINT pk_meter PRIMARY KEY (account_id, kind)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);
COMMENT ON TABLE meter IS 'The ledger of each limit of a partner or a key: what instances were given of it.';
COMMENT ON COLUMN meter.since IS 'When the day or month began of which issued is.';
COMMENT ON COLUMN meter.want IS 'Of the last settling: what was asked for (want, owed) and given (granted).';
COMMENT ON COLUMN meter.warned_at IS 'When four fifths of the quota had been given.';

CREATE TABLE metering_instance (
    id     uuid        NOT NULL,
    until  timestamptz NOT NULL,
    CONSTRAINT pk_metering_instance PRIMARY KEY (id)
) WITH (fillfactor = 50);
COMMENT ON TABLE metering_instance IS 'Who settles: an instance that does not come again until then is dead, and its leases go back.';

CREATE TABLE meter_lease (
    account_id   uuid        NOT NULL,
    kind         text        NOT NULL,
    instance_id  uuid        NOT NULL,
    since        timestamptz NOT NULL,
    held         bigint      NOT NULL,
    CONSTRAINT pk_meter_lease PRIMARY KEY (account_id, kind, instance_id)
) WITH (fillfactor = 50);
CREATE INDEX ix_meter_lease_instance ON meter_lease (instance_id);
COMMENT ON COLUMN meter_lease.held IS 'What an instance holds of a quota and has not given out.';

-- One partition a month, by day; what falls outside of them is kept in the rest, so that no count is ever lost.
CREATE TABLE usage_count (
    day         date   NOT NULL,
    key_id      uuid   NOT NULL,
    partner_id  uuid,
    operation   text   NOT NULL,
    requests    bigint NOT NULL,
    articles    bigint NOT NULL,
    bytes       bigint NOT NULL,
    refused     bigint NOT NULL,
    free        bigint NOT NULL,
    CONSTRAINT pk_usage_count PRIMARY KEY (day, key_id, operation)
) PARTITION BY RANGE (day);
CREATE TABLE usage_count_rest PARTITION OF usage_count DEFAULT;
CREATE INDEX ix_usage_count_key ON usage_count (key_id, day);
CREATE INDEX ix_usage_count_partner ON usage_count (partner_id, day) WHERE partner_id IS NOT NULL;
COMMENT ON TABLE usage_count IS 'What keys were answered, by day in the site''s time zone and path template.';
COMMENT ON COLUMN usage_count.free IS 'Answers that count towards no quota: 304, 410, changes.';

-- One partition a month, by when the article was made, which its id begins with (UUIDv7).
CREATE TABLE delivery (
    article_id  uuid        NOT NULL,
    partner_id  uuid        NOT NULL,
    revision    integer     NOT NULL,
    whole       boolean     NOT NULL,
    at          timestamptz NOT NULL,
    CONSTRAINT pk_delivery PRIMARY KEY (article_id, partner_id, revision, whole)
) PARTITION BY RANGE (article_id);
CREATE TABLE delivery_rest PARTITION OF delivery DEFAULT;
COMMENT ON TABLE delivery IS 'Which partner was given which article at which revision, and when first. No foreign keys: what somebody holds outlives what it was of.';
COMMENT ON COLUMN delivery.whole IS 'The whole article; else its summary.';
