package press.dateline.reading;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An id that was asked for and is not there. */
@Schema(description = "An id that was asked for and is not in the items")
public record Missing(
        @Schema(description = "The id or slug as it was sent")
        String id,

        @Schema(description = "Why: not-found or withdrawn; more may come")
        String reason) {}
