package press.dateline.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;

/**
 * What the scheduler starts, and nobody waits for. A stop lets each step come to its end before the connections are
 * closed, and nothing begins any more.
 */
@Singleton
public class BackgroundWork {

    private static final int BEFORE_ALL_ELSE = 50;
    private static final int PATIENCE_SECONDS = 5;

    /** Steps share it; the stop takes it, and never gives it back. */
    private final ReadWriteLock running = new ReentrantReadWriteLock();

    private volatile boolean stopping;

    /** Does it once, or not at all. */
    public void once(Runnable work) {
        step(() -> {
            work.run();
            return false;
        });
    }

    /** Repeats a step for as long as it answers that there is more to do. */
    public void untilDone(BooleanSupplier step) {
        while (step(step)) {
            // between two steps it may be ended
        }
    }

    private boolean step(BooleanSupplier step) {
        if (stopping || !running.readLock().tryLock()) {
            return false;
        }
        try {
            return step.getAsBoolean();
        } finally {
            running.readLock().unlock();
        }
    }

    void onStop(@Observes @Priority(BEFORE_ALL_ELSE) ShutdownEvent event, Scheduler scheduler)
            throws InterruptedException {
        stopping = true;
        // What it starts later would meet a program whose beans are gone, and fill the log with that.
        scheduler.pause();
        // What takes longer is cut off with its transaction, and is done again by whoever comes next.
        boolean _ = running.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
