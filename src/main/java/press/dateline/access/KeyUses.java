package press.dateline.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import press.dateline.database.BackgroundWork;

/** When keys were used last, to the minute: noted in memory, and written for all of them together every ten seconds. */
@Singleton
class KeyUses {

    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final Session session;
    private final BackgroundWork background;
    private final Clock clock;

    /** When each key was noted last, within the last minute or so. */
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

    private final Map<UUID, Instant> unwritten = new ConcurrentHashMap<>();

    KeyUses(Session session, BackgroundWork background, Clock clock) {
        this.session = session;
        this.background = background;
        this.clock = clock;
    }

    /** A key is used: almost always no more than a look into a map. */
    void note(UUID key, Instant at) {
        Instant last = noted.get(key);
        if (last == null || !last.plus(PRECISION).isAfter(at)) {
            noted.put(key, at);
            unwritten.put(key, at);
        }
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        background.once(this::writeAll);
    }

    /** One statement; of a key that somebody is changing at the moment the next use counts. */
    void writeAll() {
        Instant now = clock.instant();
        noted.values().removeIf(at -> !at.plus(PRECISION).isAfter(now));
        Map<UUID, Instant> uses = Map.copyOf(unwritten);
        if (uses.isEmpty()) {
            return;
        }
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                                UPDATE api_key k SET last_used_at = u.at
                                FROM (SELECT k.id, u.at
                                      FROM unnest(cast(:ids AS uuid[]), cast(:at AS timestamptz[])) AS u (id, at)
                                      JOIN api_key k ON k.id = u.id
                                      WHERE k.last_used_at IS NULL OR k.last_used_at <= u.at - interval '1 minute'
                                      ORDER BY k.id FOR NO KEY UPDATE OF k SKIP LOCKED) AS u
                                WHERE k.id = u.id
                                """)
                        .setParameter(
                                "ids",
                                uses.keySet().stream().map(UUID::toString).toArray(String[]::new),
                                String[].class)
                        .setParameter(
                                "at",
                                uses.values().stream().map(Instant::toString).toArray(String[]::new),
                                String[].class)
                        .executeUpdate());
        uses.forEach(unwritten::remove);
    }
}
