package press.dateline.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The plan of a partner or a key. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlanChoice", description = "The plan of a partner or a key")
public record PlanChoiceView(
        @Schema(description = "Grows with each choice, 0 before the first; If-Match names it in double quotes")
        int revision,

        @Schema(description = "The plan; absent: nothing is limited by it") @Nullable
        PlanView plan) {}
