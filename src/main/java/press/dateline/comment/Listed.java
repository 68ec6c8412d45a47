package press.dateline.comment;

/**
 * What a discussion lists: what is approved and, where its reader has deleted it and approved replies need it, a
 * placeholder. Whether what its thread begins with may be listed is another question.
 *
 * <p>Each condition begins as the indexes do. Those of lists ask for one value rather than with EXISTS, for which
 * PostgreSQL may read all comments at once.
 */
final class Listed {

    private Listed() {}

    /** HQL: whether the comment that is called so, and is found by its id, is listed. */
    static String hql(String alias) {
        return ("(%1$s.state = 'approved' or %1$s.keepsPlace = true) and (%1$s.state = 'approved' or exists (select 1"
                        + " from Comment y where y.parentId = %1$s.id and y.state = 'approved') or exists (select 1 from"
                        + " Comment y where y.rootId = %1$s.id and y.parentId is not null and y.state = 'approved'))")
                .formatted(alias);
    }

    /** HQL: whether the thread that begins with the comment that is called so may be listed. */
    static String threadHql(String alias) {
        return "(%1$s.state = 'approved' or %1$s.keepsPlace = true)".formatted(alias);
    }

    /** SQL: whether the comment that is called so is listed. */
    static String sql(String alias) {
        return """
                %2$s AND (%1$s.state = 'approved' OR CASE WHEN %1$s.parent_id IS NULL
                        THEN (SELECT 1 FROM comment k
                            WHERE k.root_id = %1$s.id AND k.parent_id IS NOT NULL AND k.state = 'approved' LIMIT 1)
                        ELSE (SELECT 1 FROM comment k WHERE k.parent_id = %1$s.id AND k.state = 'approved' LIMIT 1)
                    END IS NOT NULL)
                """.formatted(alias, thread(alias)).strip();
    }

    /** SQL: whether the thread that begins with the comment that is called so may be listed. */
    static String thread(String alias) {
        return "(%1$s.state = 'approved' OR %1$s.keeps_place)".formatted(alias);
    }
}
