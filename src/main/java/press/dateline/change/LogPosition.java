package press.dateline.change;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** How far this instance has come in the log: whatever it reads from now on shows all changes up to this one. */
@Singleton
public class LogPosition {

    private final List<Waiting> waiting = new ArrayList<>();
    private volatile long current;
    private volatile boolean holdsWrites;
    private volatile long confirmedAt = System.nanoTime();
    private volatile Runnable whenAwaited = () -> {};

    private record Waiting(long seq, CompletableFuture<Boolean> reached) {}

    /** The number of the last change that reads show. */
    public long current() {
        return current;
    }

    /** Whether it was known within this time that nothing newer has been committed. */
    public boolean isConfirmedWithin(Duration limit) {
        return System.nanoTime() - confirmedAt <= limit.toNanos();
    }

    /** Whether writes are answered only when this instance has told others of them. */
    boolean holdsWrites() {
        return holdsWrites;
    }

    void holdWrites(boolean hold) {
        holdsWrites = hold;
    }

    /** Nothing newer has been committed until just now. */
    void confirm() {
        confirmedAt = System.nanoTime();
    }

    /** Waits for a change without holding a thread; false where it has not come within the limit. */
    public CompletionStage<Boolean> reached(long seq, Duration limit) {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        synchronized (this) {
            if (current >= seq) {
                return CompletableFuture.completedFuture(true);
            }
            waiting.add(new Waiting(seq, reached));
        }
        whenAwaited.run();
        return reached.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> forgetDone());
    }

    /** Whether somebody waits for a change. */
    synchronized boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** Runs this whenever somebody begins to wait. */
    void whenAwaited(Runnable hurry) {
        whenAwaited = hurry;
    }

    private synchronized void forgetDone() {
        waiting.removeIf(one -> one.reached().isDone());
    }

    /** Moves on; or back, where an older log was put in the place of this one. */
    void set(long seq) {
        List<Waiting> there;
        synchronized (this) {
            current = seq;
            there = waiting.stream().filter(one -> one.seq() <= seq).toList();
        }
        there.forEach(one -> one.reached().complete(true));
    }
}
