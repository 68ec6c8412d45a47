package press.dateline.queue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Idempotent;
import press.dateline.access.Scope;
import press.dateline.web.Ids;
import press.dateline.web.ProblemException;
import press.dateline.web.Times;

@Path("/v1/moderation/claims")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class ClaimsResource {

    private final Claims claims;
    private final Queue queue;
    private final QueueReading reading;
    private final Caller caller;
    private final Clock clock;

    ClaimsResource(Claims claims, Queue queue, QueueReading reading, Caller caller, Clock clock) {
        this.claims = claims;
        this.queue = queue;
        this.reading = reading;
        this.caller = caller;
        this.clock = clock;
    }

    /** Claims the next comments of the queue. */
    @POST
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "claimComments",
            summary = "Gives a moderator the next comments of the queue that nobody is at",
            description =
                    "No two moderators get the same ones. A claim ends with a decision, when it is released, or by"
                            + " itself.")
    @APIResponse(
            responseCode = "200",
            description = "They are the caller's for that time",
            content = @Content(schema = @Schema(implementation = ClaimedView.class)))
    public Response claimComments(@Valid NewClaim wanted) {
        Instant now = Times.now(clock);
        Instant until = now.plus(Duration.ofMinutes(wanted.minutes()));
        QueueQuery query = reading.read(wanted);
        return Response.ok(new ClaimedView(
                        until,
                        queue.items(claims.take(query, wanted.most(), moderator(wanted.moderator()), now, until))))
                .build();
    }

    /** Releases claims. */
    @DELETE
    @Transactional
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "releaseClaims",
            summary = "Gives back to the queue what a moderator has claimed and not decided",
            description = "What is not claimed, or by another key, stays as it is.")
    @APIResponse(responseCode = "204", description = "They are free")
    public Response releaseClaims(
            @RestQuery @Parameter(description = "The id of one comment; absent: all that are claimed") @Nullable
                    String comment,
            @RestQuery
                    @Parameter(description = "Only what this one has claimed, of those who share the key; absent: any")
                    @Nullable
                    String moderator) {
        UUID one = comment == null
                ? null
                : Ids.parse(comment)
                        .orElseThrow(() -> ProblemException.parameter("comment", "takes the id of a comment."));
        claims.release(moderator(moderator), one);
        return Response.noContent().build();
    }

    private Moderator moderator(@Nullable String name) {
        return new Moderator(Objects.requireNonNull(caller.key()), name);
    }
}
