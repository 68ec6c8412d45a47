package press.dateline.ingest;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;

/** Which feed sources to list. */
class FeedSourceFilter {

    @RestQuery
    @DefaultValue(Limit.DEFAULT)
    @Parameter(description = "How many sources the page holds")
    @SuppressWarnings("NullAway.Init") // has a default value
    Limit limit;

    @RestQuery
    @Parameter(description = "Where the page begins: nextCursor of the page before")
    @Nullable
    String cursor;
}
