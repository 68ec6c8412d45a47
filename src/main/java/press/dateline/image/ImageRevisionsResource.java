package press.dateline.image;

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

@Path("/v1/images/{id}/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
class ImageRevisionsResource {

    private final Images images;
    private final ImageDesk desk;
    private final CardHistory history;
    private final Caller caller;
    private final PublicUrl publicUrl;

    ImageRevisionsResource(Images images, ImageDesk desk, CardHistory history, Caller caller, PublicUrl publicUrl) {
        this.images = images;
        this.desk = desk;
        this.history = history;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** The image's revisions. */
    @GET
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(operationId = "listImageRevisions", summary = "Lists the revisions of an image, newest first")
    public Page<CardRevisionSummary> listImageRevisions(
            @RestPath @Parameter(description = "Id") String id, @BeanParam PageFilter filter) {
        return history.list(images.require(id).id(), filter);
    }

    /** What the image said at a revision. */
    @GET
    @Path("/{revision}")
    @RolesAllowed(Scope.CONTENT_PREVIEW)
    @Operation(
            operationId = "getImageRevision",
            summary = "Answers what the image said at a revision, as it was written")
    public ImageRevisionView getImageRevision(
            @RestPath @Parameter(description = "Id") String id,
            @RestPath @Parameter(description = "Which revision") String revision) {
        return ImageRevisionView.of(history.require(images.require(id).id(), revision, NewImage.class));
    }

    /** Makes the image say again what it said at a revision. */
    @POST
    @Path("/{revision}/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "restoreImageRevision",
            summary = "Makes the image what it was at a revision",
            description = "An edit like any other: it makes the next revision, where anything differs.")
    @APIResponse(
            responseCode = "200",
            description = "The image as it is now",
            content = @Content(schema = @Schema(implementation = ImageView.class)))
    public Response restoreImageRevision(
            @RestPath @Parameter(description = "Id") String id,
            @RestPath @Parameter(description = "Which revision") String revision,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that it has now, in double quotes")
                    @Nullable
                    String ifMatch) {
        Image image = images.requireLocked(id);
        Preconditions.requireRevision(ifMatch, image.revision());
        desk.change(image, history.require(image.id(), revision, NewImage.class).content(), caller.key());
        return Response.ok(ImageView.of(image, publicUrl)).build();
    }
}
