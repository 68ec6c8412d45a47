package press.dateline.fetch;

import org.jspecify.annotations.Nullable;

/** Something could not be fetched, or may not be; the message is for whoever asked for it. */
public final class FetchRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why it was not fetched. */
    public enum Why {
        /** What was named is no address that can be fetched, on whatever host. */
        NO_ADDRESS,
        /** Nothing is fetched from there: the host is not allowed, or not of the public internet. */
        NOT_ALLOWED,
        /** The server answered with a status that is no success. */
        ANSWERED,
        /** The server was not reached, broke off, took too long, or sent what cannot be taken. */
        FAILED
    }

    private final Why why;
    private final int status;
    private final @Nullable String retryAfter;

    private FetchRefusedException(Why why, String message, int status, @Nullable String retryAfter) {
        super(message);
        this.why = why;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static FetchRefusedException noAddress(String message) {
        return new FetchRefusedException(Why.NO_ADDRESS, message, 0, null);
    }

    static FetchRefusedException notAllowed(String message) {
        return new FetchRefusedException(Why.NOT_ALLOWED, message, 0, null);
    }

    static FetchRefusedException answered(int status, @Nullable String retryAfter) {
        return new FetchRefusedException(
                Why.ANSWERED, "The server answered with status " + status + ".", status, retryAfter);
    }

    static FetchRefusedException failed(String message) {
        return new FetchRefusedException(Why.FAILED, message, 0, null);
    }

    public Why why() {
        return why;
    }

    /** What the server answered with; 0 where it did not answer. */
    public int status() {
        return status;
    }

    /** The header of this name, as the server sent it: when it wants to be asked again. */
    public @Nullable String retryAfter() {
        return retryAfter;
    }
}
