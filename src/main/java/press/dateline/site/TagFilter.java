package press.dateline.site;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;
import press.dateline.web.ProblemException;

/** Which tags to list. */
class TagFilter extends PageFilter {

    @RestQuery
    @Parameter(description = "Only tags of this type: topic, organisation or series")
    @Nullable
    String type;

    @Nullable
    String validType() {
        if (type != null && !type.matches("topic|organisation|series")) {
            throw ProblemException.parameter("type", "must be topic, organisation or series.");
        }
        return type;
    }
}
