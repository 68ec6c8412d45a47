package press.dateline.database;

/** Dateline cannot start; the message is one clear line (or paragraph) for the operator, who sees no stack trace. */
public final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupException(String message) {
        super(message);
    }

    public StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}
