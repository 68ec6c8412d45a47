package press.dateline.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of the tests: runs like the system's until a test moves it. */
@Alternative
@Priority(1)
@Singleton
public final class TestClock extends Clock {

    private static volatile Duration ahead = Duration.ZERO;

    /** Lets time pass. */
    public static void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** How far it is ahead of the system's. */
    public static Duration ahead() {
        return ahead;
    }

    static void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("the clock of the tests is in UTC");
    }

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
    }
}
