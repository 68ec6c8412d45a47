package press.dateline.index;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.store.AlreadyClosedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.change.Change;
import press.dateline.change.ChangeFollower;
import press.dateline.change.ChangeReader;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;

/**
 * Keeps the index: opens what is stored, or builds it anew in the background where that is missing, of another database
 * or format, or broken; takes in what the log tells; and stores it now and then, so that the next start goes on there.
 */
@Singleton
class IndexKeeping implements ChangeFollower {

    private static final Logger LOG = Logger.getLogger(IndexKeeping.class);
    private static final int BATCH = 500;
    private static final int LOG_BATCH = 1_000;
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final IndexRows rows;
    private final IndexFolder folders;
    private final ChangeReader log;
    /** Lucene's files must not be written by a thread that somebody interrupts: that would close them. */
    private final ExecutorService hand = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("index-writer").factory());

    private volatile @Nullable Served served;
    private volatile @Nullable IndexBuild build;
    private volatile Progress progress = new Progress("starts", null);
    private volatile boolean wasReady;
    private volatile boolean closed;
    private boolean building;

    IndexKeeping(IndexRows rows, IndexFolder folders, ChangeReader log) {
        this.rows = rows;
        this.folders = folders;
        this.log = log;
    }

    /** An index that answers, and how far it goes. */
    private static final class Served {

        private final LuceneIndex index;
        private final String database;
        private volatile LuceneIndex.Content reached;
        private volatile LuceneIndex.Content stored;

        Served(LuceneIndex index, LuceneIndex.Content reached) {
            this.index = index;
            this.database = reached.database();
            this.reached = reached;
            this.stored = reached;
        }
    }

    /**
     * How the index is doing.
     *
     * @param failure why it cannot be built, where it cannot
     */
    record Progress(String state, @Nullable String failure) {}

    /** The index, if it answers. */
    Optional<LuceneIndex> index() {
        return Optional.ofNullable(served).map(one -> one.index);
    }

    Progress progress() {
        IndexBuild running = build;
        return running == null ? progress : new Progress("is being built: " + running.percent() + " %", null);
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
    public long startAfter(long newest) {
        try {
            Optional<Long> stored = byHand(this::openStored);
            if (stored.isPresent()) {
                return stored.get();
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("The stored index of articles cannot be used: %s", e.getMessage());
        }
        CountDownLatch done = rebuild();
        try {
            // A small one is there before anybody asks.
            done.await(PATIENCE_AT_START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return newest;
    }

    private Optional<Long> openStored() throws IOException {
        Path folder = folders.find();
        Optional<LuceneIndex.Content> stored = LuceneIndex.content(folder);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        LuceneIndex.Content content = stored.get();
        if (!rows.hasChange(content.database(), content.seq(), content.at())) {
            LOG.info("The stored index of articles is that of another database, or its log was put back");
            return Optional.empty();
        }
        serve(LuceneIndex.open(folder), content);
        return Optional.of(content.seq());
    }

    private void serve(LuceneIndex index, LuceneIndex.Content content) {
        served = new Served(index, content);
        wasReady = true;
        LOG.infof("The index of articles is ready: %d articles, change %d", index.articles(), content.seq());
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        Served current = served;
        if (current == null) {
            throw new IllegalStateException("the index of articles is not ready");
        }
        try {
            byHand(() -> {
                take(current.index, changes);
                LoggedChange last = changes.getLast();
                current.reached = new LuceneIndex.Content(current.database, last.seq(), last.at());
                return true;
            });
        } catch (IOException | AlreadyClosedException e) {
            broken(e);
        }
    }

    /** At one statement for each {@value #BATCH} articles. */
    private void take(LuceneIndex index, List<LoggedChange> changes) throws IOException {
        List<UUID> changed = changes.stream()
                .flatMap(change -> change.articles().stream())
                .distinct()
                .toList();
        for (int from = 0; from < changed.size(); from += BATCH) {
            List<UUID> some = changed.subList(from, Math.min(changed.size(), from + BATCH));
            List<IndexedArticle> there = rows.byIds(some);
            Set<UUID> gone = new HashSet<>(some);
            there.forEach(article -> gone.remove(article.id()));
            index.replace(there, gone);
        }
        if (!changed.isEmpty()) {
            index.refresh();
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

    /** Makes it anew in the background; answers what is open until that has happened. */
    synchronized CountDownLatch rebuild() {
        CountDownLatch done = new CountDownLatch(1);
        if (building || closed) {
            done.countDown();
            return done;
        }
        building = true;
        Served before = served;
        served = null;
        Thread.ofPlatform().daemon().name("index-build").start(() -> {
            try {
                closeQuietly(before);
                buildUntilDone();
            } finally {
                synchronized (this) {
                    building = false;
                }
                done.countDown();
            }
        });
        return done;
    }

    private void buildUntilDone() {
        while (!closed) {
            try {
                buildOnce();
                return;
            } catch (IOException | RuntimeException e) {
                if (closed) {
                    return;
                }
                LOG.warnf("The index of articles cannot be built; trying again. %s", e.getMessage());
                progress = new Progress("cannot be built", e.getMessage());
                pause();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void buildOnce() throws IOException, InterruptedException {
        long began = System.nanoTime();
        Path folder = folders.find();
        IndexFolder.empty(folder);
        LuceneIndex index = LuceneIndex.create(folder);
        boolean made = false;
        try {
            // What changes from here on is in the log behind this number.
            LuceneIndex.Content reached = rows.newestChange();
            IndexBuild running = new IndexBuild(rows, index);
            build = running;
            running.run();
            reached = caughtUp(index, reached);
            index.refresh();
            index.commit(reached);
            if (!closed) {
                serve(index, reached);
                made = true;
                LOG.debugf("Built in %d ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
            }
        } finally {
            build = null;
            if (!made) {
                index.close();
            }
        }
    }

    /** Takes in what was written meanwhile. */
    private LuceneIndex.Content caughtUp(LuceneIndex index, LuceneIndex.Content from) throws IOException {
        LuceneIndex.Content reached = from;
        while (!closed) {
            ChangeReader.Stretch stretch =
                    log.after(reached.seq(), LOG_BATCH, EnumSet.allOf(ChangeType.class), List.of(Change.EMBARGO));
            if (stretch.lacks(reached.seq())) {
                throw new IllegalStateException("the change log was trimmed, or put back, meanwhile");
            }
            List<LoggedChange> changes = stretch.changes();
            if (!changes.isEmpty()) {
                take(index, changes);
                reached = new LuceneIndex.Content(
                        reached.database(),
                        changes.getLast().seq(),
                        changes.getLast().at());
            }
            if (changes.size() < LOG_BATCH) {
                return reached;
            }
        }
        return reached;
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
        IndexBuild running = build;
        if (running != null) {
            running.stop();
        }
        Served current = served;
        served = null;
        hand.shutdown();
        try {
            hand.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        closeQuietly(current);
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
            switch (e.getCause()) {
                case IOException io -> throw io;
                case RuntimeException fault -> throw fault;
                default -> throw new IllegalStateException("the index cannot be written", e.getCause());
            }
        }
    }
}
