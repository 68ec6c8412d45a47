package press.dateline.change;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import press.dateline.database.BackgroundWork;

/**
 * The log's partitions, of a million rows each: they are made before they are needed, and dropped when all of their
 * rows are older than what is kept. The one with the newest row stays, since the next number comes from there.
 */
@ApplicationScoped
class ChangePartitions {

    private static final Logger LOG = Logger.getLogger(ChangePartitions.class);
    private static final long ROWS = 1_000_000;
    /** Partitions beyond the one in use. */
    private static final int AHEAD = 2;

    private static final int BEFORE_WORK = 50;
    private static final long LOCK = 0x6461_7465_6c69_6e66L;

    private final Session session;
    private final ChangeSettings settings;
    private final Clock clock;
    private final BackgroundWork background;

    ChangePartitions(Session session, ChangeSettings settings, Clock clock, BackgroundWork background) {
        this.session = session;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
    }

    void onStart(@Observes @Priority(BEFORE_WORK) StartupEvent event) {
        makeAhead();
    }

    /** A million rows do not come within a minute. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void makeAheadNowAndThen() {
        background.once(this::makeAhead);
    }

    void makeAhead() {
        QuarkusTransaction.requiringNew().run(() -> {
            lock();
            long end = partitions().getLast().to();
            for (long wanted = newest() + AHEAD * ROWS; end <= wanted; end += ROWS) {
                String name = "change_" + end;
                // Attached afterwards: that does not stop readers and writers, as making it in place would.
                execute("CREATE TABLE " + name + " (LIKE change INCLUDING ALL)");
                execute("ALTER TABLE change ATTACH PARTITION " + name + " FOR VALUES FROM (" + end + ") TO ("
                        + (end + ROWS) + ")");
            }
        });
    }

    /** Drops what is older than is kept; where somebody reads it at the moment, an hour later. */
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void trim() {
        settings.retention().ifPresent(kept -> {
            try {
                background.once(() -> QuarkusTransaction.requiringNew().run(() -> trim(kept)));
            } catch (RuntimeException e) {
                LOG.warnf(e, "Old changes could not be dropped from the log");
            }
        });
    }

    /** One instance at a time. */
    private void lock() {
        session.createNativeQuery("SELECT pg_advisory_xact_lock(?1)", Object.class)
                .setParameter(1, LOCK)
                .getSingleResult();
    }

    private record Partition(String name, long from, long to) {}

    /** The partitions, in order; their names are our own, so they need no quotes. */
    private List<Partition> partitions() {
        return session.createNativeQuery("""
                        SELECT p.relname, cast((regexp_match(b.bound, 'FROM \\(''?(\\d+)''?\\)'))[1] AS bigint) AS lower,
                               cast((regexp_match(b.bound, 'TO \\(''?(\\d+)''?\\)'))[1] AS bigint)
                        FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid,
                             LATERAL (SELECT pg_get_expr(p.relpartbound, p.oid) AS bound) b
                        WHERE i.inhparent = cast('change' AS regclass)
                        ORDER BY lower
                        """, Object[].class).getResultList().stream()
                .map(row -> new Partition((String) row[0], (Long) row[1], (Long) row[2]))
                .toList();
    }

    private long newest() {
        return session.createNativeQuery("SELECT coalesce(max(seq), 0) FROM change", Long.class)
                .getSingleResult();
    }

    private void trim(Period kept) {
        lock();
        // Everybody who comes after waits behind this lock: not for long.
        execute("SET LOCAL lock_timeout = '200ms'");
        long newest = newest();
        Instant limit = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minus(kept)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        for (Partition partition : partitions()) {
            // Times follow the numbers but for the clocks of several instances, so the last row tells for all.
            boolean outdated = partition.to() <= newest
                    && session.createNativeQuery(
                                    "SELECT coalesce((SELECT at FROM " + partition.name()
                                            + " ORDER BY seq DESC LIMIT 1) < ?1, true)",
                                    Boolean.class)
                            .setParameter(1, limit)
                            .getSingleResult();
            if (!outdated) {
                return;
            }
            execute("DROP TABLE " + partition.name());
            LOG.infof(
                    "Changes %d to %d are dropped from the log: older than %s",
                    partition.from(), partition.to() - 1, kept);
        }
    }

    private void execute(String sql) {
        session.createNativeMutationQuery(sql).executeUpdate();
    }
}
