package press.dateline.queue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.Page;
import press.dateline.web.ProblemException;

@Path("/v1/moderation/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class DecisionsResource {

    private final Deciding deciding;
    private final Undoing undoing;
    private final LogReading log;
    private final Caller caller;

    DecisionsResource(Deciding deciding, Undoing undoing, LogReading log, Caller caller) {
        this.deciding = deciding;
        this.undoing = undoing;
        this.log = log;
        this.caller = caller;
    }

    /** What was decided. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "listDecisions",
            summary = "Lists what was decided on comments, by the pipeline, by reports and by moderators, newest first",
            description = "Filters must all hold.")
    public Page<LoggedDecisionView> listDecisions(@BeanParam DecisionFilter filter) {
        return log.page(filter);
    }

    /** Decides on several comments. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "decideComments",
            summary = "Approves and rejects up to 100 comments at once",
            description = "Each has a result of its own; what cannot be decided keeps none of the others back.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content = @Content(schema = @Schema(implementation = DecidedListView.class)))
    public Response decideComments(@Valid NewDecisions wanted) {
        Set<UUID> comments = new HashSet<>();
        for (int i = 0; i < wanted.decisions().size(); i++) {
            if (!comments.add(wanted.decisions().get(i).comment())) {
                throw ProblemException.body(
                        "/decisions/" + i + "/comment", "is decided on before in this list: send one decision each.");
            }
        }
        List<Deciding.Wanted> all = wanted.decisions().stream()
                .map(one -> new Deciding.Wanted(
                        one.comment(),
                        one.decision().equals("approve") ? "approved" : "rejected",
                        one.reasonCode(),
                        one.note()))
                .toList();
        Moderator by = new Moderator(Objects.requireNonNull(caller.key()), wanted.moderator());
        return Response.ok(new DecidedListView(deciding.decide(all, by, wanted.override())))
                .build();
    }

    /** Undoes a decision. */
    @POST
    @Path("/{id}/undo")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "undoDecision",
            summary = "Puts a comment back into the state that it had before a moderator's decision",
            description = "As long as nothing else was decided on it. The reports that the decision settled are open"
                    + " again. It is a decision itself, and can be undone.")
    @APIResponse(
            responseCode = "200",
            description = "It is as before",
            content = @Content(schema = @Schema(implementation = DecidedView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Something was decided since (wrong-state), or another moderator has claimed it (claimed)")
    public Response undoDecision(
            @RestPath @Parameter(description = "The decision's id") String id,
            @RestQuery @Parameter(description = CommentDecisionResource.OVERRIDE) @Nullable OverrideWish override,
            @RestQuery @Parameter(description = CommentDecisionResource.MODERATOR) @Nullable String moderator) {
        return Response.ok(undoing.undo(id, Moderator.of(caller, moderator), override != null && override.isWanted()))
                .build();
    }
}
