package press.dateline.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;

/** The ledger in the database keeps the rules that {@link SharedLimitsTest} rests on. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PostgresLedgerTest {

    private static final Instant START = Instant.parse("2026-05-02T10:00:00Z");
    private static final MeterId RATE = new MeterId(new UUID(0, 1), MeterKind.RATE);
    private static final MeterId DAY = new MeterId(new UUID(0, 1), MeterKind.DAY_REQUESTS);
    private static final UUID ONE = new UUID(0, 11);
    private static final UUID TWO = new UUID(0, 12);

    @Inject
    PostgresLedger ledger;

    private Ledger.Grant settle(UUID instance, Instant at, MeterId id, Bound bound, long want, long owed, long kept) {
        Instant since = id.kind().isRate() ? Instant.EPOCH : Instant.parse("2026-05-02T00:00:00Z");
        Ledger.Settled settled =
                ledger.settle(instance, at, List.of(new Ledger.Ask(id, bound, since, want, owed, kept)));
        return Objects.requireNonNull(settled.grants().get(id));
    }

    @Test
    void aBucketFillsWithTimeAndHoldsNoMore() {
        Bound bound = new Bound(10, 20);
        assertThat(settle(ONE, START, RATE, bound, 30, 0, 0).granted()).isEqualTo(20);
        assertThat(settle(TWO, START, RATE, bound, 5, 0, 0).granted()).isZero();
        Ledger.Grant later = settle(TWO, START.plusMillis(550), RATE, bound, 3, 0, 0);
        assertThat(later.granted()).isEqualTo(3);
        assertThat(later.left()).isBetween(2.49, 2.51);
        assertThat(settle(ONE, START.plusMillis(550), RATE, bound, -2, 0, 0).left())
                .isBetween(4.49, 4.51);
        assertThat(settle(ONE, START.plusSeconds(100), RATE, bound, 50, 0, 0).granted())
                .isEqualTo(20);
        assertThat(settle(ONE, START.plusSeconds(101), RATE, bound, 50, 15, 0).granted())
                .as("what was owed comes first")
                .isZero();
    }

    @Test
    void aQuotaIsGivenOutOnceAndWarnsOnce() {
        Bound bound = new Bound(0, 100);
        assertThat(settle(ONE, START, DAY, bound, 50, 0, 0)).isEqualTo(new Ledger.Grant(50, 50, false));
        assertThat(settle(TWO, START, DAY, bound, 30, 0, 0)).isEqualTo(new Ledger.Grant(30, 20, true));
        assertThat(settle(TWO, START.plusSeconds(1), DAY, bound, 30, 0, 0)).isEqualTo(new Ledger.Grant(20, 0, false));
        assertThat(settle(ONE, START.plusSeconds(1), DAY, bound, -10, 0, 0))
                .isEqualTo(new Ledger.Grant(-10, 10, false));
        assertThat(settle(TWO, START.plusSeconds(2), DAY, bound, 5, 8, 0)).isEqualTo(new Ledger.Grant(2, 0, false));
        Instant tomorrow = START.plus(Duration.ofDays(1));
        Ledger.Settled next = ledger.settle(
                ONE, tomorrow, List.of(new Ledger.Ask(DAY, bound, Instant.parse("2026-05-03T00:00:00Z"), 10, 0, 0)));
        assertThat(next.grants().get(DAY)).isEqualTo(new Ledger.Grant(10, 90, false));
    }

    @Test
    void whatADeadInstanceHeldComesBack() {
        Bound bound = new Bound(0, 100);
        settle(ONE, START, DAY, bound, 60, 0, -20);
        assertThat(ledger.settle(TWO, START, List.of()).instances())
                .as("whoever asks for nothing lives, too")
                .isEqualTo(2);
        assertThat(settle(ONE, START, RATE, new Bound(10, 20), 1, 0, 0).granted())
                .isEqualTo(1);
        assertThat(ledger.settle(ONE, START, List.of()).instances()).isEqualTo(2);
        settle(TWO, START.plusSeconds(4), DAY, bound, 40, 0, 0);
        assertThat(settle(TWO, START.plusSeconds(6), DAY, bound, 50, 0, 0).granted())
                .isZero();
        assertThat(settle(TWO, START.plusSeconds(7), DAY, bound, 50, 0, 0).granted())
                .as("sixty, of which twenty had been promised")
                .isEqualTo(40);
    }

    @Test
    void whoeverAsksForNothingTakesBackWhatTheDeadHeld() {
        Bound bound = new Bound(0, 100);
        settle(ONE, START, DAY, bound, 60, 0, 0);
        ledger.settle(TWO, START.plusSeconds(4), List.of());
        assertThat(Rows.of("SELECT issued FROM meter")).containsExactly("60");
        assertThat(ledger.settle(TWO, START.plusSeconds(6), List.of()).instances())
                .isEqualTo(1);
        assertThat(Rows.of("SELECT issued FROM meter")).containsExactly("0");
    }

    @Test
    void whoeverLeavesGivesBack() {
        Bound bound = new Bound(0, 100);
        settle(ONE, START, DAY, bound, 100, 0, 0);
        ledger.leave(ONE);
        assertThat(settle(TWO, START.plusSeconds(1), DAY, bound, 70, 0, 0).granted())
                .isEqualTo(70);
    }

    /** As in SharedLimitsTest, with statements in the place of memory. */
    @Test
    void instancesKeepOneRateAndOneQuota() {
        Fleet fleet = new Fleet(ledger, START, Map.of(RATE, new Bound(10, 20), DAY, new Bound(0, 250)), 2);
        for (int i = 0; i < 2_000; i++) {
            if (i == 1_000) {
                fleet.instances.get(1).kill();
            }
            fleet.instances.get(i < 1_000 ? i % 2 : 0).ask(new Cost(1, 1, 0, 0));
            fleet.pass(Duration.ofMillis(10));
        }
        assertThat((double) fleet.accepted()).isBetween(0.95 * 220, 1.05 * 220);
        for (int i = 0; i < 1_000; i++) {
            fleet.instances.get(0).ask(new Cost(1, 1, 0, 0));
            fleet.pass(Duration.ofMillis(10));
        }
        assertThat(fleet.accepted()).as("the quota ends it").isBetween(240L, 255L);
    }
}
