package press.dateline.importing;

import org.jspecify.annotations.Nullable;

/** A stored upload is damaged or gone: no further try would help, the job has failed. */
final class UnreadableUploadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableUploadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
