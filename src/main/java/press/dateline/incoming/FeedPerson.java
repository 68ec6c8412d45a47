package press.dateline.incoming;

import org.jspecify.annotations.Nullable;

/** Somebody whom a feed names as an author; at least one of these is there. */
public record FeedPerson(
        @Nullable String name,
        @Nullable String email,
        @Nullable String uri) {}
