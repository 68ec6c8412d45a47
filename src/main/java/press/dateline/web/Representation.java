package press.dateline.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose bytes are ready.
 *
 * @param lastModified when any byte of it changed last, where that is known
 * @param tags what it rests on; null where it must not be stored
 * @param validUntil when it ends by the clock; null where it does not
 * @param isPurged whether caches in front are told when it is outdated
 */
public record Representation(
        byte[] body,
        String mediaType,
        @Nullable Instant lastModified,
        @Nullable CacheTags tags,
        @Nullable Instant validUntil,
        boolean isPurged) {

    private static final String PROPERTY = Representation.class.getName();

    /** An answer of which caches in front are told when it is outdated. */
    public Representation(
            byte[] body,
            String mediaType,
            @Nullable Instant lastModified,
            @Nullable CacheTags tags,
            @Nullable Instant validUntil) {
        this(body, mediaType, lastModified, tags, validUntil, true);
    }

    /** An answer that must not be stored. */
    public Representation(byte[] body, String mediaType, @Nullable Instant lastModified) {
        this(body, mediaType, lastModified, null, null);
    }

    /** What answers the request, once its resource has run; empty for problems and for answers without a body. */
    public static Optional<Representation> of(ContainerRequestContext request) {
        return Optional.ofNullable((Representation) request.getProperty(PROPERTY));
    }

    /** The same answer with other bytes. */
    Representation withBody(byte[] bytes) {
        return new Representation(bytes, mediaType, lastModified, tags, validUntil, isPurged);
    }

    void answers(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }
}
