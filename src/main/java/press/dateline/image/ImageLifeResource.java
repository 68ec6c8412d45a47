package press.dateline.image;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

@Path("/v1/images")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
class ImageLifeResource {

    private final Images images;
    private final ImageWithdrawal withdrawal;
    private final Caller caller;
    private final PublicUrl publicUrl;

    ImageLifeResource(Images images, ImageWithdrawal withdrawal, Caller caller, PublicUrl publicUrl) {
        this.images = images;
        this.withdrawal = withdrawal;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** Why to withdraw. */
    @Schema(description = "Why an image is withdrawn")
    public record ImageWithdrawn(
            @Size(max = 1000) @Schema(description = "Why; the public may read it") @Nullable
            String reason) {}

    /** Which images to withdraw. */
    @Schema(description = "Which images are withdrawn, and why: all that have the holder and the credit that are given")
    public record ImagesWithdrawn(
            @Size(min = 1, max = 200)
            @Schema(
                    description = "Who holds the rights; upper and lower case are the same",
                    examples = "Agency Example")
            @Nullable
            String holder,

            @Size(min = 1, max = 500)
            @Schema(description = "The credit line; upper and lower case are the same", examples = "Ann Example")
            @Nullable
            String credit,

            @Size(max = 1000) @Schema(description = "Why; the public may read it") @Nullable
            String reason) {}

    /** What was withdrawn. */
    @Schema(name = "WithdrawnImages", description = "The images that were withdrawn")
    public record WithdrawnView(
            @Schema(description = "Their ids; those that were withdrawn before are not among them")
            List<UUID> images) {}

    /** Withdraws an image. */
    @POST
    @Path("/{id}/withdraw")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "withdrawImage",
            summary = "Takes an image from the public, wherever it stands, at once",
            description = "It answers 410, and articles are shown without it. Needs no If-Match. Where it stands, or"
                    + " stood: /v1/images/{id}/articles.")
    @APIResponse(
            responseCode = "200",
            description = "It is withdrawn",
            content = @Content(schema = @Schema(implementation = WithdrawnView.class)))
    public Response withdrawImage(@RestPath @Parameter(description = "Id") String id, @Valid ImageWithdrawn wanted) {
        UUID image = images.requireEvenWithdrawn(id).id();
        return answer(withdrawal.withdraw(image, wanted.reason(), caller.key()));
    }

    /** Withdraws images by whose they are. */
    @POST
    @Path("/withdraw")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "withdrawImages",
            summary = "Takes all images of a holder or with a credit line from the public, at once",
            description = "As for one image. With both holder and credit, those that have both.")
    @APIResponse(
            responseCode = "200",
            description = "They are withdrawn",
            content = @Content(schema = @Schema(implementation = WithdrawnView.class)))
    public Response withdrawImages(@Valid ImagesWithdrawn wanted) {
        if (wanted.holder() == null && wanted.credit() == null) {
            throw ProblemException.body("/holder", "name a holder, a credit, or both.");
        }
        return answer(withdrawal.withdraw(wanted.holder(), wanted.credit(), wanted.reason(), caller.key()));
    }

    /** Brings an image back. */
    @POST
    @Path("/{id}/restore")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.CONTENT_PUBLISH)
    @Operation(
            operationId = "restoreImage",
            summary = "Brings a withdrawn image back",
            description = "The articles that name it show it again.")
    @APIResponse(
            responseCode = "200",
            description = "It is back",
            content = @Content(schema = @Schema(implementation = ImageView.class)))
    public Response restoreImage(@RestPath @Parameter(description = "Id") String id) {
        Image image = images.locked(images.requireEvenWithdrawn(id));
        withdrawal.restore(image, caller.key());
        return Response.ok(ImageView.of(image, publicUrl)).build();
    }

    private static Response answer(List<UUID> withdrawn) {
        return Response.ok(new WithdrawnView(withdrawn)).build();
    }
}
