package press.dateline.fetch;

/** Something could not be fetched, or may not be; the message is for whoever asked for it. */
public final class FetchRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    FetchRefusedException(String message) {
        super(message);
    }
}
