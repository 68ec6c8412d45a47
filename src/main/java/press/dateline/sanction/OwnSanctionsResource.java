package press.dateline.sanction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Scope;
import press.dateline.reader.CurrentReader;
import press.dateline.reader.TakesReaders;
import press.dateline.web.CacheControl;

@Path("/v1/readers/me/sanctions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readers")
class OwnSanctionsResource {

    private final CurrentReader current;
    private final Sanctions sanctions;

    OwnSanctionsResource(CurrentReader current, Sanctions sanctions) {
        this.current = current;
        this.sanctions = sanctions;
    }

    /** What holds for the reader who asks. */
    @GET
    @TakesReaders
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "listOwnSanctions",
            summary = "Lists what moderators have laid on the reader whose token comes along, and is in force",
            description = "Warnings, suspensions, bans and modes, for the reader to see; without what moderators note.")
    @APIResponse(
            responseCode = "200",
            description = "Those in force",
            content = @Content(schema = @Schema(implementation = OwnSanctionListView.class)))
    public Response listOwnSanctions() {
        OwnSanctionListView own = new OwnSanctionListView(
                current.findRequired().map(reader -> sanctions.own(reader.id())).orElseGet(List::of));
        return Response.ok(own)
                .header(HttpHeaders.CACHE_CONTROL, CacheControl.NOBODY)
                .build();
    }
}
