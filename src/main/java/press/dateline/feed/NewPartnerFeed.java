package press.dateline.feed;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A secret feed address to be made. */
@Schema(description = "A secret feed address to be made")
record NewPartnerFeed(
        @NotNull @Size(min = 1, max = 200) @Schema(description = "The feed's name, or all", examples = "world-news")
        String feed,

        @NotBlank
        @Size(max = 200)
        @Schema(description = "What it is for, so that people can tell addresses apart", examples = "The desk's reader")
        String name) {}
