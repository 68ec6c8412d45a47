package press.dateline.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import press.dateline.database.BackgroundWork;
import press.dateline.web.Times;

/** Looks for sources that are due, and has them fetched, some at once; any number of instances may do so. */
@ApplicationScoped
class FetchWorker {

    private static final Logger LOG = Logger.getLogger(FetchWorker.class);

    /** How many sources an instance fetches at once: one slow server must not hold up all others. */
    private static final int AT_ONCE = 4;

    private final Fetches fetches;
    private final SourceFetcher fetcher;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final BackgroundWork background;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("fetch-", 0).factory());
    private final AtomicReference<Double> overdue = new AtomicReference<>(0.0);

    FetchWorker(Fetches fetches, SourceFetcher fetcher, MeterRegistry metrics, Clock clock, BackgroundWork background) {
        this.fetches = fetches;
        this.fetcher = fetcher;
        this.metrics = metrics;
        this.clock = clock;
        this.background = background;
        Gauge.builder("dateline.feed.sources.overdue", overdue, AtomicReference::get)
                .baseUnit("seconds")
                .description("How long the feed source that waits for longest has been due")
                .register(metrics);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        background.untilDone(this::startOne);
        background.once(this::measure);
    }

    /** Begins one fetch; false where nothing is due, or enough are under way. */
    private boolean startOne() {
        if (!free.tryAcquire()) {
            return false;
        }
        boolean isStarted = false;
        try {
            Optional<Fetches.Claim> claimed = claim();
            claimed.ifPresent(claim -> threads.execute(() -> fetchAndMakeRoom(claim)));
            isStarted = claimed.isPresent();
        } finally {
            if (!isStarted) {
                free.release();
            }
        }
        return isStarted;
    }

    private void fetchAndMakeRoom(Fetches.Claim claim) {
        try {
            fetch(claim);
        } catch (RuntimeException e) {
            LOG.warnf(
                    e, "What came of fetching the feed source %s could not be noted; it is done again", claim.source());
        } finally {
            free.release();
        }
    }

    /** Takes a source that is due, for as long as {@link Fetches#LEASE} says. */
    Optional<Fetches.Claim> claim() {
        return QuarkusTransaction.requiringNew().call(() -> fetches.claim(Times.now(clock)));
    }

    /** Fetches a source that was taken. */
    void fetch(Fetches.Claim claim) {
        fetcher.fetch(claim)
                .ifPresent(outcome -> Counter.builder("dateline.feed.fetches")
                        .description("Feed sources that were fetched, or were to be")
                        .tag("outcome", outcome.word())
                        .register(metrics)
                        .increment());
    }

    private void measure() {
        Instant now = Times.now(clock);
        Optional<Instant> since = QuarkusTransaction.requiringNew().call(() -> fetches.dueSince(now));
        overdue.set(
                since.map(at -> Duration.between(at, now).toMillis() / 1000.0).orElse(0.0));
    }
}
