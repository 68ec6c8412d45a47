package press.dateline.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;
import press.dateline.reader.Pace;
import press.dateline.reader.TakesReaders;

@Path("/v1/comments/{id}/reactions/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class ReactionResource {

    private final Reactions reactions;
    private final Pace pace;

    ReactionResource(Reactions reactions, Pace pace) {
        this.reactions = reactions;
        this.pace = pace;
    }

    /** Reacts to a comment. */
    @PUT
    @TakesReaders
    @Transactional
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "setReaction",
            summary = "Has the reader react to a comment",
            description =
                    "Each reaction counts once for each reader, however often it is sent. Needs a reader's token: a"
                            + " JWT, or a guest's readerToken. Counts follow within a second or two.")
    @APIResponse(responseCode = "204", description = "It is set, now or before")
    @APIResponse(
            responseCode = "409",
            description = "The article's discussion is not open, or the comment is the reader's own")
    @APIResponse(responseCode = "429", description = "Too often within a minute; Retry-After says when again")
    public Response setReaction(
            @RestPath @Parameter(description = "The comment's id") String id,
            @RestPath @Parameter(description = "One of comments.reactions of /v1/site", example = "like") String name) {
        pace.require();
        reactions.set(id, name);
        return Response.noContent().build();
    }

    /** Takes a reaction back. */
    @DELETE
    @TakesReaders
    @Transactional
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "deleteReaction",
            summary = "Takes a reaction of the reader's to a comment back",
            description = "Also one that the site has no longer, and where the discussion is closed. Needs a reader's"
                    + " token.")
    @APIResponse(responseCode = "204", description = "It is not set, now or before")
    @APIResponse(responseCode = "429", description = "Too often within a minute; Retry-After says when again")
    public Response deleteReaction(
            @RestPath @Parameter(description = "The comment's id") String id,
            @RestPath @Parameter(description = "The reaction", example = "like") String name) {
        pace.require();
        reactions.unset(id, name);
        return Response.noContent().build();
    }
}
