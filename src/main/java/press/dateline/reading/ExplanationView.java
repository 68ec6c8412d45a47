package press.dateline.reading;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a contract has left out of a list. */
@Schema(name = "Explanation", description = "With Prefer: explain, to partners: what their own contract has left out")
record ExplanationView(
        @Schema(description = "How many published articles match, and are not given")
        int leftOut,

        @Schema(description = "Why: the reasons as verdicts have them; one article may be left out for several")
        List<FilterView> filters,

        @Schema(description = "How many articles were read for the page")
        int rows,

        @Schema(
                description =
                        "What tells answers for this caller from those for others; the same for the same contract")
        String cacheKey,

        @Schema(description = "For how many seconds this answer is kept; an explained one is not")
        int lifetime) {

    /** A reason. */
    @Schema(name = "ExplainedFilter", description = "How many articles are left out for a reason")
    record FilterView(
            @Schema(description = "Why", examples = "section")
            String reason,

            @Schema(description = "How many") int count) {}
}
