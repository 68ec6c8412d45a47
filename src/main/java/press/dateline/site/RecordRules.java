package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What becomes of the comments of readers of whom many were rejected. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "Whose comments a moderator decides on since many others of theirs were rejected: of those posted"
                + " in the last 30 days that were approved or rejected, the last 100. Staff are exempt")
public record RecordRules(
        @DecimalMin("0.05")
        @DecimalMax("1")
        @Schema(description = "From which share of rejected ones on; absent: never", examples = "0.5")
        @Nullable
        Double rejectedShare,

        @NotNull
        @Min(1)
        @Max(RecordRules.MOST)
        @Schema(description = "How many must have been decided for that", examples = "5")
        Integer atLeast) {

    /** So many are looked at. */
    public static final int MOST = 100;

    /** What a site has that has said nothing else. */
    static final RecordRules USUAL = new RecordRules(0.5, 5);
}
