package press.dateline.queue;

import jakarta.ws.rs.DefaultValue;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PageFilter;

/** Which part of the queue to list. */
class QueueFilter extends PageFilter {

    @RestQuery
    @DefaultValue(QueueQuery.PENDING)
    @Parameter(
            description =
                    "Why they wait: pending (nobody sees them before a moderator has decided), reported (readers have"
                            + " reported them since) or appealed (their readers do not agree that they were rejected)")
    @SuppressWarnings("NullAway.Init") // has a default value
    String state;

    @RestQuery
    @Parameter(description = "Id or slug of the section that their articles are in, or one below it; absent: any")
    @Nullable
    String section;

    @RestQuery
    @Parameter(description = "Id or slug of the article that they are about; absent: any")
    @Nullable
    String article;

    @RestQuery
    @DefaultValue(QueueQuery.OLDEST)
    @Parameter(description = "oldest or newest first or, with state=reported, most-reported")
    @SuppressWarnings("NullAway.Init") // has a default value
    String sort;
}
