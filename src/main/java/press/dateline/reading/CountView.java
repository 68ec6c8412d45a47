package press.dateline.reading;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many articles match. */
@Schema(description = "How many articles match")
record CountView(
        @Schema(description = "Their number") long value,

        @Schema(description = "Whether they were all counted; else the number is an estimate")
        boolean exact) {}
