package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what is done in the background. */
public final class Await {

    private static final Duration MOST = Duration.ofSeconds(20);

    private Await() {}

    /** Waits until it holds; fails where that takes too long. */
    public static void until(BooleanSupplier is) {
        until("it holds", is);
    }

    /** Waits until something is so; fails where that takes too long. */
    public static void until(String what, BooleanSupplier is) {
        long end = System.nanoTime() + MOST.toNanos();
        while (!is.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting until %s", what).isLessThan(end);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
