package press.dateline.importing;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;
import press.dateline.web.ProblemException;

/** Which items of an import's report. */
class ReportFilter extends PageFilter {

    private static final Set<String> OUTCOMES =
            Set.of("created", "updated", "unchanged", "withdrawn", "skipped", "rejected");

    @RestQuery
    @Parameter(
            description = "Only those of which this became: created, updated, unchanged, withdrawn, skipped, rejected",
            example = "skipped")
    @Nullable
    String outcome;

    @Nullable
    String outcome() {
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw ProblemException.parameter(
                    "outcome", "must be created, updated, unchanged, withdrawn, skipped or rejected.");
        }
        return outcome;
    }
}
