package press.dateline.feed;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Slug;

/** A feed to be made. */
@Schema(description = "A feed to be made")
record NewFeed(
        @Slug
        @Schema(
                description = "As it stands in the feed's addresses, for good: a slug; absent: it is made from the"
                        + " title. all is taken by the feed of all articles",
                examples = "world-news")
        @Nullable
        String name,

        @NotBlank @Size(max = 200) @Schema(description = "What readers of the feed see that it is called")
        String title,

        @Size(max = 1000) @Schema(description = "What it is about") @Nullable
        String description,

        @Valid @Schema(description = "Which articles are in it; absent: all") @Nullable
        SavedFilter filter) {

    FeedChanges contents() {
        return new FeedChanges(title, description, filter);
    }
}
