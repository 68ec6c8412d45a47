package press.dateline.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.BulkInsert;
import press.dateline.web.Paging;
import press.dateline.web.Times;

/** What falls due: rows that are written in the transaction of what asks for them. Of a kind a thing has one at most. */
@ApplicationScoped
public class DueRows {

    private static final String WAITING = "waiting";
    private static final String ROW = "id, type, target_id, kind, at, created_by";

    /** Those that this release knows: a newer one beside it may write others. */
    private static final String[] KINDS =
            Stream.of(DueKind.values()).map(DueKind::word).toArray(String[]::new);

    private final Session session;
    private final Clock clock;

    DueRows(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * A row as it stands.
     *
     * @param state waiting, done, cancelled or failed
     * @param attempts that failed
     * @param error what went wrong last
     * @param endedAt when it was done, cancelled or failed
     */
    public record Row(
            UUID id,
            UUID target,
            DueKind kind,
            Instant at,
            String state,
            int attempts,
            @Nullable String error,
            @Nullable Instant endedAt) {}

    /** Sets things due, or moves them where one of the kind waits already; one statement. */
    public void set(Collection<Due> rows) {
        var insert = BulkInsert.into(
                "due",
                "id uuid",
                "type text",
                "target_id uuid",
                "kind text",
                "at timestamptz",
                "state text",
                "next_at timestamptz",
                "created_at timestamptz",
                "created_by uuid");
        Instant now = Times.now(clock);
        rows.forEach(due -> insert.add(
                due.id(),
                due.type().word(),
                due.target(),
                due.kind().word(),
                due.at(),
                WAITING,
                due.at(),
                now,
                due.actor()));
        insert.execute(session, """
                ON CONFLICT (target_id, kind) WHERE state = 'waiting'
                DO UPDATE SET at = excluded.at, next_at = excluded.next_at, created_by = excluded.created_by,
                    attempts = 0, last_error = NULL""");
    }

    /** Cancels what waits for a thing; answers how many rows that was. */
    public int cancel(UUID target, DueKind... kinds) {
        List<String> words = new ArrayList<>();
        for (DueKind kind : kinds) {
            words.add(kind.word());
        }
        return session.createNativeMutationQuery("""
                        UPDATE due SET state = 'cancelled', done_at = :now
                        WHERE target_id = :target AND kind = ANY(:kinds) AND state = 'waiting'
                        """)
                .setParameter("now", Times.now(clock))
                .setParameter("target", target)
                .setParameter("kinds", words.toArray(String[]::new), String[].class)
                .executeUpdate();
    }

    /**
     * The rows of a type of things, soonest first.
     *
     * @param state in which they are; null: in any
     * @param from due at or after
     * @param to due before
     */
    public List<Row> list(
            ChangeType type,
            @Nullable String state,
            @Nullable Instant from,
            @Nullable Instant to,
            Optional<Paging.After> after,
            int rows) {
        StringBuilder sql = new StringBuilder("SELECT id, target_id, kind, at, state, attempts, last_error, done_at"
                + " FROM due WHERE type = :type AND (at, id) > (:afterTime, :afterId)");
        if (state != null) {
            sql.append(" AND state = :state");
        }
        if (from != null) {
            sql.append(" AND at >= :from");
        }
        if (to != null) {
            sql.append(" AND at < :to");
        }
        var query = session.createNativeQuery(sql + " ORDER BY at, id LIMIT :rows", Object[].class)
                .setParameter("type", type.word())
                .setParameter("afterTime", after.map(Paging.After::instant).orElse(Instant.EPOCH))
                .setParameter("afterId", after.map(Paging.After::id).orElse(Paging.FIRST_ID))
                .setParameter("rows", rows);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (from != null) {
            query.setParameter("from", from);
        }
        if (to != null) {
            query.setParameter("to", to);
        }
        return query.getResultList().stream()
                .map(row -> new Row(
                        (UUID) row[0],
                        (UUID) row[1],
                        DueKind.ofWord((String) row[2]),
                        (Instant) row[3],
                        (String) row[4],
                        (Integer) row[5],
                        (String) row[6],
                        (Instant) row[7]))
                .toList();
    }

    /** The row that is to be done next, locked until the transaction ends; others skip it meanwhile. */
    Optional<Due> claim(Instant now, Collection<UUID> except) {
        return session.createNativeQuery("SELECT " + ROW + """
                         FROM due WHERE state = 'waiting' AND next_at <= :now
                            AND id <> ALL(cast(:except as uuid[])) AND kind = ANY(:kinds)
                        ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
                        """, Object[].class)
                .setParameter("now", now)
                .setParameter("kinds", KINDS, String[].class)
                .setParameter("except", except.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .findFirst()
                .map(row -> new Due(
                        (UUID) row[0],
                        ChangeType.ofWord((String) row[1]),
                        (UUID) row[2],
                        DueKind.ofWord((String) row[3]),
                        (Instant) row[4],
                        (UUID) row[5]));
    }

    /** Ends a row that this transaction has claimed. */
    void end(UUID id, String state, @Nullable String error, Instant now) {
        session.createNativeMutationQuery("UPDATE due SET state = ?2, last_error = ?3, done_at = ?4 WHERE id = ?1")
                .setParameter(1, id)
                .setParameter(2, state)
                .setParameter(3, error, String.class)
                .setParameter(4, now)
                .executeUpdate();
    }

    /** Moves a row that this transaction has claimed to its next time. */
    void move(UUID id, Instant at) {
        session.createNativeMutationQuery(
                        "UPDATE due SET at = ?2, next_at = ?2, attempts = 0, last_error = NULL WHERE id = ?1")
                .setParameter(1, id)
                .setParameter(2, at)
                .executeUpdate();
    }

    /** Notes a failed attempt, and when the next one is made: the later, the more have failed. */
    void failedOnce(UUID id, String error, Instant now, Duration first, Duration most) {
        session.createNativeMutationQuery("""
                        UPDATE due SET attempts = attempts + 1, last_error = :error,
                            next_at = cast(:now as timestamptz) + interval '1 second'
                                * least(cast(:most as float8), cast(:first as float8) * power(2, least(attempts, 20)))
                        WHERE id = :id AND state = 'waiting'
                        """)
                .setParameter("id", id)
                .setParameter("error", error)
                .setParameter("now", now)
                .setParameter("first", (double) first.toSeconds())
                .setParameter("most", (double) most.toSeconds())
                .executeUpdate();
    }

    /** The earliest time at which something should have been done that still waits. */
    Optional<Instant> oldest(Instant now) {
        return session.createNativeQuery(
                        "SELECT at FROM due WHERE state = 'waiting' AND at <= ?1 ORDER BY at LIMIT 1", Instant.class)
                .setParameter(1, now)
                .getResultStream()
                .findFirst();
    }
}
