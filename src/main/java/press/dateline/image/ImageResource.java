package press.dateline.image;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.web.MergePatch;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.Preconditions;
import press.dateline.web.PublicUrl;

@Previewable
@Path("/v1/images")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images", description = "Pictures: what they show, whose they are, and where their files are")
class ImageResource {

    private final Images images;
    private final ImageDesk desk;
    private final Caller caller;
    private final MergePatch patches;
    private final Paging paging;
    private final PublicUrl publicUrl;

    ImageResource(
            Images images, ImageDesk desk, Caller caller, MergePatch patches, Paging paging, PublicUrl publicUrl) {
        this.images = images;
        this.desk = desk;
        this.caller = caller;
        this.patches = patches;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** Lists images, newest first. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listImages",
            summary = "Lists the images, newest first; to partners those that they may have")
    public Page<ImageView> listImages(@BeanParam PageFilter filter) {
        List<Image> rows = images.newestFirst(filter.limit().value() + 1, paging.afterTime(), caller.audience());
        return paging.page(
                rows,
                filter.limit(),
                image -> ImageView.of(image, publicUrl),
                image -> List.of(image.createdAt(), image.id()));
    }

    /** One image. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(operationId = "getImage", summary = "Answers one image")
    public ImageView getImage(@RestPath @Parameter(description = "Id") String id) {
        return ImageView.of(images.require(id, caller.audience()), publicUrl);
    }

    /** Makes an image known. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "createImage", summary = "Makes an image known: its metadata and where its files are")
    @APIResponse(
            responseCode = "201",
            description = "The image was made known",
            content = @Content(schema = @Schema(implementation = ImageView.class)))
    public Response createImage(@Valid NewImage wanted) {
        ImageView view = ImageView.of(desk.create(new Image(), wanted, caller.key()), publicUrl);
        return Response.created(URI.create(view.url())).entity(view).build();
    }

    /** Changes an image. */
    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "updateImage", summary = "Changes an image (JSON Merge Patch, RFC 7396)")
    public ImageView updateImage(
            @RestPath @Parameter(description = "Id") String id,
            @RestHeader(Preconditions.IF_MATCH)
                    @Parameter(description = "The revision that the change was made from, in double quotes")
                    @Nullable
                    String ifMatch,
            @RequestBody(content = @Content(schema = @Schema(implementation = NewImage.class))) JsonNode patch) {
        Image image = images.requireLocked(id);
        Preconditions.requireRevision(ifMatch, image.revision());
        desk.change(image, patches.apply(NewImage.of(image), patch, NewImage.class), caller.key());
        return ImageView.of(image, publicUrl);
    }
}
