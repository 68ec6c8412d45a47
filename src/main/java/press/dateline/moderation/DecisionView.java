package press.dateline.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision on a comment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CommentDecision", description = "A decision on a comment, by the pipeline or by a moderator")
public record DecisionView(
        @Schema(description = "When") Instant at,

        @Schema(description = "pipeline, or key (a moderator's); more may come", examples = "pipeline")
        String madeBy,

        @Schema(description = "The id of the key that decided; absent where the pipeline did") @Nullable
        UUID by,

        @Schema(description = "What the comment became: pending, approved or rejected", examples = "rejected")
        String state,

        @Schema(description = "What the moderator gave as the reason") @Nullable
        String reason,

        @Schema(description = "What the pipeline found, in the order of its phases")
        List<Finding> findings) {}
