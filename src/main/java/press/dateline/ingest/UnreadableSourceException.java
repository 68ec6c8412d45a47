package press.dateline.ingest;

/** What was fetched is nothing that a source may be; the message is for whoever looks after the source. */
final class UnreadableSourceException extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableSourceException(String message) {
        super(message);
    }
}
