package press.dateline.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What other rules would have decided. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Replay", description = "What other rules would have decided")
record ReplayView(
        @Schema(description = "How many decisions were made again: the oldest of the period, 10,000 at most")
        int looked,

        @Schema(description = "Where to go on: from for the next request; absent where all of the period was looked at")
        @Nullable
        Instant next,

        @Schema(description = "How many would have been other")
        int changed,

        @Schema(description = "Those, by what was and would have been decided, the most first")
        List<Turn> turns,

        @Schema(description = "The first 20 of them") List<Sample> samples) {

    /** A kind of change. */
    @Schema(name = "ReplayTurn", description = "Decisions that would have been other in the same way")
    record Turn(
            @Schema(description = "The state that was decided on", examples = "approved")
            String was,

            @Schema(description = "The one that would have been", examples = "rejected")
            String becomes,

            @Schema(description = "How many") int decisions) {}

    /** One of them. */
    @Schema(name = "ReplaySample", description = "A decision that would have been other")
    record Sample(
            @Schema(description = "The comment's id; see /v1/comments/{id}")
            UUID comment,

            @Schema(description = "When it was decided on") Instant at,

            @Schema(description = "The state that was decided on", examples = "approved")
            String was,

            @Schema(description = "The one that would have been", examples = "rejected")
            String becomes,

            @Schema(description = "What would have been found")
            List<Finding> findings) {}
}
