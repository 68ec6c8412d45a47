package press.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The answers that are kept for who repeats a request, where something in them must be gone before the day is over. Each
 * of these looks through all of them: there is a day's worth.
 */
@ApplicationScoped
public class StoredAnswers {

    private final Session session;

    StoredAnswers(Session session) {
        this.session = session;
    }

    /**
     * Forgets what a reader was answered, with whatever key.
     *
     * @param name the same as in {@link Caller#actsFor}
     */
    public void forgetOf(String name) {
        session.createNativeMutationQuery(
                        "DELETE FROM idempotent_answer WHERE caller = :caller OR starts_with(caller, :caller || ' ')")
                .setParameter("caller", Caller.READER + name)
                .executeUpdate();
    }

    /** Forgets the answers, to whomever, that show one of these things: an object whose member id names it. */
    public void forgetShown(Collection<UUID> things) {
        session.createNativeMutationQuery("""
                        DELETE FROM idempotent_answer WHERE (caller, path, key) IN (
                            SELECT a.caller, a.path, a.key FROM idempotent_answer a
                            CROSS JOIN LATERAL regexp_matches(
                                convert_from(a.body, 'UTF8'), '"id":"([0-9a-f-]{36})"', 'g') AS shown (id)
                            JOIN unnest(cast(:things AS text[])) AS thing (id) ON thing.id = shown.id[1]
                            WHERE a.body IS NOT NULL)
                        """)
                .setParameter("things", things.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .executeUpdate();
    }
}
