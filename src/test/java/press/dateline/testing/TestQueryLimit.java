package press.dateline.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import press.dateline.index.QuerySettings;

/** The time that questions to the index have in tests: the usual one, until a test lets there be none. */
@Alternative
@Priority(1)
@Singleton
public final class TestQueryLimit implements QuerySettings {

    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);

    /** Leaves no time for what is asked behind so many questions. */
    public static void noneAfter(int questions) {
        LEFT.set(questions);
    }

    /** Gives all questions the usual time again. */
    public static void reset() {
        LEFT.set(Integer.MAX_VALUE);
    }

    @Override
    public Duration queryLimit() {
        return LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? USUAL : Duration.ZERO;
    }
}
