package press.dateline.change;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads the log in this instance and hands it to the followers. Notifications wake it; while they are not proven to
 * arrive, it looks every half second.
 */
@Singleton
class LogFollowing {

    private static final Logger LOG = Logger.getLogger(LogFollowing.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int BATCH = 1_000;
    /** Before what else happens at the start, such as loading the demonstration content. */
    private static final int EARLY = 100;

    private final ChangeReader reader;
    private final LogListener listener;
    private final LogPosition position;
    private final List<Following> followings;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();

    LogFollowing(ChangeReader reader, LogListener listener, LogPosition position, Instance<ChangeFollower> followers) {
        this.reader = reader;
        this.listener = listener;
        this.position = position;
        this.followings = followers.stream().map(Following::new).toList();
    }

    /** A follower, and how far it has come. */
    private static final class Following {

        private final ChangeFollower follower;
        private long at;
        private boolean complained;

        Following(ChangeFollower follower) {
            this.follower = follower;
        }

        /** Hands on what comes after its position. */
        Left catchUp(ChangeReader reader) {
            ChangeReader.Stretch stretch = reader.after(at, BATCH);
            try {
                if (stretch.lacks(at)) {
                    follower.missed();
                    at = stretch.newest();
                } else if (!stretch.changes().isEmpty()) {
                    follower.follow(stretch.changes());
                    at = stretch.changes().getLast().seq();
                }
            } catch (RuntimeException e) {
                if (!complained) {
                    LOG.errorf(e, "%s did not take the changes after %d: it gets them again", follower, at);
                }
                complained = true;
                return Left.ANOTHER_TRY;
            }
            complained = false;
            return stretch.changes().size() < BATCH ? Left.NOTHING : Left.MORE;
        }
    }

    void onStart(@Observes @Priority(EARLY) StartupEvent event) {
        long newest = reader.newest();
        followings.forEach(following -> following.at = following.follower.startAfter(newest));
        position.set(newest);
        running = true;
        listener.start(news::release);
        thread = Thread.ofPlatform().daemon().name("change-follower").start(this::run);
    }

    void onStop(@Observes ShutdownEvent event) {
        running = false;
        listener.stop();
        thread.interrupt();
    }

    /** What is left to do after a round. */
    private enum Left {
        NOTHING,
        MORE,
        ANOTHER_TRY
    }

    private void run() {
        Left left = Left.MORE;
        while (running) {
            try {
                boolean woken = left == Left.MORE || news.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                if (woken || left == Left.ANOTHER_TRY || !listener.isProvenAlive()) {
                    left = catchUp();
                }
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.debug("The log could not be read; trying again", e);
                left = Left.ANOTHER_TRY;
            }
        }
    }

    private Left catchUp() {
        long newest = reader.newest();
        Left left = Left.NOTHING;
        boolean readable = true;
        for (Following following : followings) {
            Left own = following.catchUp(reader);
            left = own.compareTo(left) > 0 ? own : left;
            readable &= !following.follower.guardsReads() || following.at >= newest;
        }
        if (readable) {
            position.set(newest);
        }
        return left;
    }
}
