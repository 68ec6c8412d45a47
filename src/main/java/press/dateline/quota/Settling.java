package press.dateline.quota;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Settles each second on a thread of its own; a little sooner where units run low, at once where a request waits. */
@Singleton
class Settling {

    private static final Logger LOG = Logger.getLogger(Settling.class);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration PACE = Duration.ofMillis(200);
    private static final Duration LAST_STEP = Duration.ofSeconds(3);
    private static final int EARLY = 100;

    private final Settlement settlement;
    private final MeterRegistry metrics;
    private final Semaphore low = new Semaphore(0);
    private final Semaphore awaited = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = new Thread();

    Settling(Ledger ledger, Allowances allowances, QuotaSettings anonymous, Clock clock, MeterRegistry metrics) {
        this.metrics = metrics;
        this.settlement = new Settlement(
                // Also where it is restarted with the same data: leases are this process's.
                UUID.randomUUID(),
                ledger,
                clock,
                allowances::all,
                this::warned,
                anonymous.rate().isPresent());
    }

    void onStart(@Observes @Priority(EARLY) StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().daemon().name("quota-settling").start(this::run);
    }

    void onStop(@Observes @Priority(EARLY) ShutdownEvent event) throws InterruptedException {
        running = false;
        low.release();
        awaited.release();
        thread.join(LAST_STEP);
        try {
            settlement.leave();
        } catch (IllegalStateException e) {
            LOG.debugf("leases end by themselves: %s", e.getMessage());
        }
    }

    /** How many instances settle. */
    int instances() {
        return settlement.instances();
    }

    /** How many instances there are, where the ledger cannot be reached; else 0. */
    int alone() {
        return settlement.alone();
    }

    /** Settles soon: what is held runs low. */
    void soon() {
        if (low.availablePermits() == 0) {
            low.release();
        }
    }

    /** Runs this after the next settling. */
    void afterStep(Runnable then) {
        settlement.afterStep(then);
        low.release();
        awaited.release();
    }

    private void run() {
        while (running) {
            try {
                boolean _ = low.tryAcquire(TICK.toMillis(), TimeUnit.MILLISECONDS);
                if (!settlement.isAwaited()) {
                    boolean _ = awaited.tryAcquire(PACE.toMillis(), TimeUnit.MILLISECONDS);
                }
                low.drainPermits();
                awaited.drainPermits();
                settlement.step();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Limits could not be settled", e);
            }
        }
    }

    private void warned(Meter meter, Ledger.Grant grant) {
        MeterKind kind = meter.kind();
        LOG.warnf(
                "%s has used four fifths of its quota %s: %d %s",
                meter.id().account(), kind.word(), meter.bound().most(), kind.unit());
        metrics.counter("dateline.quota.warnings", "quota", kind.word()).increment();
    }
}
