package press.dateline.appeal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.reader.CurrentReader;
import press.dateline.reader.Pace;
import press.dateline.reader.ReaderCard;
import press.dateline.reader.TakesReaders;
import press.dateline.web.Ids;
import press.dateline.web.Times;

@Path("/v1/comments/{id}/appeal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class AppealResource {

    private final Appeals appeals;
    private final CurrentReader current;
    private final Pace pace;
    private final Clock clock;

    AppealResource(Appeals appeals, CurrentReader current, Pace pace, Clock clock) {
        this.appeals = appeals;
        this.current = current;
        this.pace = pace;
        this.clock = clock;
    }

    /** Appeals against a rejection. */
    @POST
    @TakesReaders
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "appealRejection",
            summary = "Asks moderators to look again at a comment of the reader's that was rejected",
            description =
                    "Once for each comment, within 30 days of its rejection, with the token of the reader whose it"
                            + " is; who is suspended or banned may, too. The next decision of a moderator settles it.")
    @APIResponse(
            responseCode = "200",
            description = "It was taken",
            content = @Content(schema = @Schema(implementation = AppealView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The comment is not rejected, or was more than 30 days ago (wrong-state); or there was an"
                    + " appeal before (duplicate)")
    @APIResponse(responseCode = "429", description = "Too often within a minute; Retry-After says when again")
    public Response appealRejection(@RestPath @Parameter(description = "Id") String id, @Valid NewAppeal wanted) {
        pace.require();
        UUID reader = current.findRequired().map(ReaderCard::id).orElseThrow(() -> Appeals.missing(id));
        UUID comment = Ids.parse(id).orElseThrow(() -> Appeals.missing(id));
        return Response.ok(appeals.take(comment, reader, wanted.text(), Times.now(clock)))
                .build();
    }
}
