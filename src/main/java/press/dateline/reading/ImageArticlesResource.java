package press.dateline.reading;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Caller;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.document.ArticleSummary;
import press.dateline.document.ArticleView;
import press.dateline.image.ImageLookup;
import press.dateline.web.Representation;
import press.dateline.web.Sparse;

@Previewable
@Path("/v1/images/{id}/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
class ImageArticlesResource {

    private final ImageLookup images;
    private final ArticleListing listing;
    private final Caller caller;

    ImageArticlesResource(ImageLookup images, ArticleListing listing, Caller caller) {
        this.images = images;
        this.listing = listing;
        this.caller = caller;
    }

    /** The articles that show an image. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listImageArticles",
            summary = "Lists the articles that an image stands in, newest first",
            description = "Of a withdrawn image, those that would show it: for keys with content:preview only.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    @APIResponse(responseCode = "410", description = "The image was withdrawn")
    @Sparse(value = ArticleSummary.class, list = true, view = Shape.FULL, viewed = ArticleView.class)
    public Representation listImageArticles(
            @RestPath @Parameter(description = "Id") String id, @BeanParam ArticleFilter filter) {
        return listing.showing(images.require(id, caller.audience(), caller.mayPreview()), filter);
    }
}
