package press.dateline.change;

import java.util.List;
import java.util.OptionalLong;

/**
 * Keeps up with the log in every instance: a bean that implements this is handed all changes, in order, from the
 * number after which it starts. One thread hands them out, so what takes long belongs elsewhere.
 */
public interface ChangeFollower {

    /**
     * The number of the last change that it has seen; asked once, at the start.
     *
     * @param newest the number of the log's newest change: what is answered by those that begin with what comes
     */
    default long startAfter(long newest) {
        return newest;
    }

    /** Given once, before the start, what has the log read at once: for those that get ready on a thread of their own. */
    default void wokenBy(Runnable wake) {}

    /**
     * Lets what was made in the background take over; asked on the thread that hands out, before each step. Since reads
     * have not waited for it so far, it takes in all that the log has before it answers.
     *
     * @return the number of the last change that it has seen, after which it goes on; empty where nothing took over
     */
    default OptionalLong takeOver() {
        return OptionalLong.empty();
    }

    /** Whether it takes changes at the moment; if not, they wait for it in the log, and reads do not wait for it. */
    default boolean takesChanges() {
        return true;
    }

    /**
     * Takes the next changes. If it throws, it gets the same ones again, and more, half a second later; the other
     * followers go on meanwhile.
     */
    void follow(List<LoggedChange> changes);

    /** Told where changes are missing, since the log was trimmed or put back: what it has built must be made anew. */
    default void missed() {}

    /**
     * Whether it gets changes before the others, and writes are answered only when it has, or could not in time: it has
     * copies forgotten for which those who are told might ask.
     */
    default boolean goesFirst() {
        return false;
    }

    /** Whether what is read may be outdated until it has taken a change; then {@code minSeq} waits for it. */
    default boolean guardsReads() {
        return false;
    }
}
