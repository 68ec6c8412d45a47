package press.dateline.ingest;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a source is fetched next. */
final class SourceSchedule {

    /** How long a source that fails waits at most; where its interval is longer, that. */
    static final Duration LONGEST_WAIT = Duration.ofHours(12);

    /** How long a server may ask to be left alone. */
    static final Duration LONGEST_REST = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 12;

    /** By how much waits after failures are longer or shorter, so that those that failed together come apart. */
    private static final double JITTER = 0.1;

    private final Clock clock;
    private final RandomGenerator random;

    SourceSchedule(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    Instant afterSuccess(int intervalMinutes) {
        return clock.instant().plus(Duration.ofMinutes(intervalMinutes));
    }

    /**
     * After a failure: the interval, and twice as long after each further one.
     *
     * @param failures in a row, this one included
     * @param retryAfter what the server has asked for, as it was sent
     */
    Instant afterFailure(int intervalMinutes, int failures, @Nullable String retryAfter) {
        Duration interval = Duration.ofMinutes(intervalMinutes);
        Duration most = longer(interval, LONGEST_WAIT);
        Duration doubled = interval.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        Duration wait = doubled.compareTo(most) < 0 ? doubled : most;
        Duration spread = Duration.ofMillis((long) (wait.toMillis() * (1 + JITTER * (2 * random.nextDouble() - 1))));
        return clock.instant().plus(longer(spread, rest(retryAfter)));
    }

    private Duration rest(@Nullable String retryAfter) {
        Duration asked = Optional.ofNullable(retryAfter)
                .flatMap(text -> seconds(text.strip()).or(() -> until(text.strip())))
                .orElse(Duration.ZERO);
        return asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
    }

    private static Optional<Duration> seconds(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Duration.ofSeconds(Long.parseLong(text))) : Optional.empty();
    }

    private Optional<Duration> until(String date) {
        try {
            Instant at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(longer(Duration.between(clock.instant(), at), Duration.ZERO));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
