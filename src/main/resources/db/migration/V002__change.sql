-- The change log: each committed public effect has the next number, without gaps, in commit order.

CREATE TABLE change (
    seq         bigint      NOT NULL,
    type        text        NOT NULL,
    target_id   uuid        NOT NULL,
    kind        text        NOT NULL,
    revision    integer,
    reason      text,
    cache_tags  text[]      NOT NULL,
    at          timestamptz NOT NULL,
    actor       uuid,
    CONSTRAINT pk_change PRIMARY KEY (seq),
    CONSTRAINT ck_change_type CHECK (type IN (
        'article', 'person', 'place', 'image', 'section', 'tag', 'site', 'key', 'partner')),
    CONSTRAINT ck_change_kind CHECK (kind IN (
        'published', 'updated', 'corrected', 'withdrawn', 'restored', 'renamed', 'deleted'))
) PARTITION BY RANGE (seq);
CREATE TABLE change_0 PARTITION OF change FOR VALUES FROM (0) TO (10000000);
CREATE TABLE change_rest PARTITION OF change DEFAULT;
CREATE INDEX ix_change_target ON change (target_id, seq);
