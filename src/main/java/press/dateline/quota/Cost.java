package press.dateline.quota;

/**
 * What a request takes.
 *
 * @param tokens of the rate: 1, or 0 where it has been taken already
 * @param requests 1, or 0 before the answer is known
 */
record Cost(long tokens, long requests, long articles, long bytes) {

    /** What is taken when a request comes. */
    static final Cost COMING = new Cost(1, 0, 0, 0);

    long of(MeterKind kind) {
        return switch (kind) {
            case RATE -> tokens;
            case DAY_REQUESTS, MONTH_REQUESTS -> requests;
            case DAY_ARTICLES, MONTH_ARTICLES -> articles;
            case DAY_BYTES, MONTH_BYTES -> bytes;
        };
    }
}
