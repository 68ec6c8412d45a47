package press.dateline.queue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
import press.dateline.comment.CommentLookup;
import press.dateline.comment.CommentView;
import press.dateline.web.Ids;

@Path("/v1/comments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class CommentDecisionResource {

    static final String OVERRIDE =
            "Whether to decide on what another moderator has claimed, too: true or false; absent:" + " false";
    static final String MODERATOR = "Which of those who share the key decides; absent: that is not said";
    static final String HELD = "Another moderator has claimed it (claimed): heldBy says who, and until when";

    private final Deciding deciding;
    private final CommentLookup comments;
    private final Caller caller;

    CommentDecisionResource(Deciding deciding, CommentLookup comments, Caller caller) {
        this.deciding = deciding;
        this.comments = comments;
        this.caller = caller;
    }

    /** Approves a comment. */
    @POST
    @Path("/approve")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "approveComment",
            summary = "Lets everybody see a comment",
            description = "A rejected one may be approved later; approving an approved one changes nothing, but settles"
                    + " its reports.")
    @APIResponse(
            responseCode = "200",
            description = "It is approved",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    @APIResponse(responseCode = "409", description = HELD)
    public Response approveComment(
            @RestPath @Parameter(description = "Id") String id,
            @RestQuery @Parameter(description = OVERRIDE) @Nullable OverrideWish override,
            @RestQuery @Parameter(description = MODERATOR) @Nullable String moderator) {
        return Response.ok(decided(id, "approved", null, null, override, moderator))
                .build();
    }

    /** Rejects a comment. */
    @POST
    @Path("/reject")
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "rejectComment",
            summary = "Keeps a comment, or takes it, from the public",
            description =
                    "An approved one may be rejected later: it and, if it began a thread, its replies are shown no"
                            + " longer. Rejecting a rejected one changes nothing, but for another reason; what is left"
                            + " out of the reason is taken over.")
    @APIResponse(
            responseCode = "200",
            description = "It is rejected",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    @APIResponse(responseCode = "409", description = HELD)
    public Response rejectComment(
            @RestPath @Parameter(description = "Id") String id,
            @RestQuery @Parameter(description = OVERRIDE) @Nullable OverrideWish override,
            @RestQuery @Parameter(description = MODERATOR) @Nullable String moderator,
            @Valid Rejection rejection) {
        return Response.ok(decided(id, "rejected", rejection.reasonCode(), rejection.reason(), override, moderator))
                .build();
    }

    private CommentView decided(
            String id,
            String state,
            @Nullable String reasonCode,
            @Nullable String note,
            @Nullable OverrideWish override,
            @Nullable String moderator) {
        UUID comment = Ids.parse(id).orElseThrow(() -> CommentLookup.missing(id));
        Moderator by = Moderator.of(caller, moderator);
        DecidedView result = deciding.decide(
                        List.of(new Deciding.Wanted(comment, state, reasonCode, note)),
                        by,
                        override != null && override.isWanted())
                .getFirst();
        if (result.heldBy() != null) {
            throw Held.problem(result.heldBy());
        }
        CommentLookup.Seen seen = comments.forModerators(List.of(comment)).get(comment);
        if (seen == null || result.result().equals(DecidedView.MISSING)) {
            throw CommentLookup.missing(id);
        }
        return seen.comment();
    }
}
