package press.dateline.reading;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.document.ArticleSummary;
import press.dateline.document.ArticleView;
import press.dateline.place.PlaceLookup;
import press.dateline.web.Representation;
import press.dateline.web.Sparse;

@Previewable
@Path("/v1/places/{id}/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Places")
class PlaceArticlesResource {

    private final PlaceLookup places;
    private final ArticleListing listing;

    PlaceArticlesResource(PlaceLookup places, ArticleListing listing) {
        this.places = places;
        this.listing = listing;
    }

    /** The articles about a place, or that mention them. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listPlaceArticles",
            summary = "Lists the articles that are about a place or mention it, newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ArticlePage.class)))
    @Sparse(value = ArticleSummary.class, list = true, view = Shape.FULL, viewed = ArticleView.class)
    public Representation listPlaceArticles(
            @RestPath @Parameter(description = "Id or slug") String id, @BeanParam ArticleFilter filter) {
        UUID place = places.require(id);
        return listing.list(filter, List.of(place));
    }
}
