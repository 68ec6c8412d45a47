package press.dateline.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;
import press.dateline.web.IgnoresUnknownParameters;
import press.dateline.web.Representation;

@Path("/v1/feeds")
@Produces(MediaType.WILDCARD)
@Tag(name = "Feeds", description = "Articles as feed readers, search engines and partners' systems take them")
class FeedResource {

    private final FeedReading reading;

    FeedResource(FeedReading reading) {
        this.reading = reading;
    }

    /** A feed, newest first. */
    @GET
    @Path("/{name}.{form}")
    @RolesAllowed(Scope.CONTENT_READ)
    @IgnoresUnknownParameters
    @Operation(
            operationId = "getFeed",
            summary = "Answers a feed of whole articles, newest first",
            description = "The feed all has all articles; others are named by /v1/feeds. Filters narrow it; parameters"
                    + " that it does not have mean nothing, as feed readers add their own. The page before leads to the"
                    + " next one, down to the oldest article. What was withdrawn is a notice under the same id; for seven days"
                    + " the first page has it, too, wherever its place is. What is under embargo is in the forms ninjs,"
                    + " ninjs2 and newsml alone, for who may know of it.")
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
    public Representation getFeed(
            @RestPath @Parameter(description = "The feed's name, or all") String name,
            @RestPath
                    @Parameter(
                            description =
                                    "rss (RSS 2.0), atom (RFC 4287), json (JSON Feed 1.1), ninjs (3.1), ninjs2 (2.1) or"
                                            + " newsml (NewsML-G2 2.35)")
                    String form,
            @BeanParam FeedFilter filter) {
        return reading.answer(name, form, filter);
    }
}
