package press.dateline.importing;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotency;
import press.dateline.access.IdempotentUpload;
import press.dateline.access.Scope;
import press.dateline.change.AuditVia;
import press.dateline.web.Ids;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports", description = "Bulk imports of outside formats")
class ImportResource {

    private static final int LONGEST_NAME = 200;
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private final Uploads uploads;
    private final ImportJobs jobs;
    private final Caller caller;
    private final Idempotency idempotency;
    private final Paging paging;
    private final PublicUrl publicUrl;
    private final Clock clock;
    private final Set<String> formats;

    ImportResource(
            Uploads uploads,
            ImportJobs jobs,
            Caller caller,
            Idempotency idempotency,
            Paging paging,
            PublicUrl publicUrl,
            Clock clock,
            @All List<ItemStore> stores) {
        this.uploads = uploads;
        this.jobs = jobs;
        this.caller = caller;
        this.idempotency = idempotency;
        this.paging = paging;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.formats = new TreeSet<>(stores.stream().map(ItemStore::format).toList());
    }

    /** Uploads a file to be imported. */
    @POST
    @Blocking
    @IdempotentUpload
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "createImport",
            summary = "Uploads a file to be imported, and answers a job to poll",
            description = "The body is streamed: ninjs 1, 2 or 3, or Dateline's own NDJSON; one item, an array, or one"
                    + " item a line (NDJSON); a WordPress export (WXR 1.0 to 1.2); a feed (RSS, Atom, JSON Feed); or"
                    + " NewsML-G2; gzipped or not. It is stored before it is answered, so the job goes on after a restart."
                    + " Articles are published as they come; importing a file twice changes nothing. As imports publish"
                    + " and withdraw, content:publish is needed too; Dateline's own NDJSON may change the site, decide on"
                    + " comments and bring any article back: it needs admin as well.")
    @APIResponse(
            responseCode = "202",
            description = "The upload is stored; the job waits for its turn",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response createImport(
            InputStream body,
            @RestQuery
                    @DefaultValue("ninjs")
                    @Parameter(description = "The format: dateline, feed, newsml, ninjs or wxr")
                    String format,
            @RestQuery @Parameter(description = "What to call the import, such as the file's name") @Nullable
                    String name) {
        if (!formats.contains(format)) {
            throw ProblemException.parameter("format", "must be one of " + String.join(", ", formats) + ".");
        }
        if (name != null && name.length() > LONGEST_NAME) {
            throw ProblemException.parameter("name", "may have " + LONGEST_NAME + " characters at most.");
        }
        caller.require(Scope.CONTENT_PUBLISH);
        if (format.equals(DatelineStore.NAME)) {
            caller.require(Scope.ADMIN);
        }
        idempotency.key(); // a malformed one is refused before the upload
        ReceivedUpload received = uploads.receive(body, format, name, caller.key());
        Response answer;
        try {
            answer = QuarkusTransaction.requiringNew()
                    .call(() ->
                            idempotency.once(new Object[] {format, name, received.digest()}, () -> accepted(received)));
        } catch (RuntimeException e) {
            uploads.forget(received.job());
            throw e;
        }
        if (answer.getHeaderString(Idempotency.REPLAYED) != null) {
            uploads.forget(received.job());
        }
        return answer;
    }

    private Response accepted(ReceivedUpload received) {
        ImportView view = ImportView.of(uploads.complete(received, AuditVia.API, caller.address()), publicUrl, clock);
        return Response.accepted(view).location(URI.create(view.url())).build();
    }

    /** Lists imports, the newest first. */
    @GET
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "listImports", summary = "Lists imports, newest first")
    public Page<ImportView> listImports(@BeanParam PageFilter filter) {
        List<ImportJob> rows = jobs.newestFirst(
                filter.limit().value() + 1,
                paging.afterTime().map(Paging.After::id).orElse(AFTER_ALL));
        return paging.page(
                rows,
                filter.limit(),
                job -> ImportView.of(job, publicUrl, clock),
                job -> List.of(job.requestedAt, job.id));
    }

    /** One import. */
    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "getImport", summary = "Answers an import and how far it is")
    public ImportView getImport(@RestPath @Parameter(description = "Its id") String id) {
        return ImportView.of(require(id), publicUrl, clock);
    }

    /** What was rejected. */
    @GET
    @Path("/{id}/rejections")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(operationId = "listImportRejections", summary = "Lists what an import rejected, by line, with reasons")
    public Page<Rejection> listImportRejections(
            @RestPath @Parameter(description = "The import's id") String id, @BeanParam PageFilter filter) {
        ImportJob job = require(id);
        long after = paging.afterText().map(last -> Long.parseLong(last.text())).orElse(0L);
        List<Rejection> rows = jobs.rejections(job.id, after, filter.limit().value() + 1);
        return paging.page(rows, filter.limit(), row -> row, row -> List.of(row.line(), job.id));
    }

    /** What became of the items. */
    @GET
    @Path("/{id}/report")
    @RolesAllowed(Scope.CONTENT_WRITE)
    @Operation(
            operationId = "listImportReport",
            summary = "Lists what became of an import's items, and what of each was not kept",
            description = "Of the format dateline it has what was rejected only, of ninjs also those items of which"
                    + " something was not kept.")
    public Page<ReportLine> listImportReport(
            @RestPath @Parameter(description = "The import's id") String id, @BeanParam ReportFilter filter) {
        ImportJob job = require(id);
        long after = paging.afterText().map(last -> Long.parseLong(last.text())).orElse(0L);
        List<ReportLine> rows =
                jobs.report(job.id, filter.outcome(), after, filter.limit().value() + 1);
        return paging.page(rows, filter.limit(), row -> row, row -> List.of(row.line(), job.id));
    }

    private ImportJob require(String id) {
        return Ids.parse(id).flatMap(jobs::byId).orElseThrow(() -> ProblemException.notFound("import", id));
    }
}
