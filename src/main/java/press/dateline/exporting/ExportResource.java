package press.dateline.exporting;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Scope;
import press.dateline.web.CacheControl;

@Path("/v1/export")
@Tag(name = "Imports", description = "Bulk imports of outside formats, and the export of everything")
class ExportResource {

    private static final String NDJSON = "application/x-ndjson";

    private final Exports exports;

    private final CurrentVertxRequest current;

    ExportResource(Exports exports, CurrentVertxRequest current) {
        this.exports = exports;
        this.current = current;
    }

    /** Everything, as one file. */
    @GET
    @Blocking
    @Produces(NDJSON)
    @RolesAllowed(Scope.ADMIN)
    @Operation(
            operationId = "exportAll",
            summary = "Answers all of the publication, as Dateline's own NDJSON",
            description =
                    "Site, sections, tags, people, places, images, articles in every state, and comments, as they are"
                            + " at one moment; POST /v1/imports?format=dateline makes the same of it in an empty database."
                            + " It is written line by line: one whose last line is not of the type end was cut off. Two at"
                            + " a time.")
    @APIResponse(
            responseCode = "200",
            description = "One thing a line; the first line is of the type export, the last one of the type end",
            headers =
                    @Header(
                            name = HttpHeaders.CONTENT_DISPOSITION,
                            description = "That it is a file to be kept, and its name",
                            schema = @Schema(implementation = String.class)),
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "503", description = "Two exports are being written already")
    public Response exportAll() {
        Exports.Running export = exports.begin();
        current.getCurrent().addEndHandler(_ -> export.giveUp());
        StreamingOutput body = export::write;
        return Response.ok(body)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dateline.ndjson\"")
                .header(HttpHeaders.CACHE_CONTROL, CacheControl.NOBODY)
                .build();
    }
}
