package press.dateline.moderation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.ProblemException;

@Path("/v1/moderation/replay")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class ReplayResource {

    private final Replay replay;

    ReplayResource(Replay replay) {
        this.replay = replay;
    }

    /** Makes past decisions again. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "replayDecisions",
            summary = "Tells what the pipeline would have decided in a period by changed rules or word lists",
            description = "Each decision is made again from all that the pipeline saw then, by the rules of then, less"
                    + " those that are given. Nothing is stored, and no comment changes. Without a change no decision"
                    + " would have been other.")
    @APIResponse(
            responseCode = "200",
            description = "What would have been other",
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    public Response replayDecisions(@Valid NewReplay wanted) {
        if (wanted.to().isBefore(wanted.from())) {
            throw ProblemException.body("/to", "must not be before from.");
        }
        for (ListName name : ListName.values()) {
            List<String> entries = wanted.entries(name);
            if (entries != null) {
                WordListRules.check("/lists/" + name.word(), entries);
            }
        }
        return Response.ok(replay.run(wanted)).build();
    }
}
