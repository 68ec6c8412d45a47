package press.dateline.reader;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Scope;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

@Path("/v1/readers/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readers")
class OwnReaderResource {

    private final CurrentReader reader;

    OwnReaderResource(CurrentReader reader) {
        this.reader = reader;
    }

    /** Who the reader is. */
    @GET
    @TakesReaders
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "getOwnReader",
            summary = "Answers who the reader is whose token comes along",
            description = "Roles are those given here and those of the token. Nobody may store the answer.")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = ReaderView.class)))
    @APIResponse(responseCode = "404", description = "The reader has signed in, and not posted anything yet")
    public ReaderView getOwnReader() {
        return ReaderView.of(reader.findRequired()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "The reader has not posted anything yet, so nothing is known here.")));
    }
}
