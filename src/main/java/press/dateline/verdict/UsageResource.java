package press.dateline.verdict;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Collection;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.access.Territories;
import press.dateline.access.Trait;
import press.dateline.reading.PublicArticles;
import press.dateline.web.CacheControl;
import press.dateline.web.ProblemException;
import press.dateline.web.Similarity;
import press.dateline.web.Texts;
import press.dateline.web.TimeBound;

@Previewable
@Path("/v1/articles/{id}/usage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles")
class UsageResource {

    private final PublicArticles articles;
    private final Verdicts verdicts;
    private final Caller caller;

    UsageResource(PublicArticles articles, Verdicts verdicts, Caller caller) {
        this.articles = articles;
        this.verdicts = verdicts;
        this.caller = caller;
    }

    /** Whether an article may be used. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getUsage",
            summary = "Answers whether the caller may use an article and each of its parts, where, how and when",
            description =
                    "What is denied, or has to wait, is exactly what the caller's key is not shown anywhere. Callers"
                            + " that are no partners may use what they see, as long as they do.")
    @APIResponse(
            responseCode = "200",
            description = "The verdict",
            content = @Content(schema = @Schema(implementation = UsageView.class)))
    @APIResponse(responseCode = "410", description = "The article was withdrawn")
    public Response getUsage(
            @RestPath @Parameter(description = "Id or slug") String id, @BeanParam UsageFilter filter) {
        String territory = known("territory", filter.territory, Territories.ALL);
        String channel = known("channel", filter.channel, Trait.CHANNELS);
        Instant at = TimeBound.ahead("at", filter.at, caller.audience().at());
        return Response.ok(verdicts.of(articles.source(id), caller.contract(), territory, channel, at))
                .header(HttpHeaders.CACHE_CONTROL, CacheControl.NOBODY)
                .build();
    }

    private static @Nullable String known(String parameter, @Nullable String value, Collection<String> all) {
        if (value == null || all.contains(value)) {
            return value;
        }
        throw ProblemException.parameter(
                parameter,
                "there is no '" + Texts.excerpt(value) + "'; the nearest are "
                        + String.join(
                                ", ",
                                Similarity.nearest(value, all.stream().sorted().toList()))
                        + ".");
    }
}
