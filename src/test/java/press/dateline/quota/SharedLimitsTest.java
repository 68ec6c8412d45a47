package press.dateline.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** Several instances keep one limit, however the requests are spread among them. */
class SharedLimitsTest {

    private static final Instant START = Instant.parse("2026-05-02T10:00:00Z");
    private static final UUID PARTNER = new UUID(0, 1);
    private static final UUID KEY = new UUID(0, 2);
    private static final int SECONDS = 60;
    private static final double RATE = 10;
    private static final long BURST = 20;
    private static final Cost REQUEST = new Cost(1, 1, 1, 1_000);

    /** At ten times the rate: which instance gets a request is for each test to say. */
    private static Fleet underLoad(Bound bound, MeterKind kind, int size, int perSecond, IntUnaryOperator instanceAt) {
        Fleet fleet = new Fleet(ledger(), START, Map.of(new MeterId(PARTNER, kind), bound), size);
        load(fleet, perSecond, SECONDS, instanceAt);
        return fleet;
    }

    private static Ledger ledger() {
        return new MemoryLedger();
    }

    private static void load(Fleet fleet, int perSecond, int seconds, IntUnaryOperator instanceAt) {
        int pause = 1000 / perSecond;
        for (int millis = 0; millis < seconds * 1000; millis += pause) {
            fleet.instances.get(instanceAt.applyAsInt(millis)).ask(REQUEST);
            fleet.pass(Duration.ofMillis(pause));
        }
    }

    private static void assertRateIsKept(Fleet fleet) {
        double limit = RATE * SECONDS + BURST;
        assertThat((double) fleet.accepted()).isBetween(0.95 * limit, 1.05 * limit);
    }

    private static final Bound RATE_BOUND = new Bound(RATE, BURST);

    @Test
    void evenly() {
        for (int size = 1; size <= 3; size++) {
            int all = size;
            assertRateIsKept(underLoad(RATE_BOUND, MeterKind.RATE, size, 100, millis -> millis / 10 % all));
        }
    }

    @Test
    void allOnOne() {
        assertRateIsKept(underLoad(RATE_BOUND, MeterKind.RATE, 3, 100, _ -> 1));
    }

    @Test
    void mostlyOnOne() {
        Random random = new Random(7);
        assertRateIsKept(underLoad(RATE_BOUND, MeterKind.RATE, 2, 100, _ -> random.nextInt(20) == 0 ? 1 : 0));
    }

    @Test
    void fromOneToTheOther() {
        assertRateIsKept(underLoad(RATE_BOUND, MeterKind.RATE, 3, 100, millis -> millis / 1700 % 3));
    }

    @Test
    void withOneKilledInTheMiddle() {
        Fleet fleet = new Fleet(ledger(), START, Map.of(new MeterId(PARTNER, MeterKind.RATE), RATE_BOUND), 2);
        load(fleet, 100, 30, millis -> millis / 10 % 2);
        fleet.instances.get(1).kill();
        load(fleet, 100, 30, _ -> 0);
        assertRateIsKept(fleet);
    }

    @Test
    void aSlowRateToo() {
        Bound slow = new Bound(0.2, 1);
        Fleet fleet = underLoad(slow, MeterKind.RATE, 2, 10, millis -> millis / 100 % 2);
        assertThat(fleet.accepted()).isBetween(11L, 13L);
    }

    @Test
    void aFastRateToo() {
        Bound fast = new Bound(100, 100);
        Fleet fleet = underLoad(fast, MeterKind.RATE, 3, 1000, millis -> millis % 3);
        assertThat((double) fleet.accepted()).isBetween(0.9 * 6100, 1.05 * 6100);
    }

    @Test
    void whoStaysBelowTheRateIsNeverRefused() {
        Fleet fleet = underLoad(RATE_BOUND, MeterKind.RATE, 2, 8, millis -> millis / 125 % 2);
        assertThat(fleet.instances)
                .allSatisfy(instance -> assertThat(instance.refused).isZero());
        assertThat(fleet.accepted()).isEqualTo(480);
    }

    @Test
    void aBurstPassesAtOnceAndIsNotRepeated() {
        Fleet fleet = new Fleet(ledger(), START, Map.of(new MeterId(PARTNER, MeterKind.RATE), RATE_BOUND), 2);
        for (int i = 0; i < 50; i++) {
            fleet.instances.get(i % 2).ask(REQUEST);
        }
        fleet.pass(Duration.ofMillis(5));
        assertThat(fleet.accepted()).isEqualTo(BURST);
        fleet.pass(Duration.ofSeconds(10));
        for (int i = 0; i < 50; i++) {
            fleet.instances.get(0).ask(REQUEST);
        }
        fleet.pass(Duration.ofMillis(5));
        assertThat(fleet.accepted()).as("the bucket has filled again").isBetween(2 * BURST, 2 * BURST + 2);
    }

