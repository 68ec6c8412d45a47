package press.dateline.change;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** How far this instance has come in the log: whatever it reads from now on shows all changes up to this one. */
@Singleton
public class LogPosition {

    private final List<Waiting> waiting = new ArrayList<>();
    private long current;

    private record Waiting(long seq, CompletableFuture<Boolean> reached) {}

    /** The number of the last change that reads show. */
    public synchronized long current() {
        return current;
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
        return reached.completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((_, _) -> forget(reached));
    }

    private synchronized void forget(CompletableFuture<Boolean> reached) {
        waiting.removeIf(one -> one.reached() == reached);
    }

    /** Moves on; or back, where an older log was put in the place of this one. */
    void set(long seq) {
        List<CompletableFuture<Boolean>> there = new ArrayList<>();
        synchronized (this) {
            current = seq;
            for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
                Waiting one = all.next();
                if (one.seq() <= seq) {
                    there.add(one.reached());
                    all.remove();
                }
            }
        }
        there.forEach(reached -> reached.complete(true));
    }
}
