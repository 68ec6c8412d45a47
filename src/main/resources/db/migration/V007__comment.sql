-- Discussion.

CREATE TABLE comment (
    id            uuid        NOT NULL,
    article_id    uuid        NOT NULL,
    parent_id     uuid,
    root_id       uuid        NOT NULL,
    display_name  text        NOT NULL,
    text          text        NOT NULL,
    state         text        NOT NULL,
    created_at    timestamptz NOT NULL,
    moderated_at  timestamptz,
    moderated_by  uuid,
    reason        text,
    CONSTRAINT pk_comment PRIMARY KEY (id),
    CONSTRAINT fk_comment_article FOREIGN KEY (article_id) REFERENCES article (id),
    CONSTRAINT fk_comment_parent FOREIGN KEY (parent_id) REFERENCES comment (id),
    CONSTRAINT fk_comment_root FOREIGN KEY (root_id) REFERENCES comment (id),
    CONSTRAINT fk_comment_moderated_by FOREIGN KEY (moderated_by) REFERENCES api_key (id),
    CONSTRAINT ck_comment_state CHECK (state IN ('pending', 'approved', 'rejected')),
    CONSTRAINT ck_comment_root CHECK ((parent_id IS NULL) = (root_id = id))
);
CREATE INDEX ix_comment_thread ON comment (article_id, created_at DESC, id DESC)
    WHERE state = 'approved' AND parent_id IS NULL;
CREATE INDEX ix_comment_replies ON comment (root_id, created_at, id) WHERE parent_id IS NOT NULL;
CREATE INDEX ix_comment_parent ON comment (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX ix_comment_queue ON comment (state, created_at, id);
