package press.dateline.database;

import org.jspecify.annotations.Nullable;

/** Dateline cannot start; the message is one clear line (or paragraph) for the operator, who sees no stack trace. */
public final class StartupException extends RuntimeException {

    /** The process's exit code when something around Dateline is not as it must be. */
    public static final int FAILURE = 1;
    /** The exit code when Dateline was called or configured wrongly. */
    public static final int USAGE = 2;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private StartupException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public StartupException(String message) {
        this(FAILURE, message, null);
    }

    public StartupException(String message, Throwable cause) {
        this(FAILURE, message, cause);
    }

    /** Dateline was called or configured wrongly. */
    public static StartupException usage(String message) {
        return new StartupException(USAGE, message, null);
    }

    /** The process's exit code. */
    public int exitCode() {
        return exitCode;
    }
}
