package press.dateline.quota;

/**
 * How much a meter allows.
 *
 * @param rate of a rate, tokens a second; 0 of a quota
 * @param most of a rate, how many tokens the bucket holds; of a quota, the quota
 */
record Bound(double rate, long most) {

    /** The part of a quota that an instance may hold ahead of need. */
    private static final long PARTS = 50;

    /** How much an instance may hold ahead of need. */
    long mostAhead() {
        return rate > 0 ? Math.max(1, (long) Math.ceil(rate)) : most / PARTS;
    }

    /** How much an instance holds that has been asked lately, so that the next request does not wait. */
    long reserve() {
        return rate > 0 ? most / 20 : most / (4 * PARTS);
    }
}
