package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.queue.ReportView.StatementView;

/** A report, as the reader who made it takes it along. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A report of a comment, as the reader who made it takes it along")
record ExportedReport(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "The id of the comment") UUID comment,
        @Schema(description = "When it came") Instant at,

        @Schema(description = "offensive, spam, abuse, privacy, illegal or other; more may come", examples = "spam")
        String reason,

        @Schema(description = "What the reader said of it") @Nullable
        String note,

        @Schema(description = "With the reason illegal: the notice of the EU's DSA") @Nullable
        StatementView statement) {}
