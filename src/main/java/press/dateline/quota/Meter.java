package press.dateline.quota;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One limit as this instance knows it: the units that it has leased from the {@link Ledger} and not given out. Times are
 * milliseconds of the clock.
 */
final class Meter {

    /** How long a lease is good for. */
    static final Duration LEASE = Duration.ofSeconds(5);

    /** After so long without a request an instance holds nothing. */
    private static final long IDLE = 30_000;

    private static final long REFUSES_RATE = 250;
    private static final long REFUSES_QUOTA = 1_000;
    private static final long SHARE_SECONDS = 1_000;
    private static final double SECOND = 1_000;

    private final MeterId id;
    private final Bound bound;
    private final Supplier<ZoneId> zone;
    private @Nullable Period period;
    private long held;
    private long leaseEnds;
    /** Units asked for since the last settling, given out or not. */
    private long asked;
    /** Units that waiting requests need. */
    private long waiting;

    private long owed;
    private double left;
    private long settledAt;
    private long refusesUntil;
    private long askedAt;
    private @Nullable Bucket share;
    private int shares;

    Meter(MeterId id, Bound bound, Supplier<ZoneId> zone) {
        this.id = id;
        this.bound = bound;
        this.zone = zone;
        this.left = bound.most();
        this.askedAt = -IDLE;
    }

    MeterId id() {
        return id;
    }

    MeterKind kind() {
        return id.kind();
    }

    Bound bound() {
        return bound;
    }

    /**
     * Takes units, all or none.
     *
     * @param again whether the request has waited for them
     * @param alone how many instances there are, where each goes on by itself; else 0
     */
    synchronized Outcome take(long units, long now, boolean again, int alone) {
        refresh(now);
        askedAt = now;
        if (!again) {
            asked += units;
        }
        if (held >= units) {
            held -= units;
            return Outcome.TAKEN;
        }
        if (alone > 0) {
            return takeAlone(units, alone);
        }
        if (now < refusesUntil) {
            return Outcome.REFUSED;
        }
        waiting += units;
        return Outcome.WAIT;
    }

    /** Of a quota nothing is refused that memory answers for so short a time; of a rate, what is beyond the share. */
    private Outcome takeAlone(long units, int instances) {
        if (!kind().isRate()) {
            owed += units;
            return Outcome.TAKEN;
        }
        if (share == null || shares != instances) {
            share = Bucket.builder()
                    .withCustomTimePrecision(new Given())
                    .addLimit(limit -> limit.capacity(Math.max(1, bound.most() / instances))
                            .refillGreedy(
                                    Math.max(1, Math.round(bound.rate() * SHARE_SECONDS / instances)),
                                    Duration.ofSeconds(SHARE_SECONDS)))
                    .build();
            shares = instances;
        }
        return Objects.requireNonNull(share).tryConsume(Math.max(1, units)) ? Outcome.TAKEN : Outcome.REFUSED;
    }

    /** The time at which it was asked last. */
    private final class Given implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(askedAt).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** Puts back what was taken and not used. */
    synchronized void putBack(long units, long now) {
        refresh(now);
        if (now < leaseEnds) {
            held += units;
        }
    }

    /** Puts back what was taken for a request that waits for something else, and will come for it again. */
    synchronized void setAside(long units, long now) {
        putBack(units, now);
        waiting += units;
    }

    /** Counts units that cannot be refused any more. */
    synchronized void owe(long units, long now) {
        refresh(now);
        askedAt = now;
        asked += units;
        long own = Math.min(held, units);
        held -= own;
        owed += units - own;
    }

    /** Whether a quota is known to be used up. */
    synchronized boolean isUsedUp(long now) {
        refresh(now);
        return !kind().isRate() && held <= 0 && left < 1 && now < refusesUntil;
    }

    /** Whether it was used so much that it should be settled soon. */
    synchronized boolean runsLow() {
        return held <= bound.reserve() / 2 && asked > 0;
    }

