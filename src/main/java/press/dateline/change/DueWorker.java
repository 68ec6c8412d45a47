package press.dateline.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.database.BackgroundWork;
import press.dateline.web.Problems;
import press.dateline.web.Times;

/**
 * Does what is due, a row a transaction: the effect, its row in the log and the row's state are committed together, so
 * each is done exactly once, on however many instances this runs and whichever of them dies.
 */
@ApplicationScoped
class DueWorker {

    private static final Logger LOG = Logger.getLogger(DueWorker.class);

    /** How long a row that failed waits at first; twice as long after each further failure. */
    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final DueRows rows;
    private final Map<DueKind, DueHandler> handlers;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final BackgroundWork background;
    private final AtomicReference<Double> overdue = new AtomicReference<>(0.0);

    DueWorker(
            DueRows rows,
            @All List<DueHandler> handlers,
            MeterRegistry metrics,
            Clock clock,
            BackgroundWork background) {
        this.rows = rows;
        this.handlers = handlers.stream().collect(Collectors.toMap(DueHandler::kind, Function.identity()));
        this.metrics = metrics;
        this.clock = clock;
        this.background = background;
        Gauge.builder("dateline.due.overdue", overdue, AtomicReference::get)
                .baseUnit("seconds")
                .description("How long the oldest thing that is due has been waiting")
                .register(metrics);
    }

    /** Any number of instances may do so at once. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        Set<UUID> tried = new HashSet<>();
        background.untilDone(() -> workOne(tried));
        background.once(this::measure);
    }

    private void measure() {
        Instant now = Times.now(clock);
        Optional<Instant> oldest = QuarkusTransaction.requiringNew().call(() -> rows.oldest(now));
        overdue.set(
                oldest.map(at -> Duration.between(at, now).toMillis() / 1000.0).orElse(0.0));
    }

    /**
     * Does one thing that is due; false where there was none, or others have the rest of it.
     *
     * @param tried those that are left alone in this round; takes up the one that was tried
     */
    boolean workOne(Set<UUID> tried) {
        AtomicReference<@Nullable Due> claimed = new AtomicReference<>();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Instant now = Times.now(clock);
                rows.claim(now, tried).ifPresent(due -> {
                    claimed.set(due);
                    work(due, now);
                });
            });
        } catch (RuntimeException e) {
            Due due = claimed.get();
            if (due == null) {
                throw e;
            }
            failed(due, e);
        }
        Due due = claimed.get();
        if (due != null) {
            tried.add(due.id());
        }
        return due != null;
    }

    private void work(Due due, Instant now) {
        DueHandler.Outcome outcome =
                Objects.requireNonNull(handlers.get(due.kind())).work(due);
        switch (outcome.state()) {
            case DONE, AGAIN -> {
                if (outcome.next() == null) {
                    rows.end(due.id(), "done", null, now);
                } else {
                    rows.move(due.id(), outcome.next());
                }
                Timer.builder("dateline.due.lateness")
                        .description("How long after its time something was done that was due")
                        .tag("kind", due.kind().word())
                        .register(metrics)
                        .record(Duration.between(due.at(), now));
            }
            case FAILED -> {
                rows.end(due.id(), "failed", outcome.reason(), now);
                count(due);
                LOG.warnf(
                        "%s of %s %s, due at %s, cannot be done: %s",
                        due.kind().word(), due.type().word(), due.target(), due.at(), outcome.reason());
            }
            case BUSY -> {} // stays as it is, for the next round
        }
    }

    private void failed(Due due, RuntimeException e) {
        count(due);
        LOG.warnf(
                e,
                "%s of %s %s, due at %s, failed; it is tried again",
                due.kind().word(),
                due.type().word(),
                due.target(),
                due.at());
        QuarkusTransaction.requiringNew()
                .run(() ->
                        rows.failedOnce(due.id(), Problems.of(e).detail(), Times.now(clock), FIRST_WAIT, LONGEST_WAIT));
    }

    private void count(Due due) {
        Counter.builder("dateline.due.failures")
                .description("Attempts at something due that failed")
                .tag("kind", due.kind().word())
                .register(metrics)
                .increment();
    }
}
