package press.dateline.importing;

import jakarta.ws.rs.DefaultValue;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;
import press.dateline.web.ProblemException;

/** Which items of an import's report. */
class ReportFilter {

    private static final Set<String> OUTCOMES =
            Set.of("created", "updated", "unchanged", "withdrawn", "skipped", "rejected");

    @RestQuery
    @Parameter(
            description = "Only those of which this became: created, updated, unchanged, withdrawn, skipped, rejected",
            example = "skipped")
    @Nullable
    String outcome;

    @RestQuery
    @DefaultValue(Limit.DEFAULT)
    @Parameter(description = "How many items the page holds")
    @SuppressWarnings("NullAway.Init") // has a default value
    Limit limit;

    @RestQuery
    @Parameter(description = "Where the page begins: nextCursor of the page before")
    @Nullable
    String cursor;

    @Nullable
    String outcome() {
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw ProblemException.parameter(
                    "outcome", "must be created, updated, unchanged, withdrawn, skipped or rejected.");
        }
        return outcome;
    }
}
