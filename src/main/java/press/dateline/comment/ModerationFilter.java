package press.dateline.comment;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;
import press.dateline.web.ProblemException;

/** Which comments a moderator wants to see. */
class ModerationFilter extends PageFilter {

    @RestQuery
    @DefaultValue(Comment.PENDING)
    @Parameter(description = "In which state they are: pending, approved or rejected")
    @SuppressWarnings("NullAway.Init") // has a default value
    String state;

    @RestQuery
    @Parameter(description = "Id or slug of the article that they are about; absent: of any")
    @Nullable
    String article;

    String validState() {
        if (!state.matches("pending|approved|rejected")) {
            throw ProblemException.parameter("state", "must be pending, approved or rejected.");
        }
        return state;
    }
}
