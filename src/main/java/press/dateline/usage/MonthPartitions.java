package press.dateline.usage;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import press.dateline.database.BackgroundWork;

/**
 * The partitions of counts and of deliveries, one for each month: they are made before they are needed, and dropped when
 * all of their month is older than what is kept. Counts have a day; deliveries the time in which their article was made,
 * as far as its id tells that.
 */
@ApplicationScoped
class MonthPartitions {

    private static final Logger LOG = Logger.getLogger(MonthPartitions.class);
    /** Months beyond the running one. */
    private static final int AHEAD = 2;

    private static final int BEFORE_WORK = 50;
    private static final long LOCK = 0x6461_7465_7573_6167L;
    private static final int MILLISECONDS_FROM = 16;

    private final Session session;
    private final List<Parted> tables;
    private final Clock clock;
    private final BackgroundWork background;

    MonthPartitions(Session session, UsageSettings settings, Clock clock, BackgroundWork background) {
        this.session = session;
        this.tables = List.of(
                new Parted("usage_count", "day", "day", LocalDate::toString, settings.usageRetention()),
                new Parted("delivery", "article_id", "at", MonthPartitions::firstId, settings.deliveryRetention()));
        this.clock = clock;
        this.background = background;
    }

    /**
     * A table that has partitions.
     *
     * @param column what decides which row stands in which
     * @param time when a row was made: what is in no month's partition goes by it, as ids that were imported tell no time
     * @param bound the least value of the column on a day, as SQL reads it
     */
    private record Parted(
            String name, String column, String time, Function<LocalDate, String> bound, Period retention) {

        String rest() {
            return name + "_rest";
        }

        String partition(YearMonth month) {
            return name + "_" + month.toString().replace('-', '_');
        }

        YearMonth month(String partition) {
            return YearMonth.parse(partition.substring(name.length() + 1).replace('_', '-'));
        }
    }

    /** The least id of a time (UUIDv7: its first 48 bits are the milliseconds since 1970). */
    private static String firstId(LocalDate day) {
        long millis = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        return new UUID(millis << MILLISECONDS_FROM, 0).toString();
    }

    void onStart(@Observes @Priority(BEFORE_WORK) StartupEvent event) {
        maintain();
    }

    @Scheduled(every = "1h", delayed = "11m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void maintainNowAndThen() {
        background.once(this::maintain);
    }

    /** One instance at a time. */
    void maintain() {
        QuarkusTransaction.requiringNew().run(() -> {
            session.createNativeQuery("SELECT pg_advisory_xact_lock(?1)", Object.class)
                    .setParameter(1, LOCK)
                    .getSingleResult();
            tables.forEach(this::maintain);
        });
    }

    private void maintain(Parted table) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<String> partitions = session.createNativeQuery("""
                        SELECT cast(p.relname AS text) FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhrelid
                        WHERE i.inhparent = cast(:table AS regclass) AND p.relname <> :rest ORDER BY p.relname
                        """, String.class)
                .setParameter("table", table.name)
                .setParameter("rest", table.rest())
                .getResultList();
        for (int i = 0; i <= AHEAD; i++) {
            YearMonth month = YearMonth.from(today).plusMonths(i);
            if (!partitions.contains(table.partition(month))) {
                make(table, month);
            }
        }
        LocalDate limit = today.minus(table.retention);
        for (String name : partitions) {
            YearMonth month = table.month(name);
            if (!month.plusMonths(1).atDay(1).isAfter(limit)) {
                execute("SET LOCAL lock_timeout = '2s'");
                execute("DROP TABLE " + name);
                LOG.infof("%s of %s is dropped: older than %s", table.name, month, table.retention);
            }
        }
        execute("DELETE FROM " + table.rest() + " WHERE " + table.time + " < '" + limit + "'");
    }

    /** What has come for the month before it had a partition moves from the rest into it. */
    private void make(Parted table, YearMonth month) {
        String name = table.partition(month);
        String from = table.bound.apply(month.atDay(1));
        String to = table.bound.apply(month.plusMonths(1).atDay(1));
        execute("SET LOCAL lock_timeout = '2s'");
        execute("CREATE TABLE " + name + " (LIKE " + table.name + " INCLUDING ALL)");
        execute("LOCK TABLE " + table.rest() + " IN ACCESS EXCLUSIVE MODE");
        execute("WITH moved AS (DELETE FROM " + table.rest() + " WHERE " + table.column + " >= '" + from + "' AND "
                + table.column + " < '" + to + "' RETURNING *) INSERT INTO " + name + " SELECT * FROM moved");
        execute("ALTER TABLE " + table.name + " ATTACH PARTITION " + name + " FOR VALUES FROM ('" + from + "') TO ('"
                + to + "')");
    }

    private void execute(String sql) {
        session.createNativeMutationQuery(sql).executeUpdate();
    }
}
