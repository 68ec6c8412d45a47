package press.dateline.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import press.dateline.database.BackgroundWork;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.TestClock;
import press.dateline.web.Ids;

/** Months of counts and deliveries are there before their rows, and go when they are old. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class MonthPartitionsTest {

    private static final String SOMEBODY = "0196b0d6-f680-7903-839b-ddc66225a2bc";

    @Inject
    Session session;

    @Inject
    MonthPartitions partitions;

    @Inject
    Clock clock;

    private static List<String> tables() {
        return Rows.of("SELECT relname FROM pg_class WHERE relkind = 'r'"
                + " AND (relname LIKE 'usage\\_count\\_%' OR relname LIKE 'delivery\\_%') ORDER BY 1");
    }

    private static String count(String table) {
        return Rows.of("SELECT count(*) FROM " + table).getFirst();
    }

    private YearMonth month() {
        return YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static String named(YearMonth month) {
        return "_" + month.toString().replace('-', '_');
    }

    @Test
    void monthsAreMadeAheadAndTakeWhatCameBeforeThem() {
        partitions.maintain();
        for (String table : List.of("usage_count", "delivery")) {
            assertThat(tables())
                    .contains(table + named(month()), table + named(month().plusMonths(2)), table + "_rest");
        }
        YearMonth later = month().plusMonths(5);
        Rows.change(
                "INSERT INTO usage_count VALUES ('" + later + "-15', '" + SOMEBODY + "', NULL, '/v1', 1, 0, 0, 0, 0)");
        assertThat(count("usage_count_rest"))
                .as("no count is lost for want of a month")
                .isEqualTo("1");
        TestClock.advance(Duration.between(
                clock.instant(), later.atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant()));
        partitions.maintain();
        assertThat(count("usage_count_rest")).isEqualTo("0");
        assertThat(count("usage_count" + named(later))).isEqualTo("1");
    }

    @Test
    void anArticleMadeNowIsInThePartitionOfItsMonth() {
        partitions.maintain();
        Rows.change("INSERT INTO delivery VALUES ('" + Ids.next() + "', '" + SOMEBODY + "', 1, true, now())");
        assertThat(count("delivery" + named(month()))).isEqualTo("1");
    }

    @Test
    void whatIsOfAnArticleWhoseIdTellsNoTimeIsKeptAsLong() {
        partitions.maintain();
        Rows.change("INSERT INTO delivery VALUES"
                + " ('00c0ffee-0000-4000-8000-000000000001', '" + SOMEBODY + "', 1, true, '2001-01-01'),"
                + " ('00c0ffee-0000-4000-8000-000000000002', '" + SOMEBODY + "', 1, true, now()),"
                + " ('f0c0ffee-0000-4000-8000-000000000003', '" + SOMEBODY + "', 1, true, '2001-01-01'),"
                + " ('f0c0ffee-0000-4000-8000-000000000004', '" + SOMEBODY + "', 1, true, now())");
        partitions.maintain();
        assertThat(Rows.of("SELECT article_id FROM delivery ORDER BY 1"))
                .containsExactly("00c0ffee-0000-4000-8000-000000000002", "f0c0ffee-0000-4000-8000-000000000004");
    }

    @Test
    void whatIsOldIsDropped() {
        partitions.maintain();
        YearMonth now = month();
        Rows.change("INSERT INTO usage_count VALUES ('" + now + "-01', '" + SOMEBODY + "', NULL, '/v1', 1, 0, 0, 0, 0),"
                + " ('2001-01-01', '" + SOMEBODY + "', NULL, '/v1', 1, 0, 0, 0, 0)");
        Rows.change("INSERT INTO delivery VALUES ('" + Ids.next() + "', '" + SOMEBODY + "', 1, true, now())");
        TestClock.advance(Duration.between(
                clock.instant(),
                now.plusMonths(3).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()));

        maintain(Period.ofMonths(3), Period.ofMonths(3));
        assertThat(count("usage_count"))
                .as("its last day is not three months old")
                .isEqualTo("1");
        assertThat(count("delivery")).isEqualTo("1");
        maintain(Period.ofMonths(2), Period.ofMonths(3));
        assertThat(count("usage_count")).isEqualTo("0");
        assertThat(count("delivery")).isEqualTo("1");
        maintain(Period.ofMonths(2), Period.ofMonths(2));
        assertThat(count("delivery")).isEqualTo("0");
        assertThat(tables()).doesNotContain("usage_count" + named(now), "delivery" + named(now));
    }

    private void maintain(Period counts, Period deliveries) {
        UsageSettings settings = new UsageSettings() {
            @Override
            public Period usageRetention() {
                return counts;
            }

            @Override
            public Period deliveryRetention() {
                return deliveries;
            }
        };
        new MonthPartitions(session, settings, clock, new BackgroundWork()).maintain();
    }
}