    @Test
    void aQuotaIsKeptToTheUnit() {
        Bound quota = new Bound(0, 1_000);
        for (IntUnaryOperator spread :
                new IntUnaryOperator[] {_ -> 0, millis -> millis / 10 % 3, millis -> millis / 2500 % 3}) {
            Fleet fleet = underLoad(quota, MeterKind.DAY_REQUESTS, 3, 100, spread);
            assertThat(fleet.accepted()).isBetween(970L, 1_000L);
            assertThat(fleet.warnings).isEqualTo(1);
        }
    }

    @Test
    void ofAKilledInstanceTheQuotaComesBack() {
        Bound quota = new Bound(0, 1_000);
        Fleet fleet = new Fleet(ledger(), START, Map.of(new MeterId(PARTNER, MeterKind.DAY_REQUESTS), quota), 2);
        load(fleet, 20, 20, millis -> millis / 50 % 2);
        fleet.instances.get(1).kill();
        load(fleet, 20, 60, _ -> 0);
        assertThat((double) fleet.accepted()).isBetween(980.0, 1_050.0);
    }

    @Test
    void whatDoesNotFitIsRefusedAndWhatFitsIsNot() {
        MeterId articles = new MeterId(PARTNER, MeterKind.DAY_ARTICLES);
        Fleet fleet = new Fleet(ledger(), START, Map.of(articles, new Bound(0, 250)), 2);
        for (int i = 0; i < 4; i++) {
            fleet.instances.get(i % 2).ask(new Cost(0, 1, 100, 0));
            fleet.pass(Duration.ofSeconds(2));
        }
        assertThat(fleet.accepted()).as("of a hundred articles each").isEqualTo(2);
        for (int i = 0; i < 50; i++) {
            fleet.instances.get(i % 2).ask(new Cost(0, 1, 1, 0));
            fleet.pass(Duration.ofSeconds(2));
        }
        assertThat(fleet.accepted()).isBetween(50L, 52L);
    }

    @Test
    void severalLimitsAreAskedForTogether() {
        Map<MeterId, Bound> bounds = new HashMap<>();
        for (MeterKind kind : MeterKind.values()) {
            bounds.put(new MeterId(PARTNER, kind), new Bound(kind.isRate() ? 1 : 0, 3_000));
            bounds.put(new MeterId(KEY, kind), new Bound(kind.isRate() ? 1 : 0, 3_000));
        }
        Fleet fleet = new Fleet(ledger(), START, bounds, 1);
        fleet.instances.getFirst().ask(REQUEST);
        fleet.pass(Duration.ofMillis(1));
        assertThat(fleet.accepted()).as("after one settling").isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            fleet.instances.getFirst().ask(REQUEST);
            fleet.pass(Duration.ofSeconds(3));
        }
        assertThat(fleet.accepted()).isEqualTo(3);
        fleet.instances.getFirst().ask(REQUEST);
        fleet.pass(Duration.ofSeconds(3));
        assertThat(fleet.instances.getFirst().refused).as("no bytes are left").isEqualTo(1);
    }

    @Test
    void aNewDayBeginsWithAllOfIt() {
        MeterId id = new MeterId(PARTNER, MeterKind.DAY_REQUESTS);
        Fleet fleet = new Fleet(ledger(), Instant.parse("2026-05-02T23:59:50Z"), Map.of(id, new Bound(0, 100)), 2);
        load(fleet, 20, 9, millis -> millis / 50 % 2);
        assertThat(fleet.accepted()).isBetween(95L, 100L);
        fleet.pass(Duration.ofSeconds(2));
        load(fleet, 20, 10, millis -> millis / 50 % 2);
        assertThat(fleet.accepted()).isBetween(190L, 200L);
    }

    @Test
    void withoutTheLedgerEachKeepsItsShare() {
        MemoryLedger ledger = new MemoryLedger();
        Fleet fleet = new Fleet(ledger, START, Map.of(new MeterId(PARTNER, MeterKind.RATE), RATE_BOUND), 2);
        load(fleet, 100, 10, millis -> millis / 10 % 2);
        long before = fleet.accepted();
        ledger.away(true);
        load(fleet, 100, 30, millis -> millis / 10 % 2);
        double while30 = fleet.accepted() - before;
        assertThat(while30).isBetween(0.8 * (RATE * 30), 1.05 * (RATE * 30 + BURST));
        ledger.away(false);
        long back = fleet.accepted();
        load(fleet, 100, 20, millis -> millis / 10 % 2);
        assertThat((double) (fleet.accepted() - back)).isBetween(0.9 * RATE * 20, 1.05 * (RATE * 20 + BURST));
    }
}
