package press.dateline.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.fetch.Fetched;

/**
 * Who fetches which source, and what came of it. A source is lent for a while, under a number that is new each time; who
 * comes back later than that finds that another has it, and changes nothing.
 */
@ApplicationScoped
class Fetches {

    /** Longer than any fetch takes, so that a source is only lent twice when its first fetcher is dead. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private final Session session;

    Fetches(Session session) {
        this.session = session;
    }

    /**
     * A source that is to be fetched.
     *
     * @param lease the number under which it is lent
     * @param digest SHA-256 of what was imported last
     * @param actor the key that has made the source
     */
    record Claim(
            UUID source,
            UUID lease,
            String name,
            String url,
            @Nullable String format,
            int intervalMinutes,
            int failures,
            @Nullable String etag,
            @Nullable String lastModified,
            byte @Nullable [] digest,
            @Nullable UUID actor) {}

    /**
     * Lends the source that has been due for longest: not one that another has, nor one whose last import goes on, as
     * two of one source at once might come in the wrong order.
     */
    Optional<Claim> claim(Instant now) {
        UUID lease = UUID.randomUUID();
        // The row is chosen once, before it is changed: in a sub-select the planner might choose again for each row.
        return session
                .createNativeQuery("""
                    WITH due AS MATERIALIZED (
                        SELECT s.id FROM feed_source s
                        WHERE NOT s.paused AND s.next_at <= :now
                          AND (s.leased_until IS NULL OR s.leased_until <= :now)
                          AND NOT EXISTS (SELECT FROM import_job j
                                          WHERE j.id = s.import_id AND j.state IN ('waiting', 'running'))
                        ORDER BY s.next_at, s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED)
                    UPDATE feed_source s SET lease = :lease, leased_until = :until FROM due WHERE s.id = due.id
                    RETURNING s.id, s.name, s.url, s.format, s.interval_minutes, s.failures, s.etag, s.last_modified,
                        s.digest, s.created_by
                    """, Object[].class)
                .setParameter("now", now)
                .setParameter("lease", lease)
                .setParameter("until", now.plus(LEASE))
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new Claim(
                        (UUID) row[0],
                        lease,
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (Integer) row[4],
                        (Integer) row[5],
                        (String) row[6],
                        (String) row[7],
                        (byte[]) row[8],
                        (UUID) row[9]));
    }

    /**
     * Notes that it went well.
     *
     * @param job the import that was begun; null where nothing was new
     * @return whether the source was still lent to this one; else nothing has happened
     */
    boolean succeeded(
            Claim claim, Fetched fetched, byte @Nullable [] digest, @Nullable UUID job, Instant now, Instant next) {
        FetchOutcome outcome = job == null ? FetchOutcome.UNCHANGED : FetchOutcome.IMPORTED;
        return session.createNativeMutationQuery("""
            UPDATE feed_source SET lease = NULL, leased_until = NULL, next_at = :next, fetched_at = :now,
                succeeded_at = :now, outcome = :outcome, problem = NULL, failures = 0,
                etag = cast(:etag AS text), last_modified = cast(:lastModified AS text),
                moved_to = cast(:movedTo AS text), digest = coalesce(cast(:digest AS bytea), digest),
                import_id = coalesce(cast(:job AS uuid), import_id)
            WHERE id = :id AND lease = :lease
            """)
                        .setParameter("next", next)
                        .setParameter("now", now)
                        .setParameter("outcome", outcome.word())
                        .setParameter("etag", fetched.etag(), String.class)
                        .setParameter("lastModified", fetched.lastModified(), String.class)
                        .setParameter("movedTo", fetched.movedTo(), String.class)
                        .setParameter("digest", digest, byte[].class)
                        .setParameter("job", job == null ? null : job.toString(), String.class)
                        .setParameter("id", claim.source())
                        .setParameter("lease", claim.lease())
                        .executeUpdate()
                > 0;
    }

    /** Notes that it went wrong; the same answer. One that is gone is paused. */
    boolean failed(Claim claim, FetchOutcome outcome, String problem, Instant now, Instant next) {
        return session.createNativeMutationQuery("""
            UPDATE feed_source SET lease = NULL, leased_until = NULL, next_at = :next, fetched_at = :now,
                outcome = :outcome, problem = :problem, failures = failures + 1,
                paused = paused OR :gone,
                revision = CASE WHEN :gone AND NOT paused THEN revision + 1 ELSE revision END
            WHERE id = :id AND lease = :lease
            """)
                        .setParameter("next", next)
                        .setParameter("now", now)
                        .setParameter("outcome", outcome.word())
                        .setParameter("problem", problem)
                        .setParameter("gone", outcome == FetchOutcome.GONE)
                        .setParameter("id", claim.source())
                        .setParameter("lease", claim.lease())
                        .executeUpdate()
                > 0;
    }

    /** Since when the source has been due that waits for longest. */
    Optional<Instant> dueSince(Instant now) {
        return session.createNativeQuery(
                        "SELECT next_at FROM feed_source WHERE NOT paused AND next_at <= :now ORDER BY next_at LIMIT 1",
                        Instant.class)
                .setParameter("now", now)
                .getResultStream()
                .findFirst();
    }
}
