package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.site.OpeningHours;

/** Opening hours in Berlin, where clocks go back on 25 October 2026 at 3:00, and forward on 29 March 2026 at 2:00. */
class OpenTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void onWeekdays() {
        OpeningHours hours = hours("08:00", "22:00", "mon", "tue", "wed", "thu", "fri");
        opens("2026-11-02T06:59:59.999999Z", "2026-11-02T07:00:00Z", hours);
        closes("2026-11-02T07:00:00Z", "2026-11-02T21:00:00Z", hours);
        closes("2026-11-06T20:59:59.999999Z", "2026-11-06T21:00:00Z", hours);
        opens("2026-11-06T21:00:00Z", "2026-11-09T07:00:00Z", hours);
    }

    @Test
    void eightIsEightInSummerAndInWinter() {
        OpeningHours hours = hours("08:00", "22:00", "mon", "fri");
        closes("2026-10-23T06:00:00Z", "2026-10-23T20:00:00Z", hours);
        opens("2026-10-23T20:00:00Z", "2026-10-26T07:00:00Z", hours);
        opens("2026-03-27T21:00:00Z", "2026-03-30T06:00:00Z", hours);
    }

    @Test
    void overMidnight() {
        OpeningHours hours = hours("20:00", "04:00", "sat");
        opens("2026-11-06T23:30:00Z", "2026-11-07T19:00:00Z", hours);
        closes("2026-11-07T19:00:00Z", "2026-11-08T03:00:00Z", hours);
        closes("2026-11-08T02:59:00Z", "2026-11-08T03:00:00Z", hours);
        opens("2026-11-08T03:00:00Z", "2026-11-14T19:00:00Z", hours);
    }

    @Test
    void aNightIsLongerOrShorterByWhatTheClocksChange() {
        OpeningHours hours = hours("20:00", "04:00", "sat");
        closes("2026-10-24T18:00:00Z", "2026-10-25T03:00:00Z", hours);
        closes("2026-10-25T02:30:00Z", "2026-10-25T03:00:00Z", hours);
        closes("2026-03-28T19:00:00Z", "2026-03-29T02:00:00Z", hours);
        opens("2026-03-29T02:00:00Z", "2026-04-04T18:00:00Z", hours);
    }

    @Test
    void aTimeThatIsLeftOutComesAsMuchLater() {
        OpeningHours hours = hours("02:30", "05:00", "sun");
        opens("2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", hours);
        closes("2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z", hours);
        opens("2026-03-29T00:00:00Z", "2026-04-05T00:30:00Z", hours("02:30", "03:00", "sun"));
    }

    @Test
    void ofATimeThatComesTwiceTheFirstCounts() {
        OpeningHours early = hours("02:30", "05:00", "sun");
        opens("2026-10-25T00:29:00Z", "2026-10-25T00:30:00Z", early);
        closes("2026-10-25T00:30:00Z", "2026-10-25T04:00:00Z", early);
        OpeningHours late = hours("20:00", "02:30", "sat");
        closes("2026-10-25T00:29:00Z", "2026-10-25T00:30:00Z", late);
        opens("2026-10-25T01:00:00Z", "2026-10-31T19:00:00Z", late);
    }

    @Test
    void hoursThatTouchAreOne() {
        closes(
                "2026-11-02T12:00:00Z",
                "2026-11-03T01:00:00Z",
                hours("08:00", "22:00", "mon"),
                hours("22:00", "02:00", "mon"),
                hours("20:00", "23:00", "mon"));
        closes(
                "2026-11-07T12:00:00Z",
                "2026-11-08T23:00:00Z",
                hours("00:00", "00:00", "sat"),
                hours("00:00", "00:00", "sun"));
        closes(
                "2026-11-07T12:00:00Z",
                null,
                hours("00:00", "00:00", "mon", "tue", "wed", "thu", "fri"),
                hours("00:00", "00:00", "sat", "sun"));
    }

    private static OpeningHours hours(String from, String to, String... days) {
        return new OpeningHours(List.of(days), from, to);
    }

    private static void closes(String at, @Nullable String expected, OpeningHours... hours) {
        OpenTimes times = new OpenTimes(List.of(hours), BERLIN, Instant.parse(at));
        assertThat(times.closing()).as("open at %s", at).isPresent();
        assertThat(times.closing().orElseThrow().at())
                .as(at)
                .isEqualTo(expected == null ? null : Instant.parse(expected));
    }

    private static void opens(String at, String expected, OpeningHours... hours) {
        OpenTimes times = new OpenTimes(List.of(hours), BERLIN, Instant.parse(at));
        assertThat(times.closing()).as("closed at %s", at).isEmpty();
        assertThat(times.opening()).as(at).isEqualTo(expected);
    }
}
