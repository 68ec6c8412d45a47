package press.dateline.web;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which page of a list is asked for. */
public class PageFilter {

    @RestQuery
    @DefaultValue(Limit.DEFAULT)
    @Parameter(description = "How many items the page holds")
    @SuppressWarnings("NullAway.Init") // has a default value
    private Limit limit;

    @RestQuery
    @Parameter(description = "Where the page begins: nextCursor of the page before")
    private @Nullable String cursor;

    /** How many items the page holds. */
    public Limit limit() {
        return limit;
    }

    /** Whether it is the first page. */
    public boolean isFirst() {
        return cursor == null;
    }
}
