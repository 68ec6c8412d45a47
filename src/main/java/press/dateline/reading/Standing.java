package press.dateline.reading;

import press.dateline.access.Audience;

/** What an article is to a caller. */
enum Standing {
    /** It can be read. */
    PUBLISHED,
    /** It could be read once: it answers 410. */
    WITHDRAWN,
    /** Nothing that the caller may know of: it answers 404. */
    UNKNOWN;

    /**
     * An SQL expression for the standing of the article with this alias; the statement takes the parameter
     * {@link Audience#AT}.
     */
    static String sql(Audience audience, String alias) {
        return """
                CASE WHEN #.published_revision IS NULL OR NOT (%s) THEN 'UNKNOWN'
                    WHEN #.status = 'published' AND %s THEN CASE WHEN %s THEN 'PUBLISHED' ELSE 'UNKNOWN' END
                    WHEN %s THEN 'WITHDRAWN' ELSE 'UNKNOWN' END""".formatted(
                        audience.knows(alias),
                        audience.isCurrent(alias),
                        audience.isAdmitted(alias),
                        audience.wasAdmitted(alias))
                .replace("#", alias);
    }
}
