package press.dateline.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far somebody has come in the comments' stream: all that stands up to it was sent. It is what events have as their
 * id, and opens nothing, so it is not signed.
 *
 * @param xid the transaction of the last event
 * @param seq the last event's number; 0 stands before all of the transaction
 * @param second when it was given, in seconds: what is older than the stream goes back leads nowhere
 */
record StreamPosition(long xid, long seq, long second) {

    /** An hour less than the stream is kept: what is committed late may stand before what was sent already. */
    private static final Duration GOOD = Duration.ofHours(23);

    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,12})-([0-9a-z]{1,12})-([0-9a-z]{1,8})");
    private static final int RADIX = 36;

    static StreamPosition of(long xid, long seq, Instant at) {
        return new StreamPosition(xid, seq, at.getEpochSecond());
    }

    /** The one that a text is; empty where it is none. */
    static Optional<StreamPosition> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new StreamPosition(number(parts, 1), number(parts, 2), number(parts, 3)))
                : Optional.empty();
    }

    private static long number(Matcher parts, int group) {
        return Long.parseLong(parts.group(group), RADIX);
    }

    /** Whether all that came after it is still there. */
    boolean isGood(Instant now) {
        return second >= now.minus(GOOD).getEpochSecond();
    }

    /** As an event's id. */
    String text() {
        return Long.toString(xid, RADIX) + "-" + Long.toString(seq, RADIX) + "-" + Long.toString(second, RADIX);
    }
}
