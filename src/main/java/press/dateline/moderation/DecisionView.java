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
        @Schema(description = "Its id") UUID id,

        @Schema(description = "When") Instant at,

        @Schema(
                description = "pipeline, key (a moderator's) or reports (so many that it is hidden); more may come",
                examples = "pipeline")
        String madeBy,

        @Schema(description = "The id of the key that decided; absent where no moderator did") @Nullable
        UUID by,

        @Schema(description = "What the moderator is called, as far as that was said", examples = "Night desk")
        @Nullable
        String moderator,

        @Schema(description = "What the comment became: pending, approved or rejected", examples = "rejected")
        String state,

        @Schema(
                description = "Why, as the moderator said it by a code that is meant for the poster",
                examples = "off-topic")
        @Nullable
        String reasonCode,

        @Schema(description = "What the moderator gave as the reason, for moderators") @Nullable
        String reason,

        @Schema(description = "The id of the decision that this one took back") @Nullable
        UUID undoes,

        @Schema(description = "What the pipeline found, in the order of its phases")
        List<Finding> findings) {}
