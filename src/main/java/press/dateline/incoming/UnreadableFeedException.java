package press.dateline.incoming;

/** What was to be read is not of the format that it was said to be; the message is for whoever sent it. */
public final class UnreadableFeedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableFeedException(String message) {
        super(message);
    }
}
