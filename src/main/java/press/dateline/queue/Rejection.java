package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a comment is rejected. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why a comment is rejected")
record Rejection(
        @Size(max = 80)
        @Pattern(regexp = NewDecisions.CODE, message = NewDecisions.CODE_MESSAGE)
        @Schema(description = NewDecisions.CODES, examples = "off-topic")
        @Nullable
        String reasonCode,

        @Size(max = NewDecisions.LONGEST_NOTE) @Schema(description = "The reason; only moderators read it") @Nullable
        String reason) {}
