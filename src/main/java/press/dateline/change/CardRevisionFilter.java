package press.dateline.change;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Limit;

/** Which revisions of a card to list. */
public class CardRevisionFilter {

    @RestQuery
    @DefaultValue(Limit.DEFAULT)
    @Parameter(description = "How many revisions the page holds")
    @SuppressWarnings("NullAway.Init") // has a default value
    Limit limit;

    @RestQuery
    @Parameter(description = "Where the page begins: nextCursor of the page before")
    @Nullable
    String cursor;
}
