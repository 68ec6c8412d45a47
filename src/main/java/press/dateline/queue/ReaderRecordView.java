package press.dateline.queue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.sanction.SanctionView;

/** What became of a reader's comments, and of the reader. */
@Schema(
        name = "ReaderRecord",
        description = "What became of a reader's last 200 comments, this one with them, and of the reader")
record ReaderRecordView(
        @Schema(description = "How many are approved") long approved,
        @Schema(description = "How many are rejected") long rejected,
        @Schema(description = "How many wait") long pending,

        @Schema(description = "How often others have reported them")
        long reports,

        @Schema(description = "What was laid on the reader, and is in force, newest first")
        List<SanctionView> sanctions) {}
