package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a decision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Decided", description = "What became of a decision")
record DecidedView(
        @Schema(description = "The comment's id") UUID comment,

        @Schema(
                description = "done, unchanged (it was so before), missing (there is no such comment) or held (another"
                        + " moderator is at it, and nothing was decided); more may come",
                examples = DONE)
        String result,

        @Schema(description = "What the comment is now: pending, approved or rejected; absent where it is missing")
        @Nullable
        String state,

        @Schema(description = "The decision's id, by which it can be undone; where it is done") @Nullable
        UUID decision,

        @Schema(description = "Who is at the comment, where it is held") @Nullable
        ClaimView heldBy) {

    static final String DONE = "done";
    static final String UNCHANGED = "unchanged";
    static final String MISSING = "missing";
    static final String HELD = "held";
}
