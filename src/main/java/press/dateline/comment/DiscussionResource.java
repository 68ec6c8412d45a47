package press.dateline.comment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
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
import press.dateline.access.Caller;
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.change.AuditTrail;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.reading.ArticlePart;
import press.dateline.web.CacheTags;
import press.dateline.web.PublicUrl;
import press.dateline.web.Representation;
import press.dateline.web.Times;

@Previewable
@Path("/v1/articles/{id}/discussion")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class DiscussionResource {

    /** How long it is kept in memory at most, even if the comments' stream has gone silent. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final ArticleLookup articles;
    private final ArticleDiscussions discussions;
    private final AuditTrail trail;
    private final Caller caller;
    private final PublicUrl publicUrl;
    private final ObjectMapper json;
    private final Clock clock;

    DiscussionResource(
            ArticleLookup articles,
            ArticleDiscussions discussions,
            AuditTrail trail,
            Caller caller,
            PublicUrl publicUrl,
            ObjectMapper json,
            Clock clock) {
        this.articles = articles;
        this.discussions = discussions;
        this.trail = trail;
        this.caller = caller;
        this.publicUrl = publicUrl;
        this.json = json;
        this.clock = clock;
    }

    /** What an answer rests on that tells of an article's discussion: what is said of it on the site outdates all answers. */
    static CacheTags tags(ArticleCard article) {
        return CacheTags.ofShown(article.discussion().sections())
                .and(CacheTags.shows(article.id()))
                .and(CacheTags.discusses(article.id()));
    }

    /** How the discussion of an article stands. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "getDiscussion",
            summary = "Answers how the discussion of an article stands: whether it is open, until when or from when on")
    @APIResponse(
            responseCode = "200",
            description = "How it stands",
            content = @Content(schema = @Schema(implementation = StandingView.class)))
    public Representation getDiscussion(@RestPath @Parameter(description = "The article's id or slug") String id)
            throws JsonProcessingException {
        ArticleCard article = articles.require(id);
        return new Representation(
                json.writeValueAsBytes(StandingView.of(article, publicUrl)),
                MediaType.APPLICATION_JSON,
                null,
                tags(article),
                ArticlePart.earlier(
                        ArticlePart.earlier(
                                article.endsAt(), article.discussion().changesAt()),
                        Times.now(clock).plus(KEPT)),
                false);
    }

    /** Says how the discussion of an article shall stand. */
    @PUT
    @Transactional
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "replaceDiscussion",
            summary = "Opens, closes or hides the discussion of an article",
            description =
                    "What a moderator says of the article itself, before what its section and the site say. It makes no"
                            + " revision, so no editor is in the way, and holds at once. What editors have written in the article"
                            + " restricts it further: what they have closed stays closed, and what they have switched off is off.")
    public ModeratedDiscussionView replaceDiscussion(
            @RestPath @Parameter(description = "The article's id or slug") String id, @Valid NewDiscussion wanted) {
        UUID article = articles.require(id).id();
        trail.about(article);
        discussions.say(article, wanted, caller.key());
        ArticleCard now =
                Objects.requireNonNull(articles.byIds(List.of(article)).get(article));
        return ModeratedDiscussionView.of(now, discussions.lastOf(article).orElseThrow(), publicUrl);
    }
}
