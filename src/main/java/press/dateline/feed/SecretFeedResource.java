package press.dateline.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Caller;
import press.dateline.access.Scope;
import press.dateline.web.IgnoresUnknownParameters;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

@Path("/v1/feeds")
@Produces(MediaType.WILDCARD)
@Tag(name = "Feeds")
class SecretFeedResource {

    private final FeedReading reading;
    private final Caller caller;

    SecretFeedResource(FeedReading reading, Caller caller) {
        this.reading = reading;
        this.caller = caller;
    }

    /** A feed with a partner's rights. */
    @GET
    @Path("/{name}/{token}.{form}")
    @RolesAllowed(Scope.CONTENT_READ)
    @IgnoresUnknownParameters
    @Operation(
            operationId = "getSecretFeed",
            summary = "Answers a feed with the rights of the partner to whom the address was given",
            description =
                    "As /v1/feeds/{name}.{form}, for feed readers, which can send no key: it stands in the address.")
    @APIResponse(
            responseCode = "200",
            description = "A page of the feed",
            content = {
                @Content(mediaType = "application/rss+xml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/atom+xml", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/feed+json", schema = @Schema(type = SchemaType.OBJECT)),
                @Content(
                        mediaType = "application/ninjs+json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class)),
                @Content(
                        mediaType = "application/vnd.iptc.g2.newsmessage+xml",
                        schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "401", description = "The address was revoked, or never given to anybody")
    public Response getSecretFeed(
            @RestPath @Parameter(description = "The feed's name, or all") String name,
            @RestPath @Parameter(description = "What was given to the partner") String token,
            @RestPath @Parameter(description = "rss, atom, json, ninjs, ninjs2 or newsml") String form,
            @BeanParam FeedFilter filter) {
        if (!caller.opensFeed(name)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "There is no such feed: the address is not one that was given.");
        }
        return Response.ok(reading.answer(name, form, filter))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
