package press.dateline.comment;

/**
 * What a discussion lists: what is approved and, where its reader has deleted it and approved replies need it, a
 * placeholder. Whether what its thread begins with is listed is another question.
 *
 * <p>Each condition names the two states as the indexes do. Those of lists ask for one value rather than with EXISTS,
 * for which PostgreSQL may read all comments at once.
 */
final class Listed {

    /** HQL: whether the comment c, which is found by its id, is listed. */
    static final String HQL = "c.state in ('approved', 'deleted') and (c.state = 'approved' or c.keepsPlace = true and"
            + " (exists (select 1 from Comment k where k.parentId = c.id and k.state = 'approved') or exists (select 1"
            + " from Comment k where k.rootId = c.id and k.parentId is not null and k.state = 'approved')))";

    /** HQL: whether the comment c, with which a thread begins, is listed. */
    static final String FIRST_HQL =
            "c.state in ('approved', 'deleted') and (c.state = 'approved' or c.keepsPlace = true"
                    + " and (select max(k.createdAt) from Comment k where k.rootId = c.id and k.parentId is not null"
                    + " and k.state = 'approved') is not null)";

    private Listed() {}

    /** SQL: whether the comment that is called so is listed. */
    static String sql(String alias) {
        return """
                %1$s.state IN ('approved', 'deleted') AND (%1$s.state = 'approved' OR %1$s.keeps_place
                    AND CASE WHEN %1$s.parent_id IS NULL
                        THEN (SELECT 1 FROM comment k
                            WHERE k.root_id = %1$s.id AND k.parent_id IS NOT NULL AND k.state = 'approved' LIMIT 1)
                        ELSE (SELECT 1 FROM comment k WHERE k.parent_id = %1$s.id AND k.state = 'approved' LIMIT 1)
                    END IS NOT NULL)
                """.formatted(alias).strip();
    }
}
