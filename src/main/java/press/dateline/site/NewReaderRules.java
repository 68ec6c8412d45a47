package press.dateline.site;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who counts as new. */
@Schema(description = "Whose comments a moderator decides on since they are new here; staff never are")
public record NewReaderRules(
        @NotNull
        @Min(0)
        @Max(NewReaderRules.MOST)
        @Schema(
                description = "How many approved comments it takes to be no longer new; 0: nobody is new",
                examples = "3")
        Integer approved) {

    /** More approved comments than so many need nobody count. */
    public static final int MOST = 100;

    /** What a site has that has said nothing else. */
    static final NewReaderRules USUAL = new NewReaderRules(0);
}
