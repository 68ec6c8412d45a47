package press.dateline.queue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.reader.Pace;
import press.dateline.reader.TakesReaders;
import press.dateline.web.ProblemException;

@Path("/v1/comments/{id}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class ReportsResource {

    private final Reports reports;
    private final Pace pace;

    ReportsResource(Reports reports, Pace pace) {
        this.reports = reports;
        this.pace = pace;
    }

    /** Reports a comment. */
    @POST
    @TakesReaders
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "reportComment",
            summary = "Tells moderators that something is wrong with a comment",
            description = "Of comments that are shown, once each. So many reports (DATELINE_REPORTS_HIDE) take it from"
                    + " the public until a moderator has looked; what a moderator has approved in spite of reports stays."
                    + " With the reason illegal a statement is needed. A reader who has signed in sends the token as"
                    + " Authorization: Bearer.")
    @APIResponse(
            responseCode = "200",
            description = "It was taken",
            content = @Content(schema = @Schema(implementation = ReceiptView.class)))
    @APIResponse(
            responseCode = "403",
            description = "The reader whose token comes along is suspended or banned (suspended)")
    @APIResponse(
            responseCode = "409",
            description = "It was reported before by the same reader, or from the same address")
    @APIResponse(responseCode = "429", description = "Too often within a minute; Retry-After says when again")
    public Response reportComment(@RestPath @Parameter(description = "Id") String id, @Valid NewReport report) {
        pace.require();
        NewReport.StatementGiven statement = report.statement();
        boolean illegal = report.reason().equals(NewReport.ILLEGAL);
        if (illegal && statement == null) {
            throw ProblemException.body(
                    "/statement", "is needed with the reason illegal: explanation, and goodFaith, which is true.");
        }
        if (!illegal && statement != null) {
            throw ProblemException.body("/statement", "goes with the reason illegal only.");
        }
        if (statement != null && !statement.goodFaith()) {
            throw ProblemException.body(
                    "/statement/goodFaith", "must be true: say that you believe this to be accurate and complete.");
        }
        return Response.ok(reports.take(id, report)).build();
    }
}
