package press.dateline.reader;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that is stored of a reader, as the contract describes it; {@link OwnDataExport} writes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "OwnData",
        description = "All that is stored of a reader. Beside these members there is a list for each kind of thing, the"
                + " oldest first: comments (ExportedComment), in every state; reports (ExportedReport), those made with"
                + " the reader's token; reactions (ExportedReaction); appeals"
                + " (ExportedAppeal); sanctions (ExportedSanction), but for mutes. More may come.",
        additionalProperties = Schema.True.class)
record OwnDataView(
        @Schema(description = "When it was written") Instant exportedAt,

        @Schema(description = "The reader; absent where nothing is stored") @Nullable
        ExportedReader reader) {}