    /** What the ledger is asked for; null where there is nothing to settle. */
    synchronized Ledger.@Nullable Ask ask(long now) {
        refresh(now);
        boolean idle = now - askedAt >= IDLE;
        if (idle && held == 0 && owed == 0) {
            return null;
        }
        long ahead = idle ? 0 : Math.min(Math.max(asked, bound.reserve()), bound.mostAhead());
        long want = waiting + ahead - held;
        boolean givesBack = want < 0 && (idle || held > waiting + 2 * ahead);
        if (want < 0 && !givesBack) {
            want = 0;
        }
        if (givesBack) {
            held += want;
        }
        Ledger.Ask ask =
                new Ledger.Ask(id, bound, period == null ? Instant.EPOCH : period.since(), want, owed, held - waiting);
        asked = 0;
        waiting = 0;
        owed = 0;
        return ask;
    }

    /**
     * Takes in what the ledger has answered.
     *
     * @param now when it was asked: the lease begins before the ledger's own
     */
    synchronized void settled(Ledger.Ask ask, Ledger.Grant grant, long now) {
        Instant since = period == null ? Instant.EPOCH : period.since();
        if (!since.equals(ask.since())) {
            return; // the day has ended meanwhile: what was granted was of the last one
        }
        held += Math.max(0, grant.granted());
        leaseEnds = now + LEASE.toMillis();
        left = grant.left();
        settledAt = now;
        refusesUntil = grant.granted() < ask.want() ? now + pause() : 0;
    }

    private long pause() {
        if (!kind().isRate()) {
            return REFUSES_QUOTA;
        }
        double toToken = (1 - Math.min(1, left)) / bound.rate() * SECOND;
        return Math.clamp((long) toToken, 1, REFUSES_RATE);
    }

    /** It could not be settled: what is owed stays so, and what was given back is lost. */
    synchronized void failed(Ledger.Ask ask) {
        owed += ask.owed();
        refusesUntil = 0;
    }

    /**
     * What is left as far as is known here.
     *
     * @param units whole ones
     * @param secondsToFull in how many seconds all will be there again
     */
    record Left(long units, long secondsToFull) {}

    /** What is left as far as is known here. */
    synchronized Left left(long now) {
        refresh(now);
        long units = units(now);
        return new Left(
                units, period == null ? (long) Math.ceil((bound.most() - units) / bound.rate()) : secondsToNext(now));
    }

    private long units(long now) {
        double filled = kind().isRate() ? bound.rate() * Math.max(0, now - settledAt) / SECOND : 0;
        return Math.clamp((long) Math.floor(left + filled) + held - owed, 0, bound.most());
    }

    /**
     * In how many seconds there will be units again: of a rate, one token more than there is; of a quota, when its
     * period ends. At least 1.
     */
    synchronized long secondsToNext(long now) {
        refresh(now);
        double seconds = period == null
                ? (1 - left % 1) / bound.rate() - Math.max(0, now - settledAt) / SECOND
                : (period.until().toEpochMilli() - now) / SECOND;
        return Math.max(1, (long) Math.ceil(seconds));
    }

    /** When a quota begins anew; null of a rate. */
    synchronized @Nullable Instant resetsAt(long now) {
        refresh(now);
        return period == null ? null : period.until();
    }

    /** When the day or month began; null of a rate. */
    synchronized @Nullable Instant since(long now) {
        refresh(now);
        return period == null ? null : period.since();
    }

    /** A new day or month begins with nothing held and nothing used; a lease ends. */
    private void refresh(long now) {
        if (!kind().isRate() && (period == null || now >= period.until().toEpochMilli())) {
            period = Period.of(kind(), Instant.ofEpochMilli(now), zone.get());
            held = 0;
            owed = 0;
            asked = 0;
            waiting = 0;
            left = bound.most();
            refusesUntil = 0;
        }
        if (now >= leaseEnds) {
            held = 0;
        }
    }
}
