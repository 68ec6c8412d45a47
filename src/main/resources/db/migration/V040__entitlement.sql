-- Entitlements: what partners get.

SET LOCAL lock_timeout = '5s';

CREATE TABLE entitlement (
    id           uuid        NOT NULL,
    partner_id   uuid        NOT NULL,
    revision     integer     NOT NULL,
    terms        jsonb       NOT NULL,
    from_at      timestamptz,
    until_at     timestamptz,
    delay_seconds bigint GENERATED ALWAYS AS (nullif(cast(terms ->> 'delayMinutes' AS bigint), 0) * 60) STORED,
    age_seconds  bigint GENERATED ALWAYS AS (cast(terms ->> 'archiveDays' AS bigint) * 86400) STORED,
    created_at   timestamptz NOT NULL,
    modified_at  timestamptz NOT NULL,
    CONSTRAINT pk_entitlement PRIMARY KEY (id),
    CONSTRAINT fk_entitlement_partner FOREIGN KEY (partner_id) REFERENCES partner (id)
);
CREATE INDEX ix_entitlement_partner ON entitlement (partner_id, id);
COMMENT ON COLUMN entitlement.terms IS 'What was agreed on, with the ids of sections and tags.';
COMMENT ON COLUMN entitlement.until_at IS 'When it ends, or has ended; null: open.';

CREATE TABLE article_listing (
    article_id  uuid        NOT NULL,
    revision    integer     NOT NULL,
    traits      text[]      NOT NULL,
    rights_end  timestamptz,
    published_at timestamptz NOT NULL,
    listed      boolean     NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  xid8        NOT NULL DEFAULT pg_current_xact_id(),
    was         jsonb,
    CONSTRAINT pk_article_listing PRIMARY KEY (article_id),
    CONSTRAINT fk_article_listing_article FOREIGN KEY (article_id) REFERENCES article (id)
);
COMMENT ON TABLE article_listing IS 'What contracts look at, of each article that is public or was: written with its documents, kept when it is withdrawn.';
CREATE INDEX ix_article_listing_published ON article_listing (published_at) WHERE listed;
COMMENT ON COLUMN article_listing.listed IS 'Whether it is public.';
COMMENT ON COLUMN article_listing.changed_by IS 'The transaction that wrote it last.';
COMMENT ON COLUMN article_listing.was IS 'What stood here before that transaction; null where the article was not public.';
COMMENT ON COLUMN article_listing.revision IS 'The revision of which it is: where another one is public, the release before has published that, and contracts see nothing.';

ALTER TABLE image ADD COLUMN channels text[] NOT NULL DEFAULT '{}';
ALTER TABLE image ADD COLUMN territories text[] NOT NULL DEFAULT '{}';
ALTER TABLE image ADD COLUMN except_territories text[] NOT NULL DEFAULT '{}';
ALTER TABLE image ADD COLUMN ai jsonb;

CREATE FUNCTION country_codes() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_split_to_array('AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ 
        BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM 
        DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS 
        GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN 
        KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ 
        MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM 
        PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV 
        SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI 
        VN VU WF WS YE YT ZA ZM ZW', '\s+')
$$;

-- From what is stored, so that it is right whichever release has written the image.
CREATE FUNCTION image_traits(i image) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY['syndication:' || i.syndication]
        || CASE WHEN i.holder IS NULL THEN '{}' ELSE ARRAY['holder:' || md5(btrim(
            translate(i.holder, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')))] END
        || CASE WHEN i.channels = '{}' THEN ARRAY['channel:*']
            ELSE ARRAY(SELECT 'channel:' || c FROM unnest(i.channels) AS c) END
        || CASE WHEN i.territories = '{}' AND i.except_territories = '{}' THEN ARRAY['territory:*']
            ELSE ARRAY(SELECT 'territory:' || t FROM unnest(CASE WHEN i.territories = '{}' THEN country_codes()
                ELSE i.territories END) AS t WHERE t <> ALL(i.except_territories)) END
$$;
COMMENT ON FUNCTION image_traits IS 'What contracts look at of an image.';

-- What was listed before, for the log to tell partners that something has left.
ALTER TABLE change ADD COLUMN before jsonb;
ALTER TABLE change DROP CONSTRAINT ck_change_audience;
ALTER TABLE change ADD CONSTRAINT ck_change_audience CHECK (
    audience ~ '^(embargo|contracts|(delay|age):[0-9]{1,12}|partner:[0-9a-f-]{36})$');
COMMENT ON COLUMN change.audience IS 'Which callers a row is for, where it is not for all: embargo, those that may see what is under embargo; contracts, all partners; delay:N and age:N, partners entitled N seconds after publication, or until then; partner:ID, one.';
COMMENT ON COLUMN change.before IS 'Of articles, what contracts look at, as it was before, by article; absent where it was not public.';

ALTER TABLE due DROP CONSTRAINT ck_due_type;
ALTER TABLE due ADD CONSTRAINT ck_due_type CHECK (type IN ('article', 'image', 'listing', 'entitlement'));
ALTER TABLE due DROP CONSTRAINT ck_due_kind;
ALTER TABLE due ADD CONSTRAINT ck_due_kind CHECK (kind IN (
    'publish', 'unpublish', 'embargo-end', 'rights-end', 'contract-term', 'entitlement-turn'));

-- When an article comes or goes next for some partner, by the clock.
CREATE FUNCTION next_contract_term(published timestamptz, ends timestamptz, after timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT min(t.at) FROM (
        SELECT published + make_interval(secs => s.seconds) AS at
        FROM entitlement e CROSS JOIN LATERAL (VALUES (e.delay_seconds), (e.age_seconds)) AS s (seconds)
        WHERE s.seconds IS NOT NULL AND (e.until_at IS NULL OR e.until_at > after)
        UNION ALL SELECT ends WHERE EXISTS (SELECT 1 FROM entitlement e WHERE e.until_at IS NULL OR e.until_at > after)
    ) t WHERE t.at > after
$$;

-- Whoever publishes leaves a row for that time, and nobody can forget to.
CREATE FUNCTION article_listing_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO due (id, type, target_id, kind, at, state, next_at, created_at)
    SELECT gen_random_uuid(), 'listing', NEW.article_id, 'contract-term', t.at, 'waiting', t.at, NEW.changed_at
    FROM (SELECT next_contract_term(NEW.published_at, NEW.rights_end, NEW.changed_at) AS at) t
    WHERE t.at IS NOT NULL
    ON CONFLICT (target_id, kind) WHERE state = 'waiting'
    DO UPDATE SET at = excluded.at, next_at = excluded.next_at, attempts = 0, last_error = NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER article_listing_due_new AFTER INSERT ON article_listing
    FOR EACH ROW WHEN (NEW.listed) EXECUTE FUNCTION article_listing_due();
CREATE TRIGGER article_listing_due_changed AFTER UPDATE ON article_listing
    FOR EACH ROW WHEN (NEW.listed AND (NOT OLD.listed OR NEW.published_at <> OLD.published_at
        OR NEW.rights_end IS DISTINCT FROM OLD.rights_end)) EXECUTE FUNCTION article_listing_due();
