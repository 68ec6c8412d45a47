package press.dateline.moderation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many comments moderators have decided on. */
@Schema(description = "How many comments moderators have decided on, as far as the classifier learns from them")
record DecisionCounts(
        @Schema(description = "Those that were approved") int approved,
        @Schema(description = "Those that were rejected") int rejected) {}
