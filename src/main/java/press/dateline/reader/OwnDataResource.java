package press.dateline.reader;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Scope;
import press.dateline.web.CacheControl;

@Path("/v1/readers/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Readers")
class OwnDataResource {

    private final CurrentReader current;
    private final OwnDataExport export;
    private final Erasure erasure;
    private final Pace pace;

    OwnDataResource(CurrentReader current, OwnDataExport export, Erasure erasure, Pace pace) {
        this.current = current;
        this.export = export;
        this.erasure = erasure;
        this.pace = pace;
    }

    /** All that is stored of the reader. */
    @GET
    @Path("/data")
    @TakesReaders
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "exportOwnData",
            summary = "Answers all that is stored of the reader, as one file",
            description = "Needs the reader's token. It is written piece by piece: one that ends early was cut off.")
    @APIResponse(
            responseCode = "200",
            description = "All of it",
            headers =
                    @Header(
                            name = HttpHeaders.CONTENT_DISPOSITION,
                            description = "That it is a file to be kept, and its name",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = OwnDataView.class)))
    public Response exportOwnData() {
        Optional<UUID> reader = known();
        export.requireFree();
        StreamingOutput body = to -> export.write(reader, to);
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"own-data.json\"")
                .header(HttpHeaders.CACHE_CONTROL, CacheControl.NOBODY)
                .build();
    }

    /** Erases the reader. */
    @DELETE
    @TakesReaders
    @Transactional
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "eraseOwnData",
            summary = "Erases the reader and all that tells of the reader, at once and for ever",
            description =
                    "Needs the reader's token. What becomes of comments says comments.erasure of /v1/site. A"
                            + " guest's token is good for nothing from then on; who signs in and comments again is a new reader.")
    @APIResponse(responseCode = "204", description = "Nothing is stored of the reader any more")
    @APIResponse(responseCode = "429", description = "Too often within a minute; Retry-After says when again")
    public Response eraseOwnData() {
        pace.require();
        known().ifPresent(erasure::erase);
        return Response.noContent().build();
    }

    /** The id of the reader whose token came, if anything is stored of them. */
    private Optional<UUID> known() {
        if (current.presented().isEmpty()) {
            throw CurrentReader.missing();
        }
        return current.find().map(ReaderCard::id);
    }
}
