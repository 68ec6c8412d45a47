-- Moderation by rule: word lists, what was decided on comments and why, and how the site moderates.

SET LOCAL lock_timeout = '5s';

CREATE TABLE word_list (
    name      text        NOT NULL,
    revision  integer     NOT NULL,
    entries   text[]      NOT NULL,
    at        timestamptz NOT NULL,
    actor     uuid,
    CONSTRAINT pk_word_list PRIMARY KEY (name, revision),
    CONSTRAINT ck_word_list_name CHECK (name IN ('banned', 'suspect')),
    CONSTRAINT fk_word_list_actor FOREIGN KEY (actor) REFERENCES api_key (id)
);
COMMENT ON TABLE word_list IS 'Each revision of each list: a decision names the one that it was made by.';

CREATE TABLE comment_decision (
    comment_id  uuid        NOT NULL,
    id          uuid        NOT NULL,
    at          timestamptz NOT NULL,
    made_by     text        NOT NULL,
    actor       uuid,
    state       text        NOT NULL,
    reason      text,
    findings    jsonb       NOT NULL DEFAULT '[]',
    inputs      jsonb,
    repeat_key  bytea,
    CONSTRAINT pk_comment_decision PRIMARY KEY (comment_id, id),
    CONSTRAINT fk_comment_decision_comment FOREIGN KEY (comment_id) REFERENCES comment (id),
    CONSTRAINT fk_comment_decision_actor FOREIGN KEY (actor) REFERENCES api_key (id),
    CONSTRAINT ck_comment_decision_made_by CHECK (made_by IN ('pipeline', 'key')),
    CONSTRAINT ck_comment_decision_state CHECK (state IN ('pending', 'approved', 'rejected'))
);
CREATE INDEX ix_comment_decision_repeat ON comment_decision (repeat_key, at) WHERE repeat_key IS NOT NULL;
COMMENT ON COLUMN comment_decision.inputs IS 'All that the pipeline saw, the comment''s text and name included, and its rules.';
COMMENT ON COLUMN comment_decision.repeat_key IS 'A digest of article, name and text, folded: what says the same has the same.';

ALTER TABLE site
    ADD COLUMN comments_moderation text NOT NULL DEFAULT 'pre',
    ADD COLUMN comments_most_links integer NOT NULL DEFAULT 2,
    ADD COLUMN comments_link_domains text[] NOT NULL DEFAULT '{}',
    ADD CONSTRAINT ck_site_comments_moderation CHECK (comments_moderation IN ('pre', 'post'));
