-- Articles: their revisions (each save is one, never changed afterwards) and the documents rendered from them.

CREATE TABLE article (
    id                  uuid        NOT NULL,
    slug                text COLLATE "C" NOT NULL,
    status              text        NOT NULL,
    draft_revision      integer     NOT NULL,
    published_revision  integer,
    published_at        timestamptz,
    modified_at         timestamptz NOT NULL,
    created_at          timestamptz NOT NULL,
    withdrawal_kind     text,
    withdrawal_reason   text,
    withdrawn_at        timestamptz,
    CONSTRAINT pk_article PRIMARY KEY (id),
    CONSTRAINT uq_article_slug UNIQUE (slug),
    CONSTRAINT ck_article_status CHECK (status IN ('draft', 'published', 'withdrawn')),
    CONSTRAINT ck_article_published CHECK (
        status <> 'published' OR (published_revision IS NOT NULL AND published_at IS NOT NULL)),
    CONSTRAINT ck_article_withdrawal CHECK (
        (status = 'withdrawn') = (withdrawal_kind IS NOT NULL)
        AND withdrawal_kind IN ('kill', 'withhold', 'unpublish'))
);
CREATE INDEX ix_article_published ON article (published_at DESC, id DESC) WHERE status = 'published';

CREATE TABLE article_outside_id (
    value       text     NOT NULL,
    article_id  uuid     NOT NULL,
    version     text,
    version_at  timestamptz,
    digest      bytea,
    CONSTRAINT pk_article_outside_id PRIMARY KEY (value),
    CONSTRAINT fk_article_outside_id_article FOREIGN KEY (article_id) REFERENCES article (id)
);
CREATE INDEX ix_article_outside_id_article ON article_outside_id (article_id);
COMMENT ON COLUMN article_outside_id.version IS 'What the source called the version that was imported last; null where nothing was.';
COMMENT ON COLUMN article_outside_id.digest IS 'SHA-256 of what was imported last.';

CREATE TABLE article_alt_id (
    article_id  uuid     NOT NULL,
    position    integer  NOT NULL,
    role        text,
    value       text     NOT NULL,
    CONSTRAINT pk_article_alt_id PRIMARY KEY (article_id, position),
    CONSTRAINT fk_article_alt_id_article FOREIGN KEY (article_id) REFERENCES article (id)
);
COMMENT ON TABLE article_alt_id IS 'Further identifiers that came with an article; many articles may share one.';

CREATE TABLE revision (
    id                   uuid        NOT NULL,
    article_id           uuid        NOT NULL,
    number               integer     NOT NULL,
    slug                 text NOT NULL,
    kind                 text        NOT NULL,
    language             text        NOT NULL,
    headline             text,
    short_headline       text,
    standfirst           text,
    seo_title            text,
    seo_description      text,
    dateline_text        text,
    dateline_place_id    uuid,
    byline               text,
    updated_at           timestamptz,
    section_id           uuid,
    urgency              integer,
    access               text        NOT NULL,
    lead_image_id        uuid,
    rights               jsonb,
    discussion_state     text        NOT NULL,
    discussion_prompt    text,
    embargo_until        timestamptz,
    editor_note          text,
    find_mentions        boolean     NOT NULL,
    created_at           timestamptz NOT NULL,
    created_by           uuid,
    CONSTRAINT pk_revision PRIMARY KEY (id),
    CONSTRAINT uq_revision_number UNIQUE (article_id, number),
    CONSTRAINT fk_revision_article FOREIGN KEY (article_id) REFERENCES article (id),
    CONSTRAINT fk_revision_section FOREIGN KEY (section_id) REFERENCES section (id),
    CONSTRAINT fk_revision_dateline_place FOREIGN KEY (dateline_place_id) REFERENCES place (id),
    CONSTRAINT fk_revision_lead_image FOREIGN KEY (lead_image_id) REFERENCES image (id),
    CONSTRAINT ck_revision_kind CHECK (kind IN ('news', 'brief', 'analysis', 'opinion', 'live', 'gallery', 'video')),
    CONSTRAINT ck_revision_urgency CHECK (urgency BETWEEN 1 AND 9),
    CONSTRAINT ck_revision_access CHECK (access IN ('free', 'metered', 'subscribers')),
    CONSTRAINT ck_revision_discussion_state CHECK (discussion_state IN ('open', 'closed', 'off'))
);
CREATE INDEX ix_revision_section ON revision (section_id);
CREATE INDEX ix_revision_dateline_place ON revision (dateline_place_id) WHERE dateline_place_id IS NOT NULL;
CREATE INDEX ix_revision_lead_image ON revision (lead_image_id) WHERE lead_image_id IS NOT NULL;

