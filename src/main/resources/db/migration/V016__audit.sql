-- Who did what: every write, in the transaction of its effect. Partitions are months (audit/AuditPartitions makes the
-- next ones and drops the old ones); what falls outside of them is kept in audit_rest, so that no write ever fails.

CREATE TABLE audit (
    at         timestamptz NOT NULL,
    id         uuid        NOT NULL,
    actor      uuid,
    action     text        NOT NULL,
    type       text        NOT NULL,
    thing_id   uuid,
    revision   integer,
    via        text        NOT NULL,
    import_id  uuid,
    address    text,
    CONSTRAINT pk_audit PRIMARY KEY (at, id),
    CONSTRAINT ck_audit_via CHECK (via IN ('api', 'import', 'machine'))
) PARTITION BY RANGE (at);
CREATE TABLE audit_rest PARTITION OF audit DEFAULT;
CREATE INDEX ix_audit_thing ON audit (thing_id, at, id);
CREATE INDEX ix_audit_actor ON audit (actor, at, id);
CREATE INDEX ix_audit_type ON audit (type, at, id);
CREATE INDEX ix_audit_action ON audit (action, at, id);
COMMENT ON TABLE audit IS 'Who did what. Ids only: never a body, a text, a slug or a secret.';
COMMENT ON COLUMN audit.actor IS 'The API key; null for guests and for the machine.';
COMMENT ON COLUMN audit.address IS 'Where the connection came from; kept for callers with a key only.';
