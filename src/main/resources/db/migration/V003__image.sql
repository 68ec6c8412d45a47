-- Pictures: metadata and URLs. Dateline neither stores nor resizes them.

CREATE TABLE image (
    id            uuid        NOT NULL,
    url_template  text,
    crops         jsonb       NOT NULL,
    renditions    jsonb       NOT NULL,
    alt           text,
    caption       text,
    credit        text,
    holder        text,
    licence       text,
    syndication   text        NOT NULL,
    expires_at    timestamptz,
    width         integer,
    height        integer,
    focal_x       double precision,
    focal_y       double precision,
    outside_ids   text[]      NOT NULL,
    revision      integer     NOT NULL,
    created_at    timestamptz NOT NULL,
    modified_at   timestamptz NOT NULL,
    CONSTRAINT pk_image PRIMARY KEY (id),
    CONSTRAINT ck_image_syndication CHECK (syndication IN ('yes', 'no', 'ask')),
    CONSTRAINT ck_image_size CHECK (width > 0 AND height > 0),
    CONSTRAINT ck_image_focal_point CHECK (
        (focal_x IS NULL) = (focal_y IS NULL) AND focal_x BETWEEN 0 AND 1 AND focal_y BETWEEN 0 AND 1)
);
CREATE INDEX ix_image_outside_ids ON image USING gin (outside_ids);
CREATE INDEX ix_image_created ON image (created_at DESC, id DESC);
