package press.dateline.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;

@Path("/v1/comments/{id}/marks/{mark}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class MarksResource {

    private static final String MARK = "featured, pinned or author-replied; more may come";

    private final Marking marking;
    private final CommentLookup comments;

    MarksResource(Marking marking, CommentLookup comments) {
        this.marking = marking;
        this.comments = comments;
    }

    /** Marks a comment. */
    @PUT
    @Transactional
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "markComment",
            summary = "Sets a comment apart: features it, pins its thread, or marks that the author has answered in it",
            description =
                    "Of what is shown. Only what a thread begins with can be pinned, or marked author-replied; three"
                            + " threads of an article can be pinned. One that has the mark keeps it. A comment that is rejected or"
                            + " deleted loses its marks.")
    @APIResponse(
            responseCode = "200",
            description = "It has the mark",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is not shown, or a reply; or three threads are pinned already: pinned has their ids")
    public Response markComment(
            @RestPath @Parameter(description = "Id") String id, @RestPath @Parameter(description = MARK) String mark) {
        UUID comment = marking.mark(id, Mark.of(mark));
        return Response.ok(Objects.requireNonNull(
                                comments.forModerators(List.of(comment)).get(comment))
                        .comment())
                .build();
    }

    /** Takes a mark off a comment. */
    @DELETE
    @Transactional
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "unmarkComment",
            summary = "Takes a mark off a comment",
            description = "One that does not have it stays as it is.")
    @APIResponse(responseCode = "204", description = "It does not have the mark")
    public Response unmarkComment(
            @RestPath @Parameter(description = "Id") String id, @RestPath @Parameter(description = MARK) String mark) {
        marking.unmark(id, Mark.of(mark));
        return Response.noContent().build();
    }
}
