package press.dateline.site;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;
import press.dateline.web.ProblemException;

/** Which tags to list. */
class TagFilter {

    @RestQuery
    @Parameter(description = "Only tags of this type: topic, organisation or series")
    @Nullable
    String type;

    @RestQuery
    @DefaultValue(Limit.DEFAULT)
    @Parameter(description = "How many tags the page holds")
    @SuppressWarnings("NullAway.Init") // has a default value
    Limit limit;

    @RestQuery
    @Parameter(description = "Where the page begins: nextCursor of the page before")
    @Nullable
    String cursor;

    @Nullable
    String validType() {
        if (type != null && !type.matches("topic|organisation|series")) {
            throw ProblemException.parameter("type", "must be topic, organisation or series.");
        }
        return type;
    }
}
