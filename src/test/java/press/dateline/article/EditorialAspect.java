package press.dateline.article;

/**
 * What of an article its clients can foretell, and the query for what is stored of it: rows of the article's id and a
 * text, in order.
 */
enum EditorialAspect {
    /** State, kind of withdrawal, newest revision, published revision, time of its schedule. */
    STANDING("""
            SELECT id, concat_ws(' ', status, coalesce(withdrawal_kind, '-'), draft_revision,
                coalesce(published_revision, 0), coalesce(cast(extract(epoch FROM scheduled_for) * 1000 AS bigint), 0))
            FROM article"""),
    /** All revisions with all that they say. */
    REVISIONS("""
            SELECT r.article_id, concat_ws(' | ', r.number, r.headline, r.standfirst,
                (SELECT string_agg(b.text, ' | ' ORDER BY b.position) FROM block b WHERE b.revision_id = r.id))
            FROM revision r ORDER BY r.number"""),
    /** The rows of the change log. */
    LOG("SELECT target_id, kind || ' ' || revision FROM change WHERE type = 'article' ORDER BY seq"),
    /** What was set for a time, and became of it. */
    SCHEDULES("""
            SELECT target_id, concat_ws(' ', kind, state, cast(extract(epoch FROM at) * 1000 AS bigint))
            FROM due ORDER BY 2"""),
    /** What was said of it. */
    CORRECTIONS("SELECT article_id, text || ' ' || revision FROM correction ORDER BY text"),
    /** Which revisions were public. */
    PUBLICATIONS("SELECT article_id, cast(revision AS text) FROM publication ORDER BY publication.revision"),
    /** Who did what. */
    ACTS("SELECT thing_id, via || ' ' || action FROM audit WHERE type = 'article' ORDER BY at, id"),
    /** What readers get, and whether lists have it. */
    DOCUMENTS("""
            SELECT d.article_id, concat_ws(' | ', d.kind, d.revision, d.said ->> 'headline',
                (SELECT string_agg(c.said ->> 'text', ' | ' ORDER BY c.said ->> 'text')
                 FROM jsonb_array_elements(d.said -> 'corrections') c (said)))
            FROM (SELECT *, cast(convert_from(body, 'UTF8') AS jsonb) AS said FROM document) d
            UNION ALL
            SELECT DISTINCT article_id, 'listed' FROM facet
            ORDER BY 2""");

    private final String sql;

    EditorialAspect(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
