package press.dateline.place;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import press.dateline.change.CardHistory;
import press.dateline.change.CardRevisionSummary;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;
import press.dateline.web.WebSite;

@Path("/v1/places/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Places")
class PlaceRevisionsResource {

    private final Places places;
    private final PlaceDesk desk;
    private final WebSite site;
    private final CardHistory history;
    private final Caller caller;
    private final PublicUrl publicUrl;

    PlaceRevisionsResource(
            Places places, PlaceDesk desk, WebSite site, CardHistory history, Caller caller, PublicUrl publicUrl) {
        this.places = places;
        this.desk = desk;
        this.site = site;
        this.history = history;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** The place's revisions. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "listPlaceRevisions", summary = "Lists the revisions of a place, newest first")
    public Page<CardRevisionSummary> listPlaceRevisions(
            @RestPath @Parameter(description = "Id or slug") String id, @BeanParam PageFilter filter) {
        return history.list(places.require(id).id(), filter);
    }

    /** What the place said at a revision. */
    @GET
    @Path("/{revision}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "getPlaceRevision",
            summary = "Answers what the place said at a revision, as it was written")
    public PlaceRevisionView getPlaceRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "Which revision") String revision) {
        return PlaceRevisionView.of(history.require(places.require(id).id(), revision, NewPlace.class));
    }

    /** Makes the place say again what it said at a revision. */
    @POST
    @Path("/{revision}/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restorePlaceRevision",
            summary = "Makes the place what it was at a revision",
            description = "An edit like any other: it makes the next revision, where anything differs.")
    @APIResponse(
            responseCode = "200",
            description = "The place as it is now",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    public Response restorePlaceRevision(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestPath @Parameter(description = "Which revision") String revision,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that it has now, in double quotes")
                    @Nullable
                    String ifMatch) {
        Place place = places.requireLocked(id);
        Preconditions.requireRevision(ifMatch, place.revision());
        desk.change(place, history.require(place.id(), revision, NewPlace.class).content(), caller.key());
        return Response.ok(PlaceView.of(place, places.within(place.id()), site.pages(), publicUrl))
                .build();
    }
}
