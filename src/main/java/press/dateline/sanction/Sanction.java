package press.dateline.sanction;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * A sanction that holds.
 *
 * @param kind warn, mute, suspend, ban, pre-moderate or trust
 * @param until when it ends; null: not by itself
 * @param reasonCode why, for the reader
 */
public record Sanction(
        String kind, @Nullable Instant until, @Nullable String reasonCode) {

    /** The reader is told something, and may go on. */
    static final String WARN = "warn";

    /** Nobody but the reader sees what they say. */
    public static final String MUTE = "mute";

    /** The reader may only read, until a time. */
    static final String SUSPEND = "suspend";

    /** The reader may only read. */
    static final String BAN = "ban";

    /** A moderator decides on all that the reader says. */
    public static final String PRE_MODERATE = "pre-moderate";

    /** What the reader says is shown at once where no rule holds it back, whatever the mode. */
    public static final String TRUST = "trust";

    /** Whether the reader may only read. */
    public boolean forbids() {
        return kind.equals(SUSPEND) || kind.equals(BAN);
    }

    /** The problem that the reader may only read. */
    public ProblemException problem() {
        ProblemException problem = new ProblemException(
                ProblemType.SUSPENDED,
                until == null
                        ? "The reader may not take part in discussions here: a moderator has decided so."
                        : "The reader may not take part in discussions here until " + until
                                + ": a moderator has decided so.");
        if (until != null) {
            problem.with("until", until);
        }
        if (reasonCode != null) {
            problem.with("reasonCode", reasonCode);
        }
        return problem;
    }
}
