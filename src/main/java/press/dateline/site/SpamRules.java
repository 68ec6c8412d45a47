package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What becomes of comments that the spam classifier knows. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "From which score of the spam classifier on something is done, a probability; /v1/moderation/spam"
                + " says how often that is right. It says nothing until moderators have decided on enough comments.")
public record SpamRules(
        @DecimalMin("0.5")
        @DecimalMax("1")
        @Schema(description = "A moderator decides; absent: never", examples = "0.9")
        @Nullable
        Double queueAbove,

        @DecimalMin("0.5")
        @DecimalMax("1")
        @Schema(description = "It is rejected; absent: never", examples = "0.99")
        @Nullable
        Double rejectAbove) {

    /** What a site has that has said nothing else. */
    static final SpamRules USUAL = new SpamRules(0.9, null);

    /** Whether no score means anything. */
    @JsonIgnore
    public boolean areOff() {
        return queueAbove == null && rejectAbove == null;
    }
}
