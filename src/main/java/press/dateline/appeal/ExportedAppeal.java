package press.dateline.appeal;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An appeal, as the reader who made it takes it along. */
@Schema(description = "An appeal against the rejection of a comment, as the reader who made it takes it along")
record ExportedAppeal(
        @Schema(description = "The id of the comment") UUID comment,
        @Schema(description = "When it was made") Instant at,
        @Schema(description = "What the reader said") String text) {}
