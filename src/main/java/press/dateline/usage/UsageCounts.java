package press.dateline.usage;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import press.dateline.access.KeyHolder;
import press.dateline.database.BackgroundWork;

/**
 * Counts answers in memory, and adds them up in the database every few seconds by one statement. An instance that is
 * killed loses the counts of these seconds.
 */
@Singleton
public class UsageCounts {

    private static final Logger LOG = Logger.getLogger(UsageCounts.class);
    private static final int BEFORE_CONNECTIONS_CLOSE = 60;
    private static final int AT_ONCE = 5_000;

    private static final String ADD = """
            INSERT INTO usage_count AS u (day, key_id, partner_id, operation, requests, articles, bytes, refused, free)
            SELECT c.day::date, c.key::uuid, nullif(c.partner, '')::uuid, c.operation, c.requests::bigint, c.articles::bigint,
                   c.bytes::bigint, c.refused::bigint, c.free::bigint
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[]) AS c (day, key, partner, operation, requests, articles, bytes, refused, free)
            ORDER BY 1, 2, 4
            ON CONFLICT (day, key_id, operation) DO UPDATE SET
                requests = u.requests + excluded.requests, articles = u.articles + excluded.articles,
                bytes = u.bytes + excluded.bytes, refused = u.refused + excluded.refused,
                free = u.free + excluded.free
            """;

    private final DataSource dataSource;
    private final SiteDays days;
    private final Clock clock;
    private final BackgroundWork background;
    private final Map<Counted, Counts> counts = new ConcurrentHashMap<>();

    UsageCounts(DataSource dataSource, SiteDays days, Clock clock, BackgroundWork background) {
        this.dataSource = dataSource;
        this.days = days;
        this.clock = clock;
        this.background = background;
    }

    /** What a count is of. */
    private record Counted(LocalDate day, KeyHolder holder, String operation) {}

    /** The counts of it since the last time that they were stored. */
    private static final class Counts {
        private final LongAdder requests = new LongAdder();
        private final LongAdder articles = new LongAdder();
        private final LongAdder bytes = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private final LongAdder free = new LongAdder();
    }

    /** What is stored at once. */
    private record Row(Counted counted, long requests, long articles, long bytes, long refused, long free) {

        static Row taken(Counted counted, Counts counts) {
            return new Row(
                    counted,
                    counts.requests.sumThenReset(),
                    counts.articles.sumThenReset(),
                    counts.bytes.sumThenReset(),
                    counts.refused.sumThenReset(),
                    counts.free.sumThenReset());
        }

        boolean isSome() {
            return requests + refused + free > 0;
        }
    }

    /** An answer that counts. */
    public void paid(KeyHolder holder, String operation, long articles, long bytes) {
        Counts of = of(holder, operation);
        of.requests.increment();
        of.articles.add(articles);
        of.bytes.add(bytes);
    }

    /** A request that was too much. */
    public void refused(KeyHolder holder, String operation) {
        of(holder, operation).refused.increment();
    }

    /** An answer that counts towards nothing. */
    public void free(KeyHolder holder, String operation) {
        of(holder, operation).free.increment();
    }

    private Counts of(KeyHolder holder, String operation) {
        return counts.computeIfAbsent(new Counted(days.today(clock), holder, operation), _ -> new Counts());
    }

    @Scheduled(every = "3s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void storeNowAndThen() {
        background.once(this::store);
    }

    void onStop(@Observes @Priority(BEFORE_CONNECTIONS_CLOSE) ShutdownEvent event) {
        store();
    }

    /** Stores what was counted; what cannot be stored is kept for the next time. */
    public synchronized void store() {
        List<Row> rows = new ArrayList<>();
        counts.forEach((counted, of) -> {
            Row row = Row.taken(counted, of);
            if (row.isSome()) {
                rows.add(row);
            } else if (counted.day.isBefore(days.today(clock).minusDays(1))) {
                counts.remove(counted);
            }
        });
        rows.sort(Comparator.comparing((Row row) -> row.counted.day)
                .thenComparing(row -> row.counted.holder.key())
                .thenComparing(row -> row.counted.operation));
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<Row> some = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
            try {
                add(some);
            } catch (SQLException e) {
                LOG.warnf("What was counted cannot be stored yet: %s", e.getMessage());
                some.forEach(this::putBack);
            }
        }
    }

    private void putBack(Row row) {
        Counts of = counts.computeIfAbsent(row.counted, _ -> new Counts());
        of.requests.add(row.requests);
        of.articles.add(row.articles);
        of.bytes.add(row.bytes);
        of.refused.add(row.refused);
        of.free.add(row.free);
    }

    private void add(List<Row> rows) throws SQLException {
        List<Function<Row, Object>> columns = List.of(
                row -> row.counted.day,
                row -> row.counted.holder.key(),
                row -> Objects.toString(row.counted.holder.partner(), ""),
                row -> row.counted.operation,
                Row::requests,
                Row::articles,
                Row::bytes,
                Row::refused,
                Row::free);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (int i = 0; i < columns.size(); i++) {
                add.setArray(
                        i + 1,
                        connection.createArrayOf(
                                "text",
                                rows.stream()
                                        .map(columns.get(i))
                                        .map(String::valueOf)
                                        .toArray()));
            }
            add.executeUpdate();
        }
    }
}
