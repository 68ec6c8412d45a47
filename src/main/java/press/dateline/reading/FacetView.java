package press.dateline.reading;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In how many of the matching articles something occurs. */
@Schema(description = "In how many of the matching articles something occurs")
record FacetView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "Its slug") String slug,
        @Schema(description = "Its name") String name,

        @Schema(
                description =
                        "In how many articles it occurs; sections count what lies below them, places what lies within")
        int count) {}
