package press.dateline.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a contract has left out of an answer. */
@Schema(name = "Explanation", description = "With Prefer: explain, to partners: what their own contract has left out")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExplanationView(
        @Schema(description = "How many published articles match, or are told of, and are not given")
        int leftOut,

        @Schema(description = "Why: the reasons as verdicts have them; one article may be left out for several")
        List<FilterView> filters,

        @Schema(description = "How many rows were read for the answer: of articles, of /v1/changes those of the log")
        int rows,

        @Schema(
                description =
                        "What tells answers for this caller from those for others; the same for the same contract")
        String cacheKey,

        @Schema(
                description =
                        "For how many seconds the server keeps the answer at most where it is not explained, as far as"
                                + " that goes by the clock; 0: it is not kept; absent: until something that it rests on"
                                + " changes")
        @Nullable
        Long lifetime) {

    /** A reason. */
    @Schema(name = "ExplainedFilter", description = "How many articles are left out for a reason")
    public record FilterView(
            @Schema(description = "Why", examples = "section")
            String reason,

            @Schema(description = "How many") int count) {}
}
