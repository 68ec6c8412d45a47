package press.dateline.comment;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;

/** Which of a reader's own reactions to list. */
class OwnReactionFilter extends PageFilter {

    @RestQuery
    @Parameter(
            required = true,
            description = "The id or slug of the article on whose comments they are",
            example = "freiburg-opens-tram-line")
    @Nullable
    String article;
}
