package press.dateline.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be changed of a feed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What may be changed of a feed; a patch (RFC 7396) names what changes, and null removes")
record FeedChanges(
        @NotBlank @Size(max = 200) @Schema(description = "What readers of the feed see that it is called")
        String title,

        @Size(max = 1000) @Schema(description = "What it is about") @Nullable
        String description,

        @Valid @Schema(description = "Which articles are in it; empty: all") @Nullable
        SavedFilter filter) {

    private static final SavedFilter NONE =
            new SavedFilter(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    static FeedChanges of(Feed feed) {
        return new FeedChanges(feed.title(), feed.description(), feed.filter());
    }

    /** What filters it; one without conditions where none was named. */
    SavedFilter wanted() {
        return filter == null ? NONE : filter;
    }
}
