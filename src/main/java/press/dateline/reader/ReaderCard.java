package press.dateline.reader;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reader, as other features know them; nothing of it is public.
 *
 * @param kind jwt (signed in) or guest
 * @param displayName what they are called; null where they were never called anything, or no longer
 * @param email a guest's, where it was given
 * @param roles those given here and, of the reader of the running request, those of the token
 * @param person who they are among the people of the publication, where that is known
 */
public record ReaderCard(
        UUID id,
        String kind,
        @Nullable String displayName,
        @Nullable String email,
        Set<String> roles,
        @Nullable UUID person,
        Instant createdAt) {

    static final String SIGNED_IN = "jwt";
    static final String GUEST = "guest";
}
