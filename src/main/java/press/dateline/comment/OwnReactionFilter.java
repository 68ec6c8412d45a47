package press.dateline.comment;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;

/** Which of a reader's own reactions to list. */
class OwnReactionFilter {

    @RestQuery
    @Parameter(
            required = true,
            description = "The id or slug of the article on whose comments they are",
            example = "freiburg-opens-tram-line")
    @Nullable
    String article;

    @RestQuery
    @DefaultValue(Limit.DEFAULT)
    @Parameter(description = "How many reactions the page holds")
    @SuppressWarnings("NullAway.Init") // has a default value
    Limit limit;

    @RestQuery
    @Parameter(description = "Where the page begins: nextCursor of the page before")
    @Nullable
    String cursor;
}
