package press.dateline.comment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;
import press.dateline.reader.Pace;
import press.dateline.reader.TakesReaders;
import press.dateline.web.MergePatch;
import press.dateline.web.PublicUrl;

@Path("/v1/comments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class EditResource {

    private static final String NOT_YOURS = "It is another reader's (not-yours)";

    private final Edits edits;
    private final Pace pace;
    private final MergePatch patches;
    private final PublicUrl publicUrl;

    EditResource(Edits edits, Pace pace, MergePatch patches, PublicUrl publicUrl) {
        this.edits = edits;
        this.pace = pace;
        this.patches = patches;
        this.publicUrl = publicUrl;
    }

    /** Edits a comment. */
    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @TakesReaders
    @Transactional
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "updateComment",
            summary = "Edits a comment, as its reader (JSON Merge Patch, RFC 7396)",
            description =
                    "Needs the reader's token, as Authorization: Bearer. The site's rules are asked as for a new comment;"
                            + " state says what has become of it. So it goes within comments.editMinutes of /v1/site after"
                            + " posting, while the comment is pending or approved. An edit that changes nothing changes"
                            + " nothing, so it may be sent again; it takes no If-Match.")
    @APIResponse(responseCode = "200", description = "The comment as it is now")
    @APIResponse(responseCode = "403", description = NOT_YOURS)
    @APIResponse(
            responseCode = "409",
            description =
                    "The time for edits is over (too-late); or (wrong-state) the comment is rejected or deleted, a"
                            + " moderator is at it, readers' reports have hidden it, or the discussion is no longer open")
    @APIResponse(responseCode = "429", description = "Too often within a minute; Retry-After says when again")
    public CommentView updateComment(
            @RestPath @Parameter(description = "Id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = CommentChanges.class))) JsonNode patch) {
        pace.require();
        Edits.Edited edited = edits.edit(id, before -> patches.apply(before, patch, CommentChanges.class));
        return CommentView.forPoster(edited.shown(), edited.reasonCode(), publicUrl);
    }

    /** Deletes a comment. */
    @DELETE
    @TakesReaders
    @Transactional
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "deleteComment",
            summary = "Deletes a comment, as its reader",
            description =
                    "Needs the reader's token, as Authorization: Bearer. It goes at any time, and for good. What it"
                            + " said, and under which name, is shown nowhere from now on, to moderators neither. Where"
                            + " approved replies need it, it keeps its place in the thread, with deleted: true. Deleting a"
                            + " deleted one changes nothing.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(responseCode = "403", description = NOT_YOURS)
    public Response deleteComment(@RestPath @Parameter(description = "Id") String id) {
        edits.delete(id);
        return Response.noContent().build();
    }
}
