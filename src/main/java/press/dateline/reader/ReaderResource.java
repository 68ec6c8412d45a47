package press.dateline.reader;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;
import press.dateline.web.MergePatch;

@Path("/v1/readers/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readers", description = "Who comments")
class ReaderResource {

    private final ReaderDesk desk;
    private final MergePatch patches;

    ReaderResource(ReaderDesk desk, MergePatch patches) {
        this.desk = desk;
        this.patches = patches;
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
}
