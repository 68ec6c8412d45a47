package press.dateline.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;
import press.dateline.web.Times;

/** The feed sources, as editors make and change them. What fetches make of them: {@link Fetches}. */
@ApplicationScoped
class FeedSources {

    private static final String SELECT = """
        SELECT s.id, s.name, s.url, s.format, s.interval_minutes, s.paused, s.revision, s.created_at, s.modified_at,
            s.next_at, s.fetched_at, s.succeeded_at, s.outcome, s.problem, s.failures, s.moved_to, s.import_id,
            s.etag, s.last_modified
        FROM feed_source s
        """;

    private final Session session;
    private final Clock clock;

    FeedSources(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** The newest first; one statement. */
    List<FeedSource> newestFirst(int rows, Optional<UUID> before) {
        return rows(session.createNativeQuery(SELECT + "WHERE s.id < :before ORDER BY s.id DESC", Object[].class)
                        .setParameter("before", before.orElse(new UUID(-1, -1)))
                        .setMaxResults(rows)
                        .getResultStream())
                .toList();
    }

    /** The source with this id; one statement. */
    Optional<FeedSource> byId(UUID id) {
        return find(id, "");
    }

    /** The same, which nobody else changes until the transaction ends. */
    Optional<FeedSource> locked(UUID id) {
        return find(id, " FOR UPDATE");
    }

    private Optional<FeedSource> find(UUID id, String lock) {
        return rows(session.createNativeQuery(SELECT + "WHERE s.id = :id" + lock, Object[].class)
                        .setParameter("id", id)
                        .getResultStream())
                .findFirst();
    }

    /** Makes a source, which is due at once; the database refuses a name that another one has. */
    UUID add(FeedSourceChanges wanted, @Nullable UUID actor) {
        UUID id = Ids.next();
        write("""
            INSERT INTO feed_source (id, name, url, format, interval_minutes, paused, revision, created_by, created_at,
                modified_at, next_at)
            VALUES (:id, :name, :url, cast(:format AS text), :minutes, :paused, 1, cast(:actor AS uuid), :now, :now,
                :now)
            """, id, wanted)
                .setParameter("actor", actor == null ? null : actor.toString(), String.class)
                .executeUpdate();
        return id;
    }

    /**
     * Changes a source that this transaction has locked; where all is as it was, nothing happens. It is due at once
     * where it is no longer paused, or leads elsewhere; where it does, what was known of the place before is forgotten,
     * and what is fetched from there just now is not taken.
     */
    void change(FeedSource source, FeedSourceChanges wanted) {
        if (FeedSourceChanges.of(source)
                .equals(new FeedSourceChanges(
                        wanted.name(), wanted.url(), wanted.format(), wanted.minutes(), wanted.isPaused()))) {
            return;
        }
        boolean isElsewhere = !source.url().equals(wanted.url())
                || !Optional.ofNullable(source.format()).equals(Optional.ofNullable(wanted.format()));
        write("""
            UPDATE feed_source SET revision = revision + 1, name = :name, url = :url, format = cast(:format AS text),
                interval_minutes = :minutes, paused = :paused, modified_at = :now,
                lease = CASE WHEN :elsewhere THEN NULL ELSE lease END,
                leased_until = CASE WHEN :elsewhere THEN NULL ELSE leased_until END,
                etag = CASE WHEN :elsewhere THEN NULL ELSE etag END,
                last_modified = CASE WHEN :elsewhere THEN NULL ELSE last_modified END,
                digest = CASE WHEN :elsewhere THEN NULL ELSE digest END,
                moved_to = CASE WHEN :elsewhere THEN NULL ELSE moved_to END,
                failures = CASE WHEN :elsewhere THEN 0 ELSE failures END,
                next_at = CASE WHEN :elsewhere OR (paused AND NOT :paused) THEN :now
                    ELSE least(next_at, cast(:now AS timestamptz) + interval '1 minute' * :minutes) END
            WHERE id = :id
            """, source.id(), wanted).setParameter("elsewhere", isElsewhere).executeUpdate();
    }

    /** Lets a source be due at once. */
    void dueNow(UUID id) {
        session.createNativeMutationQuery("UPDATE feed_source SET next_at = least(next_at, :now) WHERE id = :id")
                .setParameter("now", Times.now(clock))
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Deletes a source; what was imported from it stays. False where there is none. */
    boolean delete(UUID id) {
        return session.createNativeMutationQuery("DELETE FROM feed_source WHERE id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }

    private MutationQuery write(String sql, UUID id, FeedSourceChanges wanted) {
        return session.createNativeMutationQuery(sql)
                .setParameter("id", id)
                .setParameter("name", wanted.name())
                .setParameter("url", wanted.url())
                .setParameter("format", wanted.format(), String.class)
                .setParameter("minutes", wanted.minutes())
                .setParameter("paused", wanted.isPaused())
                .setParameter("now", Times.now(clock));
    }

    private static Stream<FeedSource> rows(Stream<Object[]> rows) {
        return rows.map(row -> new FeedSource(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Integer) row[4],
                (Boolean) row[5],
                (Integer) row[6],
                (Instant) row[7],
                (Instant) row[8],
                (Instant) row[9],
                new FeedSource.Last(
                        (Instant) row[10],
                        (Instant) row[11],
                        (String) row[12],
                        (String) row[13],
                        (Integer) row[14],
                        (String) row[15],
                        (UUID) row[16],
                        (String) row[17],
                        (String) row[18])));
    }
}
