package press.dateline.moderation;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of a version of the spam classifier. */
@Schema(name = "SpamModel", description = "A version of the spam classifier")
record SpamModelView(
        @Schema(description = "Which: findings of the rule spam name it", examples = "3")
        int version,

        @Schema(description = "When it has learnt") Instant trainedAt,

        @Schema(description = "From how many comments") DecisionCounts learntFrom,

        @Schema(
                description =
                        "How good it is at some thresholds, lowest first: each comment was judged by what had been"
                                + " learnt from the others (cross-validation in five parts)")
        List<SpamMeasureView> measures) {}
