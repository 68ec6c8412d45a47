-- Modes of discussions: those of the site and of sections, and those that moderators give to single articles.

SET LOCAL lock_timeout = '5s';

ALTER TABLE site
    ADD COLUMN comments_mode text,
    ADD COLUMN comments_message text,
    ADD COLUMN comments_auto_close_days integer,
    ADD COLUMN comments_opening_hours jsonb,
    ADD CONSTRAINT ck_site_comments_mode CHECK (comments_mode IN ('post', 'pre', 'closed', 'read-only', 'hidden'));

ALTER TABLE section
    ADD COLUMN comments_mode text,
    ADD COLUMN comments_message text,
    ADD COLUMN comments_auto_close_days integer,
    ADD COLUMN comments_opening_hours jsonb,
    ADD CONSTRAINT ck_section_comments_mode CHECK (comments_mode IN ('post', 'pre', 'closed', 'read-only', 'hidden'));

CREATE TABLE article_discussion (
    article_id       uuid        NOT NULL,
    mode             text,
    message          text,
    auto_close_days  integer,
    opening_hours    jsonb,
    at               timestamptz NOT NULL,
    actor            uuid,
    moderator        text,
    CONSTRAINT pk_article_discussion PRIMARY KEY (article_id),
    CONSTRAINT fk_article_discussion_article FOREIGN KEY (article_id) REFERENCES article (id),
    CONSTRAINT fk_article_discussion_actor FOREIGN KEY (actor) REFERENCES api_key (id),
    CONSTRAINT ck_article_discussion_mode CHECK (mode IN ('post', 'pre', 'closed', 'read-only', 'hidden'))
);
COMMENT ON TABLE article_discussion IS 'What moderators have said of an article''s discussion: beside its revisions, so that no editor is in the way.';
COMMENT ON COLUMN article_discussion.moderator IS 'What the moderator who used the key is called.';

-- In PL/pgSQL, whose plans are kept by the session.
CREATE FUNCTION discussion_rules(of_article uuid, of_section uuid) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        WITH RECURSIVE path AS (
            SELECT s.*, 1 AS distance FROM section s WHERE s.id = of_section
            UNION ALL
            SELECT s.*, p.distance + 1 FROM path p JOIN section s ON s.id = p.parent_id WHERE p.distance < 100),
        places (place, id, mode, message, auto_close_days, opening_hours, time_zone, distance) AS (
            SELECT 'article', d.article_id, d.mode, d.message, d.auto_close_days, d.opening_hours, cast(NULL AS text), 0
            FROM article_discussion d WHERE d.article_id = of_article
            UNION ALL
            SELECT 'section', p.id, p.comments_mode, p.comments_message, p.comments_auto_close_days,
                p.comments_opening_hours, NULL, p.distance
            FROM path p
            UNION ALL
            SELECT 'site', w.id, coalesce(w.comments_mode, w.comments_moderation), w.comments_message,
                w.comments_auto_close_days, w.comments_opening_hours, w.time_zone, 1000
            FROM site w)
        SELECT jsonb_agg(
            jsonb_build_object(
                'place', place, 'id', id, 'timeZone', time_zone,
                'rules', jsonb_build_object('mode', mode, 'message', message, 'autoCloseDays', auto_close_days,
                    'openingHours', opening_hours))
            ORDER BY distance)
        FROM places);
END $$;
COMMENT ON FUNCTION discussion_rules IS 'What is said of an article''s discussion: by moderators of itself, by its section and those above, by the site; the nearest first.';

CREATE FUNCTION discussion_mode(of_article uuid, of_section uuid) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT p.place -> 'rules' ->> 'mode'
        FROM jsonb_array_elements(discussion_rules(of_article, of_section)) WITH ORDINALITY AS p (place, distance)
        WHERE p.place -> 'rules' ->> 'mode' IS NOT NULL
        ORDER BY p.distance LIMIT 1);
END $$;
COMMENT ON FUNCTION discussion_mode IS 'The mode that holds, of the nearest that says one; where many articles are looked at in one statement.';
