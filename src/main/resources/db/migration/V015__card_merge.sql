-- People and places that turned out to be one: what merging moved, so that it can be moved back.

ALTER TABLE change ADD COLUMN into_id uuid;
COMMENT ON COLUMN change.into_id IS 'Of what was merged: what it was merged into.';

CREATE TABLE former_id (
    id         uuid        NOT NULL,
    type       text        NOT NULL,
    target_id  uuid        NOT NULL,
    at         timestamptz NOT NULL,
    CONSTRAINT pk_former_id PRIMARY KEY (id),
    CONSTRAINT ck_former_id_type CHECK (type IN ('person', 'place'))
);
CREATE INDEX ix_former_id_target ON former_id (target_id);
COMMENT ON TABLE former_id IS 'Ids of what was merged into another: they lead there.';

CREATE TABLE card_merge (
    id           uuid        NOT NULL,
    type         text        NOT NULL,
    from_id      uuid        NOT NULL,
    from_slug    text COLLATE "C" NOT NULL,
    from_row     jsonb       NOT NULL,
    into_id      uuid        NOT NULL,
    into_before  text        NOT NULL,
    into_after   text        NOT NULL,
    fingerprint  text,
    at           timestamptz NOT NULL,
    actor        uuid,
    undone_at    timestamptz,
    undone_by    uuid,
    CONSTRAINT pk_card_merge PRIMARY KEY (id),
    CONSTRAINT ck_card_merge_type CHECK (type IN ('person', 'place')),
    CONSTRAINT ck_card_merge_other CHECK (from_id <> into_id)
);
CREATE UNIQUE INDEX uq_card_merge_from ON card_merge (from_id) WHERE undone_at IS NULL;
CREATE INDEX ix_card_merge_from_slug ON card_merge (type, from_slug) WHERE undone_at IS NULL;
COMMENT ON COLUMN card_merge.from_row IS 'The whole row of what was merged, which is gone from its table.';
COMMENT ON COLUMN card_merge.into_before IS 'The writable shape that the other had before, as JSON; into_after: since.';
COMMENT ON COLUMN card_merge.fingerprint IS 'Of all rows that named the other when the merge was done.';

CREATE TABLE card_merge_move (
    merge_id    uuid    NOT NULL,
    table_name  text    NOT NULL,
    before      jsonb   NOT NULL,
    removed     boolean NOT NULL,
    CONSTRAINT fk_card_merge_move_merge FOREIGN KEY (merge_id) REFERENCES card_merge (id)
);
CREATE INDEX ix_card_merge_move ON card_merge_move (merge_id, table_name);
COMMENT ON TABLE card_merge_move IS 'What rows said before a merge: those that it changed, and those that it removed as twofold.';
