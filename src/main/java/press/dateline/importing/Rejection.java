package press.dateline.importing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A line that was not imported. */
@Schema(name = "ImportRejection", description = "A line, or item, that was not imported")
public record Rejection(
        @Schema(description = "Its number, from 1; in an array, that of the item")
        long line,

        @Schema(description = "Why, and what would help") String reason,
        @Schema(description = "Its beginning") String snippet) {}
