package press.dateline.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.hibernate.Session;

/**
 * What stays of decisions on comments whose reader is erased: when and by whom they were made, the state, and the codes
 * of the reasons. What the pipeline saw is gone, so they cannot be made again.
 */
@ApplicationScoped
public class ErasedDecisions {

    private final Session session;

    ErasedDecisions(Session session) {
        this.session = session;
    }

    /**
     * Blanks the decisions on these comments, and lets nobody ask the moderation service about them; two statements.
     *
     * @param textIsKept whether the spans that were found in the text still say something
     */
    public void erase(Collection<UUID> comments, boolean textIsKept) {
        if (comments.isEmpty()) {
            return;
        }
        String[] ids = comments.stream().map(UUID::toString).toArray(String[]::new);
        session.createNativeMutationQuery(
                        "DELETE FROM external_check WHERE comment_id = ANY(cast(:comments AS uuid[]))")
                .setParameter("comments", ids, String[].class)
                .executeUpdate();
        session.createNativeMutationQuery("""
                        UPDATE comment_decision d SET inputs = NULL, repeat_key = NULL,
                            reader_repeat_key = NULL, reason = NULL,
                            findings = CASE WHEN d.findings = '[]' THEN d.findings ELSE (
                                SELECT jsonb_agg(jsonb_set(f.finding, '{spans}', coalesce((
                                    SELECT jsonb_agg(s.span ORDER BY s.nth)
                                    FROM jsonb_array_elements(f.finding -> 'spans') WITH ORDINALITY AS s (span, nth)
                                    WHERE :kept AND s.span ->> 'in' = 'text'), '[]')) ORDER BY f.nth)
                                FROM jsonb_array_elements(d.findings) WITH ORDINALITY AS f (finding, nth)) END
                        FROM unnest(cast(:comments AS uuid[])) AS c (id)
                        WHERE d.comment_id = c.id
                        """)
                .setParameter("comments", ids, String[].class)
                .setParameter("kept", textIsKept)
                .executeUpdate();
    }
}
