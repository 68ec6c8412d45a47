package press.dateline.feed;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A secret feed address to be made. */
@Schema(description = "A secret feed address to be made")
record NewPartnerFeed(
        @Size(min = 1, max = 200)
        @Schema(description = "The feed's name; absent, or all: the feed of all articles", examples = "world-news")
        @Nullable
        String feed,

        @NotBlank
        @Size(max = 200)
        @Schema(description = "What it is for, so that people can tell addresses apart", examples = "The desk's reader")
        String name) {}
