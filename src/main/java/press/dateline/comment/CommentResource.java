package press.dateline.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Caller;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.moderation.Decisions;
import press.dateline.reader.ReaderLookup;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.PublicUrl;

@Previewable
@Path("/v1/comments/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class CommentResource {

    private final Discussion discussion;
    private final CommentContext context;
    private final Anchors anchors;
    private final ReaderLookup readers;
    private final Decisions decisions;
    private final ReactionCounts reactions;
    private final Versions versions;
    private final Caller caller;
    private final PublicUrl publicUrl;

    CommentResource(
            Discussion discussion,
            CommentContext context,
            Anchors anchors,
            ReaderLookup readers,
            Decisions decisions,
            ReactionCounts reactions,
            Versions versions,
            Caller caller,
            PublicUrl publicUrl) {
        this.discussion = discussion;
        this.context = context;
        this.anchors = anchors;
        this.readers = readers;
        this.decisions = decisions;
        this.reactions = reactions;
        this.versions = versions;
        this.caller = caller;
        this.publicUrl = publicUrl;
    }

    /** One comment. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getComment",
            summary = "Answers one comment",
            description = "One that is not approved, or whose thread's first comment is not, is 404 without the scope"
                    + " comments:moderate; one on an article that is not public answers as that article does. Of one"
                    + " that its reader has deleted the place is left, where approved replies need it.")
    public CommentView getComment(
            @RestPath @Parameter(description = "Id") String id,
            @RestQuery
                    @Parameter(
                            description = "Adds context: what the thread begins with and, of the comments that this one"
                                    + " answers, so many, the nearest ones")
                    @Nullable
                    Ancestors context) {
        Discussion.Shown found =
                anchors.with(caller.mayModerate() ? discussion.require(id) : discussion.requireListed(id));
        List<Discussion.Shown> above =
                context == null ? List.of() : this.context.above(found.comment(), found.article(), context.most());
        Map<UUID, Map<String, Integer>> counted = reactions.of(Stream.concat(Stream.of(found), above.stream())
                .map(shown -> shown.comment().id)
                .toList());
        CommentView view = caller.mayModerate()
                ? forModerators(found.with(counted))
                        .withVersions(versions.of(List.of(found.comment())).get(found.comment().id))
                : CommentView.of(found.with(counted), publicUrl);
        return context == null
                ? view
                : view.with(above.stream()
                        .map(shown -> CommentView.of(shown.with(counted), publicUrl))
                        .toList());
    }

    private CommentView forModerators(Discussion.Shown found) {
        UUID comment = found.comment().id;
        UUID reader = found.comment().readerId;
        return CommentView.forModerators(
                found,
                reader == null ? null : readers.forModerators(List.of(reader)).get(reader),
                decisions.of(List.of(comment)).getOrDefault(comment, List.of()),
                publicUrl);
    }

    /** The replies in a thread. */
    @GET
    @Path("/replies")
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listReplies",
            summary = "Lists the approved replies in the thread that a comment began, oldest first",
            description = "Replies to replies stand in the same list; a comment that is a reply itself has none.")
    public Page<ReplyView> listReplies(
            @RestPath @Parameter(description = "Id") String id, @BeanParam PageFilter filter) {
        return discussion.replies(id, filter.limit());
    }
}
