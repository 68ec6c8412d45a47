-- People and the offices that they held; places and what they lie within.

CREATE TABLE place (
    id            uuid        NOT NULL,
    slug          text COLLATE "C" NOT NULL,
    name          text        NOT NULL,
    aliases       text[]      NOT NULL,
    name_keys     text[]      NOT NULL,
    kind          text        NOT NULL,
    country_code  text,
    parent_id     uuid,
    latitude      double precision,
    longitude     double precision,
    geonames_id   bigint,
    wikidata_id   text,
    description   text,
    outside_ids   text[]      NOT NULL,
    revision      integer     NOT NULL,
    created_at    timestamptz NOT NULL,
    modified_at   timestamptz NOT NULL,
    CONSTRAINT pk_place PRIMARY KEY (id),
    CONSTRAINT uq_place_slug UNIQUE (slug),
    CONSTRAINT uq_place_geonames_id UNIQUE (geonames_id),
    CONSTRAINT fk_place_parent FOREIGN KEY (parent_id) REFERENCES place (id),
    CONSTRAINT ck_place_parent CHECK (parent_id <> id),
    CONSTRAINT ck_place_country_code CHECK (country_code ~ '^[A-Z]{2}$'),
    CONSTRAINT ck_place_position CHECK (
        (latitude IS NULL) = (longitude IS NULL)
        AND latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180)
);
CREATE INDEX ix_place_parent ON place (parent_id);
CREATE INDEX ix_place_name ON place (name, id);
CREATE INDEX ix_place_name_keys ON place USING gin (name_keys);
CREATE INDEX ix_place_outside_ids ON place USING gin (outside_ids);

CREATE TABLE person (
    id                 uuid        NOT NULL,
    slug               text COLLATE "C" NOT NULL,
    name               text        NOT NULL,
    sort_name          text        NOT NULL,
    sort_key           text COLLATE "C" NOT NULL,
    aliases            text[]      NOT NULL,
    name_keys          text[]      NOT NULL,
    description        text,
    wikidata_id        text,
    links              jsonb       NOT NULL,
    portrait_image_id  uuid,
    outside_ids        text[]      NOT NULL,
    revision           integer     NOT NULL,
    created_at         timestamptz NOT NULL,
    modified_at        timestamptz NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT uq_person_slug UNIQUE (slug),
    CONSTRAINT fk_person_portrait FOREIGN KEY (portrait_image_id) REFERENCES image (id)
);
COMMENT ON COLUMN person.sort_key IS 'The sort name folded: without case and diacritics.';
CREATE INDEX ix_person_sort_key ON person (sort_key, id);
CREATE INDEX ix_person_name_keys ON person USING gin (name_keys);
CREATE INDEX ix_person_outside_ids ON person USING gin (outside_ids);

CREATE TABLE office (
    id         uuid     NOT NULL,
    person_id  uuid     NOT NULL,
    position   integer  NOT NULL,
    title      text     NOT NULL,
    place_id   uuid,
    from_date  date,
    to_date    date,
    CONSTRAINT pk_office PRIMARY KEY (id),
    CONSTRAINT fk_office_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_office_place FOREIGN KEY (place_id) REFERENCES place (id),
    CONSTRAINT ck_office_period CHECK (from_date <= to_date)
);
CREATE INDEX ix_office_person ON office (person_id);
CREATE INDEX ix_office_place ON office (place_id);
