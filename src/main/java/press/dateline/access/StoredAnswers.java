package press.dateline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hibernate.Session;
import press.dateline.database.Writes;

/**
 * The answers that are kept for who repeats a request, where something in them must be gone before the day is over. Who
 * repeats the request then makes it anew.
 */
@ApplicationScoped
public class StoredAnswers {

    private static final Pattern ID =
            Pattern.compile("\"id\":\"(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\"");

    private final Session session;

    StoredAnswers(Session session) {
        this.session = session;
    }

    /** The ids of what an answer shows: each object whose member id names it. */
    static String[] shown(byte[] body) {
        return ID.matcher(new String(body, StandardCharsets.UTF_8))
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toArray(String[]::new);
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

    /** Forgets the answers, to whomever, that show one of these things; one statement. */
    public void forgetShown(Collection<UUID> things) {
        Writes writes = new Writes();
        forgetShown(writes, things);
        writes.execute(session);
    }

    /** The same, added to the writes that take these things away. */
    public static void forgetShown(Writes writes, Collection<UUID> things) {
        Map<String, Object> values =
                Map.of("things", things.stream().map(UUID::toString).toArray(String[]::new));
        for (String found : List.of(
                // One after the other: in an index of arrays, looking for any of thousands at once is slow.
                "unnest(cast(:things AS uuid[])) AS thing (id) JOIN idempotent_answer a ON a.shown @> ARRAY[thing.id]",
                """
                idempotent_answer a
                CROSS JOIN LATERAL regexp_matches(
                    convert_from(a.body, 'UTF8'), '"id":"([0-9a-f-]{36})"', 'g') AS shown (id)
                JOIN unnest(cast(:things AS text[])) AS thing (id) ON thing.id = shown.id[1]
                WHERE a.shown IS NULL AND a.body IS NOT NULL
                """)) {
            writes.add(
                    "DELETE FROM idempotent_answer WHERE (caller, path, key) IN (SELECT a.caller, a.path, a.key FROM "
                            + found + ")",
                    values);
        }
    }
}
