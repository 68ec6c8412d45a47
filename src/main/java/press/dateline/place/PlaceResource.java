package press.dateline.place;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.change.CardAnswers;
import press.dateline.change.ChangeType;
import press.dateline.web.MergePatch;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.Representation;
import press.dateline.web.Sparse;
import press.dateline.web.WebPages;
import press.dateline.web.WebSite;

@Previewable
@Path("/v1/places")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Places", description = "Places, what they lie within, and what articles say of them")
class PlaceResource {

    private final Places places;
    private final PlaceDesk desk;
    private final WebSite site;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final CardAnswers answers;
    private final PublicUrl publicUrl;

    PlaceResource(
            Places places,
            PlaceDesk desk,
            WebSite site,
            Caller caller,
            MergePatch patches,
            Paging paging,
            CardAnswers answers,
            PublicUrl publicUrl) {
        this.places = places;
        this.desk = desk;
        this.site = site;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.answers = answers;
        this.publicUrl = publicUrl;
    }

    /** Lists places by name. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "listPlaces", summary = "Lists the places by name")
    @Sparse(value = PlaceView.class, list = true)
    public Page<PlaceView> listPlaces(@BeanParam PlaceFilter filter) {
        List<Place> rows = places.byName(
                filter.limit().value() + 1, paging.afterText(), filter.validKind(), within(filter.within));
        Map<UUID, List<UUID>> within =
                places.within(rows.stream().map(Place::id).toList());
        WebPages pages = site.pages();
        return paging.page(
                rows,
                filter.limit(),
                place -> PlaceView.of(place, within.getOrDefault(place.id(), List.of()), pages, publicUrl),
                place -> List.of(place.name, place.id()));
    }

    /** One place. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "getPlace", summary = "Answers one place")
    @Sparse(PlaceView.class)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    public Representation getPlace(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestQuery @Parameter(description = "Adds articles: the first page of its articles, newest first") @Nullable
                    String include) {
        PlaceView view = view(places.require(id));
        return answers.answer(view, include, ChangeType.PLACE, view.id(), view.slug());
    }

    /** Makes a place. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "createPlace", summary = "Makes a place")
    @APIResponse(
            responseCode = "201",
            description = "The place was made",
            content = @Content(schema = @Schema(implementation = PlaceView.class)))
    public Response createPlace(@Valid NewPlace wanted) {
        PlaceView view = view(desk.create(wanted, caller.key()));
        return Response.created(URI.create(view.url())).entity(view).build();
    }

    /** Changes a place. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "updatePlace", summary = "Changes a place (JSON Merge Patch, RFC 7396)")
    public PlaceView updatePlace(
            @RestPath @Parameter(description = "Id or slug") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewPlace.class))) JsonNode patch) {
        Place place = places.requireLocked(id);
        Preconditions.requireRevision(ifMatch, place.revision());
        desk.change(place, patches.apply(NewPlace.of(place), patch, NewPlace.class), caller.key());
        return view(place);
    }

    private @Nullable UUID within(@Nullable String idOrSlug) {
        return idOrSlug == null
                ? null
                : places.ids()
                        .of(idOrSlug)
                        .orElseThrow(() -> ProblemException.parameter(
                                "within", places.ids().unknown(idOrSlug)));
    }

    private PlaceView view(Place place) {
        return PlaceView.of(place, places.within(place.id()), site.pages(), publicUrl);
    }
}
