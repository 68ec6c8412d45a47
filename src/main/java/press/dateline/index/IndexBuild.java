package press.dateline.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fills an empty index from PostgreSQL: several threads, each of which reads some hundred articles by a range of ids, and
 * takes them in. No statement and no transaction is long, and no article is read twice.
 */
final class IndexBuild {

    private static final int ARTICLES = 400;
    private static final int MOST_THREADS = 4;

    private final IndexRows rows;
    private final LuceneIndex index;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile int ranges;
    private volatile boolean stopped;

    IndexBuild(IndexRows rows, LuceneIndex index) {
        this.rows = rows;
        this.index = index;
    }

    /** How much is done, in percent. */
    int percent() {
        return ranges == 0 ? 0 : (int) (100L * done.get() / ranges);
    }

    /** Makes {@link #run} end early. */
    void stop() {
        stopped = true;
    }

    /** Takes in all that is published. */
    void run() throws IOException, InterruptedException {
        List<UUID> bounds = rows.bounds(ARTICLES);
        ranges = bounds.size();
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS);
        try (ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("index-build-", 0).factory())) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                working.add(workers.submit(() -> work(bounds)));
            }
            for (Future<?> one : working) {
                one.get();
            }
        } catch (ExecutionException e) {
            stop();
            if (e.getCause() instanceof UncheckedIOException files) {
                throw files.getCause();
            }
            throw new IllegalStateException("the index cannot be built", e.getCause());
        }
    }

    private void work(List<UUID> bounds) {
        for (int range = next.getAndIncrement(); range < bounds.size() && !stopped; range = next.getAndIncrement()) {
            UUID after = range == 0 ? new UUID(0, 0) : bounds.get(range - 1);
            try {
                index.add(rows.between(after, bounds.get(range)));
            } catch (IOException e) {
                stop();
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                stop();
                throw e;
            }
            done.incrementAndGet();
        }
    }
}
