package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Figures of the moderation of a period. */
@Schema(name = "ModerationStatistics", description = "Figures of the moderation of a period, and of the queue as it is")
record StatisticsView(
        @Schema(description = "When the period begins") Instant from,

        @Schema(description = "When it ends; not part of it")
        Instant to,

        @Schema(
                description = "How many comments that were posted in the period are pending, approved and rejected now;"
                        + " more states may come",
                examples = "{\"approved\": 310, \"pending\": 12, \"rejected\": 41}")
        Map<String, Long> comments,

        @Schema(description = "Those that nobody sees before a moderator has decided")
        WaitingView pending,

        @Schema(description = "Those that readers have reported since a moderator decided")
        WaitingView reported,

        @Schema(description = "Those that were rejected, and whose readers do not agree")
        WaitingView appealed,

        @Schema(description = "Decisions in the period by hours (UTC), oldest first; hours without any are left out")
        List<HourView> hours,

        @Schema(description = "What the rules found in what was posted in the period, by rule")
        List<RuleView> rules) {

    /** A part of the queue. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Waiting", description = "A part of the queue, as it is now")
    record WaitingView(
            @Schema(description = "How many comments wait") long comments,

            @Schema(description = "When the oldest of them was posted; absent where none waits") @Nullable
            Instant oldest,

            @Schema(description = "How many seconds ago that was") @Nullable
            Long oldestAge) {}

    /** The decisions of an hour. */
    @Schema(name = "HourOfDecisions", description = "The decisions of an hour, by who made them and what they made")
    record HourView(
            @Schema(description = "When it begins") Instant hour,

            @Schema(description = "By whom: pipeline, key or reports; more may come")
            String madeBy,

            @Schema(description = "What the comments became: pending, approved or rejected")
            String state,

            @Schema(description = "How many") long decisions) {}

    /** What a rule has done. */
    @Schema(name = "RuleFigures", description = "What a rule has found, and what became of that")
    record RuleView(
            @Schema(description = "The rule", examples = "banned")
            String rule,

            @Schema(description = "In how many comments it found something")
            long found,

            @Schema(description = "How many of these are rejected now, by whomever")
            long rejected,

            @Schema(description = "rejected as a share of found, 0 to 1", examples = "0.85")
            double rejectedShare) {}
}
