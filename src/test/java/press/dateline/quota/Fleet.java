package press.dateline.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Instances that share limits, on one clock that is moved by hand: requests come when a test says so. */
final class Fleet {

    private static final int STEP_EVERY = 1_000;
    private static final int PACE = 200;

    final List<Instance> instances = new ArrayList<>();
    private final Ledger ledger;
    private final Map<MeterId, Bound> bounds;
    private Instant now;

    Fleet(Ledger ledger, Instant start, Map<MeterId, Bound> bounds, int size) {
        this.ledger = ledger;
        this.now = start;
        this.bounds = bounds;
        for (int i = 0; i < size; i++) {
            // They do not settle at the same moment.
            instances.add(new Instance(i * STEP_EVERY / size));
        }
    }

    /** A process. */
    final class Instance {

        final Allowance allowance;
        final Settlement settlement;
        long accepted;
        long refused;
        private boolean alive = true;
        private long nextStep;
        private long lastStep;

        private Instance(int offset) {
            List<Meter> meters = bounds.entrySet().stream()
                    .map(one -> new Meter(one.getKey(), one.getValue(), () -> ZoneOffset.UTC))
                    .toList();
            allowance = new Allowance(meters);
            settlement =
                    new Settlement(UUID.randomUUID(), ledger, new Given(), () -> meters, (_, _) -> warnings++, false);
            nextStep = now.toEpochMilli() + offset;
        }

        /** A request: what waits for the ledger goes on after the next step. */
        void ask(Cost cost) {
            ask(cost, 0);
        }

        private void ask(Cost cost, int tries) {
            if (!alive) {
                return;
            }
            Allowance.Taken taken = allowance.take(cost, now.toEpochMilli(), tries > 0, settlement.alone());
            switch (taken.outcome()) {
                case TAKEN -> accepted++;
                case REFUSED -> refused++;
                case WAIT -> {
                    if (tries == 3) {
                        refused++;
                    } else {
                        settlement.afterStep(() -> ask(cost, tries + 1));
                    }
                }
            }
        }

        /** It dies with all that it holds. */
        void kill() {
            alive = false;
        }

        private void pass() {
            long millis = now.toEpochMilli();
            boolean low = allowance.runsLow() && millis - lastStep >= PACE;
            if (alive && (settlement.isAwaited() || low || millis >= nextStep)) {
                settlement.step();
                lastStep = millis;
                nextStep = millis + STEP_EVERY;
            }
        }
    }

    long warnings;

    /** Lets time pass; instances settle when it is their time, or a request waits. */
    void pass(Duration time) {
        for (long millis = 0; millis < time.toMillis(); millis++) {
            now = now.plusMillis(1);
            instances.forEach(Instance::pass);
        }
    }

    long accepted() {
        return instances.stream().mapToLong(instance -> instance.accepted).sum();
    }

    /** The moved clock. */
    private final class Given extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new IllegalArgumentException("it is in UTC");
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
