package press.dateline.reader;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;
import press.dateline.web.Ids;
import press.dateline.web.MergePatch;
import press.dateline.web.ProblemException;

@Path("/v1/readers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readers", description = "Who comments")
class ReaderResource {

    private final ReaderDesk desk;
    private final MergePatch patches;
    private final Erasure erasure;

    ReaderResource(ReaderDesk desk, MergePatch patches, Erasure erasure) {
        this.desk = desk;
        this.patches = patches;
        this.erasure = erasure;
    }

    /** One reader. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(operationId = "getReader", summary = "Answers one reader, for moderators")
    public ReaderView getReader(@RestPath @Parameter(description = "Id") String id) {
        return ReaderView.of(desk.require(id));
    }

    /** Says what a reader is. */
    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "updateReader",
            summary = "Says what a reader is (JSON Merge Patch, RFC 7396): roles, and who among the people",
            description = "It shows in the badges of what the reader posts from then on.")
    public ReaderView updateReader(
            @RestPath @Parameter(description = "Id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ReaderChanges.class))) JsonNode patch) {
        ReaderCard reader = desk.locked(id);
        return ReaderView.of(desk.appoint(reader, patches.apply(ReaderChanges.of(reader), patch, ReaderChanges.class)));
    }
    /** Erases a reader. */
    @DELETE
    @Transactional
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "eraseReader",
            summary = "Erases a reader and all that tells of that one, at once and for ever",
            description = "For those who ask otherwise than with their token. What becomes of comments says"
                    + " comments.erasure of /v1/site.")
    @APIResponse(responseCode = "204", description = "Nothing is stored of the reader any more")
    public Response eraseReader(@RestPath @Parameter(description = "Id") String id) {
        if (Ids.parse(id).filter(erasure::erase).isEmpty()) {
            throw ProblemException.notFound("reader", id);
        }
        return Response.noContent().build();
    }
}
