package press.dateline.quota;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What has been given out of each limit, for all instances. */
interface Ledger {

    /**
     * What an instance asks for.
     *
     * @param since when the day or the month began; of a rate the beginning of time
     * @param want units wanted; negative: given back
     * @param owed units that were given out without having been leased: they count, whether there are any left or not
     * @param kept what the instance holds, less what requests wait for: with what it gets now, its lease
     */
    record Ask(MeterId id, Bound bound, Instant since, long want, long owed, long kept) {}

    /**
     * What it gets.
     *
     * @param granted at most what was wanted; as much where it was negative
     * @param left what the ledger has left; of a rate the tokens in the bucket, with their fraction
     * @param warns whether four fifths of the quota have been given out by this, for the first time in its period
     */
    record Grant(long granted, double left, boolean warns) {}

    /**
     * What was settled.
     *
     * @param instances how many instances are settling, this one included
     */
    record Settled(Map<MeterId, Grant> grants, int instances) {}

    /** Settles several meters at once, or none; an instance that does so lives. */
    Settled settle(UUID instance, Instant now, List<Ask> asks);

    /** An instance stops: its leases end. */
    void leave(UUID instance);
}
