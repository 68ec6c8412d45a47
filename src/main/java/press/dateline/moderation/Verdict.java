package press.dateline.moderation;

import java.util.List;
import java.util.Optional;

/**
 * What became of a comment, and why.
 *
 * @param state pending, approved or rejected
 */
public record Verdict(String state, List<Finding> findings) {

    static final String PENDING = "pending";
    static final String APPROVED = "approved";
    static final String REJECTED = "rejected";

    /** Whether the moderation service is to be asked. */
    boolean waitsForService() {
        return !findings.isEmpty() && findings.getLast().reason().equals(ExternalPhase.WAITING);
    }

    /** Whether its reader is muted: what is rejected for that is not to be told to them. */
    public boolean isMuted() {
        return !findings.isEmpty() && findings.getLast().rule().equals(MutePhase.RULE);
    }

    /** The state that its reader is told. */
    public String toldState() {
        return isMuted() ? PENDING : state;
    }

    /** Whether a moderator has nothing to decide. */
    public boolean isFinal() {
        return !state.equals(PENDING);
    }

    /** Why it was rejected, as a code that its reader is told; empty where it was not, and where they are not told. */
    public Optional<String> reasonCode() {
        return state.equals(REJECTED) && !isMuted()
                ? Optional.of(findings.getLast().reason())
                : Optional.empty();
    }
}
