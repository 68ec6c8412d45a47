package press.dateline.change;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.jboss.logging.Logger;

/**
 * Reads the log in this instance and hands it to the followers. Notifications wake it; while they are not proven to
 * arrive, it looks every half second.
 */
@Singleton
class LogFollowing {

    private static final Logger LOG = Logger.getLogger(LogFollowing.class);
    private static final Duration POLL = Duration.ofMillis(500);
    /** Even while notifications arrive: they might be those of another database. */
    private static final Duration SLOW_POLL = Duration.ofSeconds(5);

    /** While much is written, changes are taken together so often, unless somebody waits for one. */
    private static final Duration PACE = Duration.ofMillis(150);

    private static final Duration LAST_STEP = Duration.ofSeconds(2);
    private static final int BATCH = 1_000;
    /** Before what else happens at the start, such as loading the demonstration content; and before followers end. */
    private static final int EARLY = 100;

    private final ChangeReader reader;
    private final LogListener listener;
    private final LogPosition position;
    private final List<Following> followings;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore hurry = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();

    LogFollowing(ChangeReader reader, LogListener listener, LogPosition position, Instance<ChangeFollower> followers) {
        this.reader = reader;
        this.listener = listener;
        this.position = position;
        this.followings = followers.stream()
                .sorted(Comparator.comparing(ChangeFollower::goesFirst).reversed())
                .map(Following::new)
                .toList();
    }

    /** A follower, and how far it has come. */
    private static final class Following {

        private final ChangeFollower follower;
        private long at;
        private boolean failed;
        private long failedAt;

        Following(ChangeFollower follower) {
            this.follower = follower;
        }

        /** Hands on what comes after its position; true where there is more at once. */
        boolean catchUp(LongFunction<ChangeReader.Stretch> log) {
            if (failed && System.nanoTime() - failedAt < POLL.toNanos()) {
                return false;
            }
            try {
                at = follower.takeOver().orElse(at);
            } catch (RuntimeException e) {
                return failed(e);
            }
            if (!follower.takesChanges()) {
                return false;
            }
            ChangeReader.Stretch stretch = log.apply(at);
            boolean all = stretch.changes().size() < BATCH;
            try {
                if (stretch.lacks(at)) {
                    follower.missed();
                    at = stretch.newest();
                    all = true;
                } else {
                    if (!stretch.changes().isEmpty()) {
                        follower.follow(stretch.changes());
                    }
                    // What a newer release writes, and this one does not know, is passed over.
                    at = all ? stretch.newest() : stretch.changes().getLast().seq();
                }
            } catch (RuntimeException e) {
                return failed(e);
            }
            failed = false;
            return !all;
        }

        private boolean failed(RuntimeException e) {
            if (!failed) {
                LOG.errorf(e, "%s did not take the changes after %d: it gets them again", follower, at);
            }
            failed = true;
            failedAt = System.nanoTime();
            return false;
        }
    }

    void onStart(@Observes @Priority(EARLY) StartupEvent event) {
        long newest = reader.newest();
        position.holdWrites(followings.stream().anyMatch(following -> following.follower.goesFirst()));
        followings.forEach(following -> following.follower.wokenBy(this::lookAtOnce));
        followings.forEach(following -> following.at = following.follower.startAfter(newest));
        position.set(newest);
        running = true;
        position.whenAwaited(hurry::release);
        listener.start(news::release);
        thread = Thread.ofPlatform().daemon().name("change-follower").start(this::run);
    }

    /** Waits for the step that runs: it must not lose its connection. */
    void onStop(@Observes @Priority(EARLY) ShutdownEvent event) throws InterruptedException {
        running = false;
        listener.stop();
        lookAtOnce();
        thread.join(LAST_STEP);
        thread.interrupt();
    }

    /** Other than for what is written, a follower asks for it seldom. */
    private void lookAtOnce() {
        news.release();
        hurry.release();
    }

    private void run() {
        boolean more = true;
        boolean complained = false;
        long looked = System.nanoTime();
        while (running) {
            try {
                if (!more) {
                    keepPace(looked);
                }
                boolean woken = more || news.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                if (!running) {
                    return;
                }
                boolean late = System.nanoTime() - looked > SLOW_POLL.toNanos();
                if (woken || late || anyIsBehind() || !listener.isProvenAlive()) {
                    looked = System.nanoTime();
                    more = catchUp();
                } else {
                    position.confirm();
                }
                complained = false;
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                if (!complained && running) {
                    LOG.warnf("The change log cannot be read; trying again every half second. %s", e.getMessage());
                }
                complained = true;
                more = false;
            }
        }
    }

    private void keepPace(long looked) throws InterruptedException {
        long early = PACE.toNanos() - (System.nanoTime() - looked);
        hurry.drainPermits();
        if (early > 0 && !position.isAwaited()) {
            hurry.tryAcquire(early, TimeUnit.NANOSECONDS);
        }
    }

    private boolean anyIsBehind() {
        return followings.stream().anyMatch(following -> following.failed || !following.follower.takesChanges());
    }

    /** One step of all followers; true where there is more at once. */
    private boolean catchUp() {
        boolean more = false;
        // Most followers are equally far.
        Map<Long, ChangeReader.Stretch> read = new HashMap<>();
        for (Following following : followings) {
            more |= following.catchUp(at -> read.computeIfAbsent(at, seq -> reader.after(seq, BATCH)));
        }
        long reached = followings.stream()
                .filter(following -> following.follower.guardsReads())
                .mapToLong(following -> following.at)
                .min()
                .orElse(position.current());
        position.set(reached);
        if (!read.isEmpty() && read.values().stream().allMatch(stretch -> stretch.newest() <= reached)) {
            position.confirm();
        }
        return more;
    }
}
