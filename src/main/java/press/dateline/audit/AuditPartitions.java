package press.dateline.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import press.dateline.database.BackgroundWork;

/**
 * The audit's partitions, one for each month in UTC: they are made before they are needed, and dropped when the last
 * instant of their month is older than what is kept.
 */
@ApplicationScoped
class AuditPartitions {

    private static final Logger LOG = Logger.getLogger(AuditPartitions.class);
    /** Months beyond the running one. */
    private static final int AHEAD = 2;

    private static final int BEFORE_WORK = 50;
    private static final long LOCK = 0x6461_7465_6175_6469L;

    private final Session session;
    private final AuditSettings settings;
    private final Clock clock;
    private final BackgroundWork background;

    AuditPartitions(Session session, AuditSettings settings, Clock clock, BackgroundWork background) {
        this.session = session;
        this.settings = settings;
        this.clock = clock;
        this.background = background;
    }

    void onStart(@Observes @Priority(BEFORE_WORK) StartupEvent event) {
        maintain();
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void maintainNowAndThen() {
        background.once(this::maintain);
    }

    /** One instance at a time. */
    void maintain() {
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeQuery("SELECT pg_advisory_xact_lock(?1)", Object.class)
                    .setParameter(1, LOCK)
                    .getSingleResult();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<String> partitions = partitions();
            for (int i = 0; i <= AHEAD; i++) {
                YearMonth month = YearMonth.from(today).plusMonths(i);
                if (!partitions.contains(name(month))) {
                    make(month);
                }
            }
            trim(partitions, today.minus(settings.retention()));
        });
    }

    /** Their names, which are our own, so they need no quotes. */
    private List<String> partitions() {
        return session.createNativeQuery("""
                        SELECT cast(p.relname AS text) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid
                        WHERE i.inhparent = cast('audit' AS regclass) AND p.relname <> 'audit_rest'
                        ORDER BY p.relname
                        """, String.class).getResultList();
    }

    private static String name(YearMonth month) {
        return "audit_" + month.toString().replace('-', '_');
    }

    private static YearMonth month(String name) {
        return YearMonth.parse(name.substring("audit_".length()).replace('_', '-'));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What has come for the month before it had a partition moves from the rest into it. */
    private void make(YearMonth month) {
        String name = name(month);
        String from = start(month).toString();
        String to = start(month.plusMonths(1)).toString();
        execute("SET LOCAL lock_timeout = '2s'");
        execute("CREATE TABLE " + name + " (LIKE audit INCLUDING ALL)");
        execute("LOCK TABLE audit_rest IN ACCESS EXCLUSIVE MODE");
        execute("WITH moved AS (DELETE FROM audit_rest WHERE at >= '" + from + "' AND at < '" + to
                + "' RETURNING *) INSERT INTO " + name + " SELECT * FROM moved");
        execute("ALTER TABLE audit ATTACH PARTITION " + name + " FOR VALUES FROM ('" + from + "') TO ('" + to + "')");
    }

    private void trim(List<String> partitions, LocalDate limit) {
        for (String name : partitions) {
            if (!month(name).plusMonths(1).atDay(1).isAfter(limit)) {
                execute("SET LOCAL lock_timeout = '2s'");
                execute("DROP TABLE " + name);
                LOG.infof("Who did what in %s is dropped: older than %s", month(name), settings.retention());
            }
        }
        session.createNativeMutationQuery("DELETE FROM audit_rest WHERE at < ?1")
                .setParameter(1, limit.atStartOfDay(ZoneOffset.UTC).toInstant())
                .executeUpdate();
    }

    private void execute(String sql) {
        session.createNativeMutationQuery(sql).executeUpdate();
    }
}
