package press.dateline.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Does what is due; each feature with due rows has one for each of their kinds. */
public interface DueHandler {

    /** What it does. */
    DueKind kind();

    /**
     * Does it, in the running transaction, which also says of the row that it is done. The row is locked: wait for no
     * lock that somebody may hold who wants to move or cancel the row, but answer {@link Outcome#BUSY}. What is thrown
     * is undone, noted on the row, and tried again later.
     */
    Outcome work(Due due);

    /**
     * What became of it.
     *
     * @param reason why it cannot be done, as it is shown to editors; null where it was, or is tried again at once
     * @param next when it is due again; null where it is not
     */
    record Outcome(
            State state, @Nullable String reason, @Nullable Instant next) {

        /** It was done, or there was nothing to do any more. */
        public static final Outcome DONE = new Outcome(State.DONE, null, null);

        /** Somebody else works on the thing at the moment. */
        public static final Outcome BUSY = new Outcome(State.BUSY, null, null);

        /** It cannot be done, now or later. */
        public static Outcome failed(String reason) {
            return new Outcome(State.FAILED, reason, null);
        }

        /** It was done, and is to be done again at another time. */
        public static Outcome again(Instant next) {
            return new Outcome(State.AGAIN, null, next);
        }

        enum State {
            DONE,
            BUSY,
            AGAIN,
            FAILED
        }
    }
}
