package press.dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a source is fetched next. */
class SourceScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");
    private final SourceSchedule schedule = new SourceSchedule(Clock.fixed(NOW, ZoneOffset.UTC), new Random(7));

    private Duration after(int minutes, int failures, @Nullable String retryAfter) {
        return Duration.between(NOW, schedule.afterFailure(minutes, failures, retryAfter));
    }

    private static void assertNearly(Duration wait, Duration wanted) {
        assertThat(wait)
                .isBetween(
                        wanted.multipliedBy(9).dividedBy(10),
                        wanted.multipliedBy(11).dividedBy(10));
    }

    @Test
    void whatGoesWellIsFetchedAfterItsInterval() {
        assertThat(schedule.afterSuccess(30)).isEqualTo(Instant.parse("2026-03-02T09:00:00Z"));
    }

    @Test
    void waitsDoubleWithEachFailureUpToALimit() {
        assertNearly(after(30, 1, null), Duration.ofMinutes(30));
        assertNearly(after(30, 2, null), Duration.ofHours(1));
        assertNearly(after(30, 4, null), Duration.ofHours(4));
        assertNearly(after(30, 6, null), SourceSchedule.LONGEST_WAIT);
        assertNearly(after(30, 2_000_000_000, null), SourceSchedule.LONGEST_WAIT);
        assertNearly(after(10_080, 3, null), Duration.ofDays(7));
    }

    @Test
    void thoseThatFailTogetherComeApart() {
        assertThat(List.of(after(30, 1, null), after(30, 1, null), after(30, 1, null)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aServersWishCountsAsFarAsItIsSensible() {
        assertThat(after(5, 1, "3600")).isEqualTo(Duration.ofHours(1));
        assertThat(after(5, 1, " Mon, 02 Mar 2026 10:30:00 GMT ")).isEqualTo(Duration.ofHours(2));
        assertThat(after(5, 1, "999999999")).isEqualTo(SourceSchedule.LONGEST_REST);
        assertThat(after(5, 1, "Mon, 02 Mar 2099 10:30:00 GMT")).isEqualTo(SourceSchedule.LONGEST_REST);
        for (String none : List.of("1", "-5", "soon", "", "99999999999999999999", "Mon, 02 Mar 2020 10:30:00 GMT")) {
            assertNearly(after(5, 1, none), Duration.ofMinutes(5));
        }
    }
}
