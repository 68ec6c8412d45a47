package press.dateline.fetch;

import org.jspecify.annotations.Nullable;

/**
 * What was fetched.
 *
 * @param isChanged false where the server says that it is what it was (304); there is no body then
 * @param body unpacked
 * @param etag to be sent the next time
 * @param lastModified to be sent the next time
 * @param movedTo where it is to be asked from now on, as the server says (301, 308); null where it is where it was
 */
public record Fetched(
        boolean isChanged,
        byte[] body,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String movedTo) {}
