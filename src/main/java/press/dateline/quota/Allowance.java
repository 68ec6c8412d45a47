package press.dateline.quota;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that limits a caller: the meters of its partner, and its key's own. */
final class Allowance {

    /** That of callers whom nothing limits. */
    static final Allowance UNLIMITED = new Allowance(List.of());

    private final List<Meter> meters;
    private final RateLimitFields fields;

    Allowance(List<Meter> meters) {
        this.meters = List.copyOf(meters);
        this.fields = new RateLimitFields(this.meters);
    }

    /**
     * What became of taking a cost.
     *
     * @param by the meter that did not give it; null where all did
     */
    record Taken(Outcome outcome, @Nullable Meter by) {

        private static final Taken ALL = new Taken(Outcome.TAKEN, null);
    }

    boolean isLimited() {
        return !meters.isEmpty();
    }

    /** What answers say of it. */
    RateLimitFields fields() {
        return fields;
    }

    /**
     * Takes a cost from all meters, or from none.
     *
     * @param again whether the request has waited for it
     * @param alone how many instances there are, where each goes on by itself; else 0
     */
    Taken take(Cost cost, long now, boolean again, int alone) {
        @Nullable Meter lacking = null;
        BitSet taken = new BitSet();
        for (int i = 0; i < meters.size(); i++) {
            Meter meter = meters.get(i);
            long units = cost.of(meter.kind());
            Outcome outcome = units > 0 ? meter.take(units, now, again, alone) : Outcome.TAKEN;
            switch (outcome) {
                case TAKEN -> taken.set(i, units > 0);
                // The others are asked, too, so that one settling gives all of it.
                case WAIT -> lacking = lacking == null ? meter : lacking;
                case REFUSED -> {
                    taken.stream().mapToObj(meters::get).forEach(one -> one.putBack(cost.of(one.kind()), now));
                    return new Taken(Outcome.REFUSED, meter);
                }
            }
        }
        if (lacking == null) {
            return Taken.ALL;
        }
        taken.stream().mapToObj(meters::get).forEach(one -> one.setAside(cost.of(one.kind()), now));
        return new Taken(Outcome.WAIT, lacking);
    }

    /** Puts back what was taken and not used. */
    void putBack(Cost cost, long now) {
        for (Meter meter : meters) {
            meter.putBack(cost.of(meter.kind()), now);
        }
    }

    /** Counts what cannot be refused any more. */
    void owe(Cost cost, long now) {
        for (Meter meter : meters) {
            if (cost.of(meter.kind()) > 0) {
                meter.owe(cost.of(meter.kind()), now);
            }
        }
    }

    /** A quota that is known to be used up, and that any answer takes from; null where there is none. */
    @Nullable
    Meter usedUp(long now) {
        for (Meter meter : meters) {
            // An answer may hold no article: that is known only when it is there.
            if (!meter.kind().unit().equals("articles") && meter.isUsedUp(now)) {
                return meter;
            }
        }
        return null;
    }

    /** Whether it should be settled soon, so that the next request need not wait. */
    boolean runsLow() {
        for (Meter meter : meters) {
            if (meter.runsLow()) {
                return true;
            }
        }
        return false;
    }
}
