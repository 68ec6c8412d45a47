package press.dateline.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A feed that has a name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Feed", description = "A feed that has a name: a saved filter")
public record FeedView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "As it stands in its addresses", examples = "world-news")
        String name,

        @Schema(description = "What readers of it see that it is called")
        String title,

        @Schema(description = "What it is about") @Nullable String description,

        @Schema(description = "Which articles are in it; empty: all")
        SavedFilter filter,

        @Schema(description = "Where it is read, in each form")
        List<FeedAddress> addresses,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it was made") Instant createdAt,
        @Schema(description = "When it was changed last") Instant modifiedAt) {

    /** Where a feed is read. */
    @Schema(name = "FeedAddress", description = "Where a feed is read in one form")
    public record FeedAddress(
            @Schema(description = "Media type", examples = "application/rss+xml")
            String mediaType,

            @Schema(description = "Address") String url) {}

    static FeedView of(Feed feed, List<FeedAddress> addresses) {
        return new FeedView(
                feed.id(),
                feed.name(),
                feed.title(),
                feed.description(),
                feed.filter(),
                addresses,
                feed.revision(),
                feed.createdAt(),
                feed.modifiedAt());
    }
}
