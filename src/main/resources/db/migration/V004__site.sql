-- The publication, its sections and its tags.

CREATE TABLE site (
    id                 uuid        NOT NULL,
    name               text        NOT NULL,
    tagline            text,
    language           text        NOT NULL,
    time_zone          text        NOT NULL,
    web_url            text        NOT NULL,
    article_pattern    text        NOT NULL,
    section_pattern    text        NOT NULL,
    tag_pattern        text        NOT NULL,
    person_pattern     text        NOT NULL,
    place_pattern      text        NOT NULL,
    corrections_policy text,
    comments_policy    text,
    ai_policy          text,
    comments_identity  text        NOT NULL,
    comments_prompt    text        NOT NULL,
    logo_image_id      uuid,
    revision           integer     NOT NULL,
    created_at         timestamptz NOT NULL,
    modified_at        timestamptz NOT NULL,
    single             boolean     NOT NULL DEFAULT true,
    CONSTRAINT pk_site PRIMARY KEY (id),
    CONSTRAINT uq_site_single UNIQUE (single),
    CONSTRAINT ck_site_single CHECK (single),
    CONSTRAINT ck_site_comments_identity CHECK (comments_identity IN ('guest', 'jwt', 'both')),
    CONSTRAINT fk_site_logo FOREIGN KEY (logo_image_id) REFERENCES image (id)
);

INSERT INTO site (
    id, name, language, time_zone, web_url, article_pattern, section_pattern, tag_pattern, person_pattern,
    place_pattern, comments_identity, comments_prompt, revision, created_at, modified_at)
VALUES (
    '01900000-0000-7000-8000-000000000001', 'Dateline', 'en', 'UTC', 'https://www.example.org',
    '/{section}/{slug}', '/{path}', '/tags/{slug}', '/people/{slug}', '/places/{slug}', 'both',
    'Comment on this:', 1, now(), now());

CREATE TABLE section (
    id           uuid        NOT NULL,
    slug         text COLLATE "C" NOT NULL,
    name         text        NOT NULL,
    description  text,
    parent_id    uuid,
    position     integer     NOT NULL,
    revision     integer     NOT NULL,
    created_at   timestamptz NOT NULL,
    modified_at  timestamptz NOT NULL,
    CONSTRAINT pk_section PRIMARY KEY (id),
    CONSTRAINT uq_section_slug UNIQUE (slug),
    CONSTRAINT fk_section_parent FOREIGN KEY (parent_id) REFERENCES section (id),
    CONSTRAINT ck_section_parent CHECK (parent_id <> id)
);
CREATE INDEX ix_section_parent ON section (parent_id);

CREATE TABLE tag (
    id           uuid        NOT NULL,
    slug         text COLLATE "C" NOT NULL,
    name         text        NOT NULL,
    name_keys    text[]      NOT NULL,
    type         text        NOT NULL,
    description  text,
    outside_ids  text[]      NOT NULL,
    revision     integer     NOT NULL,
    created_at   timestamptz NOT NULL,
    modified_at  timestamptz NOT NULL,
    CONSTRAINT pk_tag PRIMARY KEY (id),
    CONSTRAINT uq_tag_slug UNIQUE (slug),
    CONSTRAINT ck_tag_type CHECK (type IN ('topic', 'organisation', 'series'))
);
CREATE INDEX ix_tag_name_keys ON tag USING gin (name_keys);
CREATE INDEX ix_tag_outside_ids ON tag USING gin (outside_ids);
CREATE INDEX ix_tag_name ON tag (name, id);

CREATE TABLE former_slug (
    type       text        NOT NULL,
    slug       text COLLATE "C" NOT NULL,
    target_id  uuid        NOT NULL,
    at         timestamptz NOT NULL,
    CONSTRAINT pk_former_slug PRIMARY KEY (type, slug),
    CONSTRAINT ck_former_slug_type CHECK (type IN ('article', 'person', 'place', 'section', 'tag'))
);
CREATE INDEX ix_former_slug_target ON former_slug (target_id);
COMMENT ON TABLE former_slug IS 'Slugs that were public once: they redirect for ever and are never given to another.';
