package press.dateline.comment;

import java.util.Set;
import java.util.UUID;

/**
 * Keeps up with the comments' stream in every instance: a bean that implements this is told after each look at it, on one
 * thread at a time.
 */
public interface CommentFollower {

    /**
     * Takes in a look. If it throws, it has to remember itself what it has not taken in: it is not told again.
     *
     * @param horizon the transaction id below which all of the stream is known for good
     * @param articles of which there is something new; it may be nothing that is shown
     */
    void looked(long horizon, Set<UUID> articles);
}
