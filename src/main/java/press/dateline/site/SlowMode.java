package press.dateline.site;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a reader may comment on the same article. */
@Schema(description = "How often a reader may comment on the same article; staff as they like")
record SlowMode(
        @NotNull
        @Min(0)
        @Max(1440)
        @Schema(
                description = "How many minutes must lie between two comments of a reader; 0: none. Sooner, a post is"
                        + " 429 (too-soon)",
                examples = "5")
        Integer minutes) {

    /** What a site has that has said nothing else. */
    static final SlowMode OFF = new SlowMode(0);
}
