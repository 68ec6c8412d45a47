package press.dateline.comment;

import java.util.Map;
import press.dateline.database.Writes;

/** Which comments wait since readers have reported them, where no moderator decides: the reports themselves stay open. */
final class Reported {

    private Reported() {}

    /**
     * Adds to the writes what follows from what the rules make of a comment: what they reject waits for nobody, and what
     * they no longer reject waits again if its reports do.
     *
     * @param before the comment as it was
     */
    static void follow(Writes writes, Comment before, String state) {
        Map<String, Object> id = Map.of("comment", before.id);
        if (state.equals(Comment.REJECTED)) {
            writes.add("DELETE FROM comment_reported WHERE comment_id = :comment", id);
        } else if (before.state.equals(Comment.REJECTED)) {
            writes.add("""
                    INSERT INTO comment_reported (comment_id, created_at, reports)
                    SELECT c.id, c.created_at, r.open FROM comment c CROSS JOIN (
                        SELECT count(*) AS open FROM comment_report
                        WHERE comment_id = :comment AND settled_by IS NULL) r
                    WHERE c.id = :comment AND r.open > 0
                    ON CONFLICT (comment_id) DO NOTHING
                    """, id);
        }
    }
}
