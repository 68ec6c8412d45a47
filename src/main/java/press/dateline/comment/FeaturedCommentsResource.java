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
import press.dateline.access.Previewable;
import press.dateline.access.Scope;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.Page;
import press.dateline.web.PageFilter;
import press.dateline.web.Paging;
import press.dateline.web.PublicUrl;

@Previewable
@Path("/v1/articles/{id}/featured-comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class FeaturedCommentsResource {

    private final ArticleLookup articles;
    private final FeaturedComments featured;
    private final ReactionCounts reactions;
    private final Paging paging;
    private final PublicUrl publicUrl;

    FeaturedCommentsResource(
            ArticleLookup articles,
            FeaturedComments featured,
            ReactionCounts reactions,
            Paging paging,
            PublicUrl publicUrl) {
        this.articles = articles;
        this.featured = featured;
        this.reactions = reactions;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** The featured comments on an article. */
    @GET
    @RolesAllowed(Scope.CONTENT_READ)
    @Operation(
            operationId = "listFeaturedComments",
            summary = "Lists the comments on an article that moderators have featured, the last one featured first",
            description =
                    "Replies too: context has what their thread begins with, and is empty for what begins a thread."
                            + " Where the article's discussion is off or hidden, the list is empty.")
    public Page<CommentView> listFeaturedComments(
            @RestPath @Parameter(description = "The article's id or slug") String id, @BeanParam PageFilter filter) {
        ArticleCard article = articles.require(id);
        List<FeaturedComments.Featured> rows = article.showsDiscussion()
                ? featured.of(article, paging.afterTime(), filter.limit().value() + 1)
                : List.of();
        Map<UUID, Map<String, Integer>> counted = reactions.of(rows.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.comment()), one.above().stream()))
                .map(shown -> shown.comment().id)
                .distinct()
                .toList());
        return paging.page(
                rows,
                filter.limit(),
                one -> CommentView.of(one.comment().with(counted), publicUrl)
                        .with(one.above().stream()
                                .map(above -> CommentView.of(above.with(counted), publicUrl))
                                .toList()),
                one -> List.of(one.at(), one.comment().comment().id));
    }
}
