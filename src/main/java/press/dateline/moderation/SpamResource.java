package press.dateline.moderation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

@Path("/v1/moderation/spam")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class SpamResource {

    private final SpamTraining training;
    private final Caller caller;

    SpamResource(SpamTraining training, Caller caller) {
        this.training = training;
        this.caller = caller;
    }

    /** How the spam classifier stands. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "getSpamClassifier",
            summary = "Answers how good the spam classifier is, and what it has learnt from",
            description = "It learns from what moderators approve and reject, by itself, once they have decided on 200"
                    + " comments, at least 20 of each kind.")
    public SpamView getSpamClassifier() {
        return training.view();
    }

    /** Lets it learn at once. */
    @POST
    @Path("/train")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "trainSpamClassifier",
            summary = "Lets the spam classifier learn at once from what moderators have decided",
            description = "The new version is in force from the next comment on, on every instance.")
    @APIResponse(
            responseCode = "200",
            description = "It has learnt",
            content = @Content(schema = @Schema(implementation = SpamView.class)))
    @APIResponse(responseCode = "409", description = "There are too few decisions to learn from, or it is learning")
    public Response trainSpamClassifier() {
        if (!training.claim()) {
            throw new ProblemException(ProblemType.WRONG_STATE, "It is learning at the moment: ask again afterwards.");
        }
        SpamTraining.Lessons lessons = training.lessons();
        if (!lessons.areEnough()) {
            DecisionCounts counts = lessons.counts();
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "Moderators have approved " + counts.approved()
                            + " comments that say different things and rejected "
                            + counts.rejected() + ": it learns from " + SpamTraining.FEWEST + ", at least "
                            + SpamTraining.FEWEST_OF_A_KIND + " of each.");
        }
        training.train(lessons, caller.key());
        return Response.ok(training.view()).build();
    }
}
