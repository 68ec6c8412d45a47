package press.dateline.quota;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Settles this instance's meters with the ledger: a step is one statement, whatever it settles. */
final class Settlement {

    private static final Logger LOG = Logger.getLogger(Settlement.class);

    private final UUID instance;
    private final Ledger ledger;
    private final Clock clock;
    private final Supplier<Collection<Meter>> meters;
    private final BiConsumer<Meter, Ledger.Grant> warned;
    private final boolean always;
    private List<Runnable> waiting = new ArrayList<>();
    private volatile int instances = 1;
    private volatile boolean alone;

    /**
     * A settlement.
     *
     * @param meters all that this instance knows
     * @param warned told where four fifths of a quota have been given out
     * @param always whether this instance counts among those that settle also while nobody asks it for anything
     */
    Settlement(
            UUID instance,
            Ledger ledger,
            Clock clock,
            Supplier<Collection<Meter>> meters,
            BiConsumer<Meter, Ledger.Grant> warned,
            boolean always) {
        this.instance = instance;
        this.ledger = ledger;
        this.clock = clock;
        this.meters = meters;
        this.warned = warned;
        this.always = always;
    }

    /** How many instances settle. */
    int instances() {
        return instances;
    }

    /** How many instances there are, where the ledger cannot be reached and each goes on by itself; else 0. */
    int alone() {
        return alone ? instances : 0;
    }

    /** Runs this after the next step that has not begun yet. */
    synchronized void afterStep(Runnable then) {
        waiting.add(then);
    }

    synchronized boolean isAwaited() {
        return !waiting.isEmpty();
    }

    /** Settles what there is. */
    void step() {
        // Who waits now has said before what it needs, so it is part of what is asked for below.
        List<Runnable> served = served();
        Instant now = clock.instant();
        Map<MeterId, Meter> asking = new HashMap<>();
        List<Ledger.Ask> asks = new ArrayList<>();
        for (Meter meter : meters.get()) {
            Ledger.@Nullable Ask ask = meter.ask(now.toEpochMilli());
            if (ask != null) {
                asks.add(ask);
                asking.put(meter.id(), meter);
            }
        }
        try {
            if (always || !asks.isEmpty()) {
                settle(asking, asks, now);
            }
        } finally {
            served.forEach(Runnable::run);
        }
    }

    private synchronized List<Runnable> served() {
        List<Runnable> served = waiting;
        waiting = new ArrayList<>();
        return served;
    }

    private void settle(Map<MeterId, Meter> asking, List<Ledger.Ask> asks, Instant now) {
        try {
            Ledger.Settled settled = ledger.settle(instance, now, asks);
            for (Ledger.Ask ask : asks) {
                Meter meter = asking.get(ask.id());
                Ledger.@Nullable Grant grant = settled.grants().get(ask.id());
                if (meter != null && grant != null) {
                    meter.settled(ask, grant, now.toEpochMilli());
                    if (grant.warns()) {
                        warned.accept(meter, grant);
                    }
                }
            }
            instances = settled.instances();
            alone = false;
        } catch (RuntimeException e) {
            if (!alone) {
                LOG.warnf("Limits cannot be settled: this instance keeps its share by itself. %s", e.getMessage());
            }
            alone = true;
            asks.forEach(ask -> {
                Meter meter = asking.get(ask.id());
                if (meter != null) {
                    meter.failed(ask);
                }
            });
        }
    }

    /** Gives back all leases; nothing is taken after it. */
    void leave() {
        ledger.leave(instance);
    }
}
