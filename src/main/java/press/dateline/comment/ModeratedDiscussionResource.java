package press.dateline.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import press.dateline.access.Scope;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.PublicUrl;

@Path("/v1/moderation/discussions/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class ModeratedDiscussionResource {

    private final ArticleLookup articles;
    private final ArticleDiscussions discussions;
    private final PublicUrl publicUrl;

    ModeratedDiscussionResource(ArticleLookup articles, ArticleDiscussions discussions, PublicUrl publicUrl) {
        this.articles = articles;
        this.discussions = discussions;
        this.publicUrl = publicUrl;
    }

    /** How the discussion of an article stands, and why. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "getModeratedDiscussion",
            summary = "Answers how the discussion of an article stands, and who has said so where",
            description = "What moderators say of it is sent to /v1/articles/{id}/discussion.")
    public ModeratedDiscussionView getModeratedDiscussion(
            @RestPath @Parameter(description = "The article's id or slug") String id) {
        ArticleCard article = articles.require(id);
        return ModeratedDiscussionView.of(
                article, discussions.lastOf(article.id()).orElse(null), publicUrl);
    }
}
