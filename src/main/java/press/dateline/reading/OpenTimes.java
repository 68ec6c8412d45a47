package press.dateline.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.site.OpeningHours;

/**
 * When opening hours are, around a moment. They go by the clock on the wall: a time that is left out when clocks go
 * forward comes as much later; of one that comes twice when they go back, the first counts.
 */
final class OpenTimes {

    /** Hours come again each week; one that falls into a gap of the clocks may be missing once. */
    private static final int DAYS_AHEAD = 15;

    private record Period(Instant from, Instant to) {}

    private final List<Period> periods;
    private final Instant at;

    OpenTimes(List<OpeningHours> hours, ZoneId zone, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, zone);
        this.at = at;
        this.periods = today.minusDays(1)
                .datesUntil(today.plusDays(DAYS_AHEAD))
                .flatMap(day -> hours.stream()
                        .filter(some -> some.days().contains(word(day)))
                        .flatMap(some -> period(some, day, zone)))
                .sorted(Comparator.comparing(Period::from))
                .toList();
    }

    private static String word(LocalDate day) {
        return day.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    private static Stream<Period> period(OpeningHours hours, LocalDate day, ZoneId zone) {
        LocalTime from = LocalTime.parse(hours.from());
        LocalTime to = LocalTime.parse(hours.to());
        Instant begin = day.atTime(from).atZone(zone).toInstant();
        Instant end = (to.isAfter(from) ? day : day.plusDays(1))
                .atTime(to)
                .atZone(zone)
                .toInstant();
        return end.isAfter(begin) ? Stream.of(new Period(begin, end)) : Stream.empty();
    }

    /** Until when it is open now; null for a long time yet; empty where it is not open. */
    Optional<Closing> closing() {
        @Nullable Instant until = null;
        for (Period period : periods) {
            boolean isNow = until == null && !period.from.isAfter(at) && period.to.isAfter(at);
            boolean goesOn = until != null && !period.from.isAfter(until) && period.to.isAfter(until);
            if (isNow || goesOn) {
                until = period.to;
            }
        }
        if (until == null) {
            return Optional.empty();
        }
        return Optional.of(new Closing(until.equals(end()) ? null : until));
    }

    /**
     * When it closes.
     *
     * @param at null where it does not, as far as one looks ahead
     */
    record Closing(@Nullable Instant at) {}

    /** When it opens next; null where it never does. */
    @Nullable
    Instant opening() {
        return periods.stream()
                .map(Period::from)
                .filter(from -> from.isAfter(at))
                .findFirst()
                .orElse(null);
    }

    private Instant end() {
        return periods.stream().map(Period::to).max(Comparator.naturalOrder()).orElse(at);
    }
}