CREATE TABLE revision_author (
    revision_id  uuid     NOT NULL,
    position     integer  NOT NULL,
    person_id    uuid     NOT NULL,
    role         text,
    CONSTRAINT pk_revision_author PRIMARY KEY (revision_id, position),
    CONSTRAINT fk_revision_author_revision FOREIGN KEY (revision_id) REFERENCES revision (id),
    CONSTRAINT fk_revision_author_person FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX ix_revision_author_person ON revision_author (person_id);

CREATE TABLE revision_tag (
    revision_id  uuid     NOT NULL,
    position     integer  NOT NULL,
    tag_id       uuid     NOT NULL,
    CONSTRAINT pk_revision_tag PRIMARY KEY (revision_id, position),
    CONSTRAINT fk_revision_tag_revision FOREIGN KEY (revision_id) REFERENCES revision (id),
    CONSTRAINT fk_revision_tag_tag FOREIGN KEY (tag_id) REFERENCES tag (id)
);
CREATE INDEX ix_revision_tag_tag ON revision_tag (tag_id);

CREATE TABLE revision_person (
    revision_id  uuid     NOT NULL,
    position     integer  NOT NULL,
    person_id    uuid     NOT NULL,
    rel          text     NOT NULL,
    CONSTRAINT pk_revision_person PRIMARY KEY (revision_id, position),
    CONSTRAINT fk_revision_person_revision FOREIGN KEY (revision_id) REFERENCES revision (id),
    CONSTRAINT fk_revision_person_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT ck_revision_person_rel CHECK (rel IN ('about', 'mentioned'))
);
CREATE INDEX ix_revision_person_person ON revision_person (person_id);

CREATE TABLE revision_place (
    revision_id  uuid     NOT NULL,
    position     integer  NOT NULL,
    place_id     uuid     NOT NULL,
    rel          text     NOT NULL,
    CONSTRAINT pk_revision_place PRIMARY KEY (revision_id, position),
    CONSTRAINT fk_revision_place_revision FOREIGN KEY (revision_id) REFERENCES revision (id),
    CONSTRAINT fk_revision_place_place FOREIGN KEY (place_id) REFERENCES place (id),
    CONSTRAINT ck_revision_place_rel CHECK (rel IN ('about', 'mentioned'))
);
CREATE INDEX ix_revision_place_place ON revision_place (place_id);

CREATE TABLE quote (
    revision_id        uuid     NOT NULL,
    id                 uuid     NOT NULL,
    position           integer  NOT NULL,
    text               text     NOT NULL,
    direct             boolean  NOT NULL,
    speaker_person_id  uuid,
    speaker_name       text,
    speaker_office     text,
    made_by            text     NOT NULL,
    CONSTRAINT pk_quote PRIMARY KEY (revision_id, id),
    CONSTRAINT fk_quote_revision FOREIGN KEY (revision_id) REFERENCES revision (id),
    CONSTRAINT fk_quote_speaker FOREIGN KEY (speaker_person_id) REFERENCES person (id),
    CONSTRAINT ck_quote_made_by CHECK (made_by IN ('editor', 'machine'))
);
CREATE INDEX ix_quote_speaker ON quote (speaker_person_id) WHERE speaker_person_id IS NOT NULL;

CREATE TABLE block (
    revision_id  uuid     NOT NULL,
    position     integer  NOT NULL,
    id           text     NOT NULL,
    parent       integer,
    type         text     NOT NULL,
    text         text     NOT NULL,
    data         jsonb,
    CONSTRAINT pk_block PRIMARY KEY (revision_id, position),
    CONSTRAINT uq_block_id UNIQUE (revision_id, id),
    CONSTRAINT fk_block_revision FOREIGN KEY (revision_id) REFERENCES revision (id),
    CONSTRAINT fk_block_parent FOREIGN KEY (revision_id, parent) REFERENCES block (revision_id, position),
    CONSTRAINT ck_block_parent CHECK (parent < position)
);
COMMENT ON COLUMN block.parent IS 'Position of the live blog''s update that this block belongs to.';

CREATE TABLE span (
    revision_id  uuid     NOT NULL,
    block        integer  NOT NULL,
    ordinal      integer  NOT NULL,
    start_at     integer  NOT NULL,
    end_at       integer  NOT NULL,
    type         text     NOT NULL,
    person_id    uuid,
    place_id     uuid,
    quote_id     uuid,
    url          text,
    rel          text,
    made_by      text     NOT NULL,
    CONSTRAINT pk_span PRIMARY KEY (revision_id, block, ordinal),
    CONSTRAINT fk_span_block FOREIGN KEY (revision_id, block) REFERENCES block (revision_id, position),
    CONSTRAINT fk_span_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT fk_span_place FOREIGN KEY (place_id) REFERENCES place (id),
    CONSTRAINT fk_span_quote FOREIGN KEY (revision_id, quote_id) REFERENCES quote (revision_id, id),
    CONSTRAINT ck_span_range CHECK (start_at >= 0 AND end_at > start_at),
    CONSTRAINT ck_span_made_by CHECK (made_by IN ('editor', 'machine')),
    CONSTRAINT ck_span_target CHECK (CASE type
        WHEN 'person' THEN person_id IS NOT NULL AND rel IN ('about', 'mentioned')
            AND num_nonnulls(place_id, quote_id, url) = 0
        WHEN 'place' THEN place_id IS NOT NULL AND rel IN ('about', 'mentioned')
            AND num_nonnulls(person_id, quote_id, url) = 0
        WHEN 'quote' THEN quote_id IS NOT NULL AND num_nonnulls(person_id, place_id, url, rel) = 0
        WHEN 'link' THEN url IS NOT NULL AND num_nonnulls(person_id, place_id, quote_id, rel) = 0
        WHEN 'strong' THEN num_nonnulls(person_id, place_id, quote_id, url, rel) = 0
        WHEN 'emphasis' THEN num_nonnulls(person_id, place_id, quote_id, url, rel) = 0
        ELSE false END)
);
CREATE INDEX ix_span_person ON span (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX ix_span_place ON span (place_id) WHERE place_id IS NOT NULL;

CREATE TABLE correction (
    id          uuid        NOT NULL,
    article_id  uuid        NOT NULL,
    kind        text        NOT NULL,
    text        text        NOT NULL,
    at          timestamptz NOT NULL,
    revision    integer     NOT NULL,
    block       text,
    CONSTRAINT pk_correction PRIMARY KEY (id),
    CONSTRAINT fk_correction_revision FOREIGN KEY (article_id, revision) REFERENCES revision (article_id, number),
    CONSTRAINT ck_correction_kind CHECK (kind IN ('correction', 'clarification', 'update', 'note'))
);
CREATE INDEX ix_correction_article ON correction (article_id, revision);

CREATE TABLE document (
    article_id    uuid        NOT NULL,
    kind          text        NOT NULL,
    revision      integer     NOT NULL,
    format        integer     NOT NULL,
    body          bytea       NOT NULL,
    links         integer[]   NOT NULL,
    parts         jsonb       NOT NULL,
    rendered_at   timestamptz NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (article_id, kind),
    CONSTRAINT fk_document_article FOREIGN KEY (article_id) REFERENCES article (id),
    CONSTRAINT ck_document_kind CHECK (kind IN ('full', 'summary'))
);
COMMENT ON TABLE document IS 'What readers get, rendered at publication: UTF-8 JSON.';
COMMENT ON COLUMN document.links IS 'Byte offsets in body where the public URL is spliced in before a root-relative link.';
COMMENT ON COLUMN document.parts IS 'Byte ranges of what rights may withhold.';

CREATE TABLE document_card (
    card_id     uuid  NOT NULL,
    article_id  uuid  NOT NULL,
    CONSTRAINT pk_document_card PRIMARY KEY (card_id, article_id),
    CONSTRAINT fk_document_card_article FOREIGN KEY (article_id) REFERENCES article (id)
);
CREATE INDEX ix_document_card_article ON document_card (article_id);
COMMENT ON TABLE document_card IS 'Which people, places, images, sections and tags an article''s documents show.';

CREATE TABLE stale_document (
    article_id  uuid        NOT NULL,
    since       timestamptz NOT NULL,
    CONSTRAINT pk_stale_document PRIMARY KEY (article_id),
    CONSTRAINT fk_stale_document_article FOREIGN KEY (article_id) REFERENCES article (id)
);
COMMENT ON TABLE stale_document IS 'The queue of articles whose documents show something that has changed since.';

CREATE TABLE facet (
    facet_id      uuid        NOT NULL,
    published_at  timestamptz NOT NULL,
    article_id    uuid        NOT NULL,
    CONSTRAINT pk_facet PRIMARY KEY (facet_id, published_at, article_id),
    CONSTRAINT fk_facet_article FOREIGN KEY (article_id) REFERENCES article (id)
);
CREATE INDEX ix_facet_article ON facet (article_id, facet_id);
COMMENT ON TABLE facet IS 'What a published article is listed under, ancestors included; see Facets.';
