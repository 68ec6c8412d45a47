package press.dateline.verdict;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** For what use a verdict is asked. */
class UsageFilter {

    @RestQuery
    @Parameter(description = "The country (ISO 3166-1 alpha-2); absent: any of those agreed on", example = "KE")
    @Nullable
    String territory;

    @RestQuery
    @Parameter(description = "web, app, print or broadcast; absent: any of those agreed on", example = "web")
    @Nullable
    String channel;

    @RestQuery
    @Parameter(
            description = "When (RFC 3339), now or later; absent: now. By the rights and the contract as they are now")
    @Nullable
    String at;
}
