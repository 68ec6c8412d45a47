package press.dateline.index;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeFollower;
import press.dateline.change.LoggedChange;

/**
 * Keeps the index: opens what is stored, or builds it anew in the background where that is missing, of another database
 * or format, or broken; takes in what the log tells; and stores it now and then, so that the next start goes on there.
 */
@Singleton
class IndexKeeping implements ChangeFollower {

    private static final Logger LOG = Logger.getLogger(IndexKeeping.class);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(1);
    /** After an attempt that failed, doubled with each one: each may read the whole archive. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final IndexRows rows;
    private final IndexFolder folders;
    private final IndexIntake intake;
    /** Lucene's files must not be written by a thread that somebody interrupts: that would close them. */
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("index-writer").factory());

    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile @Nullable Served served;
    /** Made, but it may lack what was written last: the thread that hands out changes lets it take over. */
    private volatile @Nullable Served parked;

    private volatile @Nullable IndexBuild build;
    private volatile String progress = "starts";
    private volatile Runnable wake = () -> {};
    private volatile boolean wasReady;
    private volatile boolean closed;
    private boolean building;

    IndexKeeping(IndexRows rows, IndexFolder folders, IndexIntake intake) {
        this.rows = rows;
        this.folders = folders;
        this.intake = intake;
    }

    /** An index, and how far it goes. */
    private static final class Served {

        private final LuceneIndex index;
        private final String database;
        private volatile LuceneIndex.Content reached;
        private volatile LuceneIndex.Content stored;

        Served(LuceneIndex index, LuceneIndex.Content stored, LuceneIndex.Content reached) {
            this.index = index;
            this.database = stored.database();
            this.reached = reached;
            this.stored = stored;
        }
    }

    /** The index, if it answers. */
    Optional<LuceneIndex> index() {
        return Optional.ofNullable(served).map(one -> one.index);
    }

    /** How it is doing while it does not answer, to go on with "the index". */
    String progress() {
        IndexBuild running = build;
        return running == null ? progress : "is being built: " + running.percent() + " % is there";
    }

    /** Whether it has answered since this process started. */
    boolean wasReady() {
        return wasReady;
    }

    @Override
    public boolean guardsReads() {
        return served != null;
    }

    @Override
    public boolean takesChanges() {
        return served != null;
    }

    @Override
    public void wokenBy(Runnable wakeLog) {
        wake = wakeLog;
    }

    /** Goes on with what is stored, in the background; what was written since is taken in before it answers. */
    @Override
    public long startAfter(long newest) {
        try {
            // In most cases it is there before anybody asks.
            start(this::openStored).await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return takeOver().orElse(newest);
    }

    @Override
    public OptionalLong takeOver() {
        Served ready = parked;
        if (ready == null || closed) {
            return OptionalLong.empty();
        }
        try {
            byHand(() -> {
                ready.reached = intake.caughtUp(ready.index, ready.reached, () -> !closed);
                return true;
            });
        } catch (IOException | AlreadyClosedException e) {
            broken(e);
            return OptionalLong.empty();
        }
        long seq = ready.reached.seq();
        synchronized (this) {
            if (closed || parked != ready) {
                return OptionalLong.empty();
            }
            parked = null;
            served = ready;
            wasReady = true;
        }
        LOG.infof("The index of articles is ready: %d articles, change %d", ready.index.articles(), seq);
        return OptionalLong.of(seq);
    }

    /** Falls back on building it anew. */
    private void openStored() throws IOException, InterruptedException {
        try {
            Path folder = folders.find();
            Optional<LuceneIndex.Content> stored = LuceneIndex.content(folder);
            if (stored.isPresent() && isOurs(stored.get())) {
                park(LuceneIndex.open(folder), stored.get());
                return;
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("The stored index of articles cannot be used: %s", e.getMessage());
        }
        buildAnew();
    }

    private boolean isOurs(LuceneIndex.Content content) {
        boolean ours = rows.hasChange(content.database(), content.seq(), content.at());
        if (!ours) {
            LOG.info("The stored index of articles is that of another database, or the change log was put back");
        }
        return ours;
    }

    /** Takes in most of what was written behind what it holds, so that little is left for the taking over. */
    private void park(LuceneIndex index, LuceneIndex.Content stored) throws IOException {
        boolean parks = false;
        try {
            LuceneIndex.Content reached = intake.caughtUp(index, stored, () -> !closed);
            index.refresh();
            synchronized (this) {
                if (!closed) {
                    parked = new Served(index, stored, reached);
                    parks = true;
                }
            }
        } finally {
            if (!parks) {
                index.close();
            }
        }
        wake.run();
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        Served current = served;
        if (current == null) {
            throw new IllegalStateException("the index of articles is not ready");
        }
        try {
            byHand(() -> {
                intake.take(current.index, changes);
                LoggedChange last = changes.getLast();
                current.reached = new LuceneIndex.Content(current.database, last.seq(), last.at());
                return true;
            });
        } catch (IOException | AlreadyClosedException e) {
            broken(e);
        }
    }

    @Override
    public void missed() {
        LOG.info("The change log does not go on where the index of articles is");
        rebuild();
    }

    /** The files cannot be used any more: the disk is full, say. */
    void broken(Exception why) {
        if (!closed) {
            LOG.errorf(why, "The index of articles is broken");
            rebuild();
        }
    }

    /** Makes it anew in the background; until that has taken over, nothing answers. */
    CountDownLatch rebuild() {
        return start(this::buildAnew);
    }

    private interface Making {
        void make() throws IOException, InterruptedException;
    }

    private synchronized CountDownLatch start(Making making) {
        CountDownLatch done = new CountDownLatch(1);
        if (building || closed) {
            done.countDown();
            return done;
        }
        building = true;
        Served before = served;
        Served waiting = parked;
        served = null;
        parked = null;
        Thread.ofPlatform().daemon().name("index-build").start(() -> {
            try {
                closeQuietly(before);
                closeQuietly(waiting);
                untilDone(making);
            } finally {
                synchronized (this) {
                    building = false;
                }
                done.countDown();
            }
        });
        return done;
    }

    private void untilDone(Making making) {
        Duration pause = FIRST_PAUSE;
        while (!closed) {
            try {
                making.make();
                return;
            } catch (IOException | RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.warnf(
                        "The index of articles cannot be made; trying again in %d s. %s",
                        pause.toSeconds(), e.getMessage());
                progress = "cannot be made at the moment";
                pause(pause);
                pause = afterPause(pause);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    static Duration afterPause(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Ends early where this process ends. */
    private void pause(Duration pause) {
        try {
            if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The index of articles is not made any more: this process ends");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void buildAnew() throws IOException, InterruptedException {
        // What changes from here on is in the log behind this number.
        LuceneIndex.Content content = rows.newestChange();
        Path folder = folders.find();
        IndexFolder.empty(folder);
        LuceneIndex index = LuceneIndex.create(folder);
        boolean built = false;
        try {
            IndexBuild running = new IndexBuild(rows, index);
            build = running;
            running.run();
            if (!closed) {
                index.commit(content);
            }
            built = true;
        } finally {
            build = null;
            if (!built) {
                index.close();
            }
        }
        park(index, content);
    }

    /** Stores what was taken in, so that a start needs only what came after. */
    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void store() {
        Served current = served;
        if (current == null || current.reached.equals(current.stored)) {
            return;
        }
        try {
            LuceneIndex.Content reached = current.reached;
            current.index.commit(reached);
            current.stored = reached;
        } catch (IOException | AlreadyClosedException e) {
            if (served == current) {
                broken(e);
            }
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        store();
        closed = true;
        ended.countDown();
        IndexBuild running = build;
        if (running != null) {
            running.stop();
        }
        Served current;
        Served waiting;
        synchronized (this) {
            current = served;
            waiting = parked;
            served = null;
            parked = null;
        }
        hand.shutdown();
        try {
            hand.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        closeQuietly(current);
        closeQuietly(waiting);
    }

    private static void closeQuietly(@Nullable Served one) {
        if (one != null) {
            try {
                one.index.close();
            } catch (IOException | AlreadyClosedException e) {
                LOG.debugf(e, "The index of articles was not closed in order");
            }
        }
    }

    private <T> T byHand(Callable<T> work) throws IOException {
        try {
            return hand.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the index is written", e);
        } catch (ExecutionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case IOException io -> throw io;
                case RuntimeException fault -> throw fault;
                default -> throw new IllegalStateException("the index cannot be written", e.getCause());
            }
        }
    }
}
