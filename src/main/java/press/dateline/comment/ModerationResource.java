package press.dateline.comment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Scope;
import press.dateline.moderation.DecisionView;
import press.dateline.moderation.Decisions;
import press.dateline.reader.ReaderLookup;
import press.dateline.reader.ReaderView;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.Page;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;
import press.dateline.web.Texts;

@Path("/v1/moderation/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Comments")
class ModerationResource {

    private final Comments comments;
    private final Anchors anchors;
    private final ArticleLookup articles;
    private final ReaderLookup readers;
    private final Decisions decisions;
    private final ReactionCounts reactions;
    private final Paging paging;
    private final PublicUrl publicUrl;

    ModerationResource(
            Comments comments,
            Anchors anchors,
            ArticleLookup articles,
            ReaderLookup readers,
            Decisions decisions,
            ReactionCounts reactions,
            Paging paging,
            PublicUrl publicUrl) {
        this.comments = comments;
        this.anchors = anchors;
        this.articles = articles;
        this.readers = readers;
        this.decisions = decisions;
        this.reactions = reactions;
        this.paging = paging;
        this.publicUrl = publicUrl;
    }

    /** The comments that wait for a moderator. */
    @GET
    @RolesAllowed(Scope.COMMENTS_MODERATE)
    @Operation(
            operationId = "listCommentsToModerate",
            summary = "Lists the comments in a state, oldest first: those that wait for a moderator, if not asked else",
            description = "Each with what was decided on it, and what the rules found in it.")
    public Page<CommentView> listCommentsToModerate(@BeanParam ModerationFilter filter) {
        List<Comment> rows = comments.inState(
                filter.validState(),
                article(filter.article),
                paging.afterTime(),
                filter.limit().value() + 1);
        Map<UUID, ArticleCard> cards = articles.byIds(
                rows.stream().map(comment -> comment.articleId).distinct().toList());
        List<UUID> ids = rows.stream().map(comment -> comment.id).toList();
        Map<UUID, List<DecisionView>> decided = decisions.of(ids);
        Map<UUID, AnchorView> about = anchors.of(ids);
        Map<UUID, Map<String, Integer>> counted = reactions.of(ids);
        Map<UUID, ReaderView> posters = readers.forModerators(rows.stream()
                .flatMap(comment -> Stream.ofNullable(comment.readerId))
                .distinct()
                .toList());
        return paging.page(
                rows,
                filter.limit(),
                comment -> CommentView.forModerators(
                        new Discussion.Shown(comment, Objects.requireNonNull(cards.get(comment.articleId)))
                                .with(about.get(comment.id))
                                .with(counted),
                        comment.readerId == null ? null : posters.get(comment.readerId),
                        decided.getOrDefault(comment.id, List.of()),
                        publicUrl),
                comment -> List.of(comment.createdAt, comment.id));
    }

    /** Moderators know of no drafts and embargoes: nobody has commented on one. */
    private @Nullable UUID article(@Nullable String idOrSlug) {
        if (idOrSlug == null) {
            return null;
        }
        return Optional.ofNullable(articles.ids(List.of(idOrSlug)).get(idOrSlug))
                .map(id -> articles.byIds(List.of(id)).get(id))
                .filter(ArticleCard::isKnown)
                .map(ArticleCard::id)
                .orElseThrow(() -> ProblemException.parameter(
                        "article", "there is no article '" + Texts.excerpt(idOrSlug) + "'."));
    }
}
