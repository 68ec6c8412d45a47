package press.dateline.queue;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a report was taken. */
@Schema(name = "ReportReceipt", description = "That a report was taken")
record ReceiptView(
        @Schema(description = "The report's id") UUID id,
        @Schema(description = "When it was taken") Instant at,

        @Schema(description = "The reason that was given", examples = "spam")
        String reason) {}
