package press.dateline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
import press.dateline.testing.TestClock;
import press.dateline.web.Ids;

/** The audit's months are there before their rows, and go when they are old. */
@QuarkusTest
class AuditPartitionsTest {

    @Inject
    Session session;

    @Inject
    AuditPartitions partitions;

    @Inject
    Clock clock;

    @Test
    void monthsAreMadeAheadAndTakeWhatCameBeforeThem() {
        partitions.maintain();
        YearMonth now = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        assertThat(names()).contains(name(now), name(now.plusMonths(1)), name(now.plusMonths(2)), "audit_rest");

        YearMonth later = now.plusMonths(5);
        insert(later + "-15T12:00:00Z");
        assertThat(rows("audit_rest")).as("no write fails for want of a month").isEqualTo(1);
        TestClock.advance(Duration.between(
                clock.instant(), later.atDay(2).atStartOfDay(ZoneOffset.UTC).toInstant()));
        partitions.maintain();

        assertThat(rows("audit_rest")).isZero();
        assertThat(rows(name(later))).isEqualTo(1);
    }

    @Test
    void whatIsOldIsDropped() {
        partitions.maintain();
        YearMonth now = YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        insert(now + "-01T00:00:00Z");
        insert("2001-01-01T00:00:00Z");
        TestClock.advance(Duration.between(
                clock.instant(),
                now.plusMonths(3).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()));

        new AuditPartitions(session, () -> Period.ofMonths(3), clock, new BackgroundWork()).maintain();
        assertThat(names()).as("its last day is not three months old").contains(name(now));
        assertThat(rows("audit_rest")).isZero();
        assertThat(rows("audit")).isEqualTo(1);

        new AuditPartitions(session, () -> Period.ofMonths(2), clock, new BackgroundWork()).maintain();
        assertThat(names()).doesNotContain(name(now)).contains(name(now.plusMonths(1)));
        assertThat(rows("audit")).isZero();
    }

    private static String name(YearMonth month) {
        return "audit_" + month.toString().replace('-', '_');
    }

    private List<String> names() {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery(
                                "SELECT cast(relname AS text) FROM pg_class WHERE relkind = 'r' AND relname LIKE 'audit\\_%'",
                                String.class)
                        .getResultList());
    }

    private long rows(String table) {
        return QuarkusTransaction.requiringNew()
                .call(() -> session.createNativeQuery("SELECT count(*) FROM " + table, Long.class)
                        .getSingleResult());
    }

    private void insert(String at) {
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("""
                        INSERT INTO audit (at, id, action, type, via)
                        VALUES (cast(?1 AS timestamptz), ?2, 'updateSite', 'site', 'machine')
                        """)
                        .setParameter(1, at)
                        .setParameter(2, Ids.next())
                        .executeUpdate());
    }
}
