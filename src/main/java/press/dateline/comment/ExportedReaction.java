package press.dateline.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reactions to a comment, as the reader whose they are takes them along. */
@Schema(description = "Reactions to a comment, as the reader whose they are takes them along")
record ExportedReaction(
        @Schema(description = "The id of the comment") UUID comment,

        @Schema(description = "The reactions that were set at that time", examples = "[\"like\"]")
        List<String> reactions,

        @Schema(description = "When") Instant at) {}
