package press.dateline.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose bytes are ready.
 *
 * @param lastModified when any byte of it changed last, where that is known
 */
public record Representation(
        byte[] body, String mediaType, @Nullable Instant lastModified) {

    /** The same answer with other bytes. */
    Representation withBody(byte[] bytes) {
        return new Representation(bytes, mediaType, lastModified);
    }
}
