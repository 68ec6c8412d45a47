package press.dateline.reading;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.document.ArticleView;
import press.dateline.web.Representation;

@Previewable
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles", description = "Published articles, and their drafts")
class ArticleResource {

    private final PublicArticles published;
    private final ArticleListing listing;
    private final Html html;

    ArticleResource(PublicArticles published, ArticleListing listing, Html html) {
        this.published = published;
        this.listing = listing;
        this.html = html;
    }

    /** Lists published articles, newest first. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "listArticles", summary = "Lists published articles, newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    public Representation listArticles(@BeanParam ArticleFilter filter) {
        return listing.list(filter, List.of());
    }

    /** A published article. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "getArticle", summary = "Answers a published article: all that its page shows")
    @APIResponse(
            responseCode = "200",
            description = "The article",
            content = @Content(schema = @Schema(implementation = ArticleView.class)))
    @APIResponse(responseCode = "308", description = "The slug is a former one; Location has the current one")
    @APIResponse(responseCode = "410", description = "The article was withdrawn")
    public Representation getArticle(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery
                    @Parameter(
                            description = "Adds, parted by commas: html (the HTML of each block, in blocks[].html),"
                                    + " bodyHtml (that of the whole body)")
                    @Nullable
                    String include) {
        PublicArticles.Served served = published.require(id);
        byte[] body = include == null ? served.body() : html.added(served, include);
        return new Representation(
                body, MediaType.APPLICATION_JSON, served.modifiedAt(), served.tags(), served.validUntil());
    }
}
