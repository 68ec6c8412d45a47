package press.dateline.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Idempotent;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.reader.Pace;
import press.dateline.reader.TakesReaders;
import press.dateline.reading.ArticlePart;
import press.dateline.web.PublicUrl;
import press.dateline.web.Representation;
import press.dateline.web.Times;

@Previewable
@Path("/v1/articles/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments", description = "Discussion and its moderation")
class ArticleCommentsResource {

    /** How long first pages are kept in memory at most, even if the comments' stream has gone silent. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Discussion discussion;
    private final Pace pace;
    private final PublicUrl publicUrl;
    private final ObjectMapper json;
    private final Clock clock;

    ArticleCommentsResource(Discussion discussion, Pace pace, PublicUrl publicUrl, ObjectMapper json, Clock clock) {
        this.discussion = discussion;
        this.pace = pace;
        this.publicUrl = publicUrl;
        this.json = json;
        this.clock = clock;
    }

    /** The discussion of an article. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listArticleComments",
            summary =
                    "Lists the approved comments on an article, newest first if not asked else, each with its replies",
            description = "Replies stand within the threads that they belong to, whatever they answer; where there are"
                    + " more than are shown, next leads to them. Pinned threads come first, on the first page only, beside"
                    + " as many others as limit says. Where the article's discussion is off or hidden, nothing is"
                    + " shown: the list is empty.")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = ThreadPage.class)))
    public Representation listArticleComments(
            @RestPath @Parameter(description = "The article's id or slug") String id, @BeanParam ThreadFilter filter)
            throws JsonProcessingException {
        Discussion.Threaded threads = discussion.threads(id, filter);
        return new Representation(
                json.writeValueAsBytes(threads.page()),
                MediaType.APPLICATION_JSON,
                null,
                filter.isFirst() ? DiscussionResource.tags(threads.article()) : null,
                ArticlePart.earlier(threads.article().endsAt(), Times.now(clock).plus(KEPT)),
                false);
    }

    /** Posts a comment. */
    @POST
    @TakesReaders
    @Transactional
    @Idempotent
    @RolesAllowed(Scope.COMMENTS_WRITE)
    @Operation(
            operationId = "createComment",
            summary = "Posts a comment on an article, or a reply to one",
            description =
                    "The site's rules are asked at once. What none of them holds back is pending until a moderator"
                            + " approves it or, where the discussion is moderated afterwards (moderation of"
                            + " /v1/articles/{id}/discussion is post), approved. What they reject is rejected, for the"
                            + " reason in reasonCode. What is not approved answers 404 at its address to all but moderators. A reader who has signed in, or has"
                            + " posted before as a guest, sends the token as Authorization: Bearer (an API key goes in"
                            + " X-Api-Key beside it); who sends none is a new guest, and gets a readerToken. Needs no"
                            + " key, unless the operator has configured that.")
    @APIResponse(
            responseCode = "201",
            description = "It was taken; state says what became of it",
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    @APIResponse(
            responseCode = "403",
            description = "The site takes comments from signed-in readers only (readers-only), or from guests only"
                    + " (guests-only); or the reader is suspended or banned (suspended): until says until when")
    @APIResponse(
            responseCode = "409",
            description = "The article's discussion is not open (wrong-state): discussion says what it is, message why,"
                    + " opensAt when it opens next")
    @APIResponse(
            responseCode = "429",
            description = "Too often within a minute (too-many-requests), or on this article"
                    + " (comments.slowMode.minutes of /v1/site; too-soon): Retry-After says when again")
    public Response createComment(
            @RestPath @Parameter(description = "The article's id or slug") String id, @Valid NewComment wanted) {
        pace.require();
        Discussion.Posted posted = discussion.post(id, wanted);
        CommentView view = CommentView.of(posted, publicUrl);
        return Response.created(URI.create(view.url())).entity(view).build();
    }
}
