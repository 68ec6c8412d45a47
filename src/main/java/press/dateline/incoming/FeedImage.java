package press.dateline.incoming;

import org.jspecify.annotations.Nullable;

/** The picture of a feed, and where it leads. */
public record FeedImage(
        @Nullable String url,
        @Nullable String title,
        @Nullable String link) {}
