package press.dateline.change;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A follower that notes what it is handed, and fails when it is told to. */
@Singleton
@Unremovable
class RecordingFollower implements ChangeFollower {

    static final List<LoggedChange> TAKEN = new CopyOnWriteArrayList<>();
    static final AtomicInteger FAILURES = new AtomicInteger();
    static final AtomicInteger MISSED = new AtomicInteger();
    /** Whoever takes its only permit holds the follower up. */
    static final Semaphore TURN = new Semaphore(1);

    static void reset() {
        TAKEN.clear();
        FAILURES.set(0);
        MISSED.set(0);
    }

    static List<Long> numbers() {
        return TAKEN.stream().map(LoggedChange::seq).toList();
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        TURN.acquireUninterruptibly();
        TURN.release();
        if (FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("told to fail");
        }
        TAKEN.addAll(changes);
    }

    @Override
    public void missed() {
        MISSED.incrementAndGet();
    }
}
