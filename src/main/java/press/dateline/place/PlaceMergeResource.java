package press.dateline.place;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.change.Merges;
import press.dateline.change.NewMerge;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;
import press.dateline.web.WebSite;

@Path("/v1/places/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Places")
class PlaceMergeResource {

    private final Places places;
    private final PlaceMerging kind;
    private final Merges merges;
    private final WebSite site;
    private final Caller caller;
    private final PublicUrl publicUrl;

    PlaceMergeResource(
            Places places, PlaceMerging kind, Merges merges, WebSite site, Caller caller, PublicUrl publicUrl) {
        this.places = places;
        this.kind = kind;
        this.merges = merges;
        this.site = site;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** Merges a place into another. */
    @POST
    @Path("/merge")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "mergePlace",
            summary = "Merges a place into another, which stays",
            description =
                    "Mentions, datelines, offices and what lies within it move to the one that stays, whose card gets what it lacked. The old id and slug lead"
                            + " there from now on.")
    @APIResponse(
            responseCode = "200",
            description = "The one that stays",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    public Response mergePlace(
            @RestPath @Parameter(description = "Id or slug of the one that goes") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision of the one that goes, in double quotes; absent: whichever")
                    @Nullable
                    String ifMatch,
            @Valid NewMerge merge) {
        return answer(merges.merge(kind, id, merge.into(), ifMatch, caller.key()));
    }

    /** Takes a merge back. */
    @POST
    @Path("/unmerge")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "unmergePlace",
            summary = "Takes the merge of a place back",
            description = "Both stand as they did before. Possible while the one that stayed is as the merge left it,"
                    + " and is named by nothing else.")
    @APIResponse(
            responseCode = "200",
            description = "The one that went, which is there again",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    public Response unmergePlace(@RestPath @Parameter(description = "Id or slug of the one that went") String id) {
        return answer(merges.unmerge(kind, id, caller.key()));
    }

    private Response answer(Place place) {
        return Response.ok(PlaceView.of(place, places.within(place.id()), site.pages(), publicUrl))
                .build();
    }
}
