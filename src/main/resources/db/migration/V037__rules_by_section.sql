-- What is said of an article's discussion by moderators of itself alone, so that where many articles are looked at, what
-- sections and the site say of them is found out once for each section (discussion_rules with no article).

SET LOCAL lock_timeout = '5s';

CREATE FUNCTION article_discussion_rules(of_article uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT jsonb_build_array(jsonb_build_object(
            'place', 'article', 'id', d.article_id, 'timeZone', NULL,
            'rules', jsonb_build_object('mode', d.mode, 'message', d.message, 'autoCloseDays', d.auto_close_days,
                'openingHours', d.opening_hours)))
        FROM article_discussion d WHERE d.article_id = of_article),
        '[]'::jsonb);
$$;
COMMENT ON FUNCTION article_discussion_rules IS 'What moderators have said of an article''s discussion, as discussion_rules says it; empty where nothing.';
