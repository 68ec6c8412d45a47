package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import press.dateline.moderation.DecisionView;
import press.dateline.moderation.Decisions;
import press.dateline.reader.ReaderLookup;
import press.dateline.reader.ReaderView;
import press.dateline.reading.ArticleCard;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

/** Comments, for other features. */
@ApplicationScoped
public class CommentLookup {

    private final Comments comments;
    private final Discussion discussion;
    private final Anchors anchors;
    private final ArticleLookup articles;
    private final ReaderLookup readers;
    private final Decisions decisions;
    private final ReactionCounts reactions;
    private final PublicUrl publicUrl;

    CommentLookup(
            Comments comments,
            Discussion discussion,
            Anchors anchors,
            ArticleLookup articles,
            ReaderLookup readers,
            Decisions decisions,
            ReactionCounts reactions,
            PublicUrl publicUrl) {
        this.comments = comments;
        this.discussion = discussion;
        this.anchors = anchors;
        this.articles = articles;
        this.readers = readers;
        this.decisions = decisions;
        this.reactions = reactions;
        this.publicUrl = publicUrl;
    }

    /** A comment as moderators see it, and the card of its article. */
    public record Seen(CommentView comment, ArticleCard article) {}

    /** The comments with these ids, in any state, with who posted them and what was decided on them; five statements. */
    public Map<UUID, Seen> forModerators(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<Comment> rows = comments.list("id in ?1", ids);
        Map<UUID, ArticleCard> cards = articles.byIds(
                rows.stream().map(comment -> comment.articleId).distinct().toList());
        Map<UUID, List<DecisionView>> decided = decisions.of(ids);
        Map<UUID, ReaderView> posters = readers.forModerators(rows.stream()
                .flatMap(comment -> Stream.ofNullable(comment.readerId))
                .distinct()
                .toList());
        Map<UUID, AnchorView> about = anchors.of(ids);
        Map<UUID, Map<String, Integer>> counted = reactions.of(ids);
        Map<UUID, Seen> seen = new HashMap<>();
        for (Comment comment : rows) {
            ArticleCard article = Objects.requireNonNull(cards.get(comment.articleId));
            seen.put(
                    comment.id,
                    new Seen(
                            CommentView.forModerators(
                                    new Discussion.Shown(comment, article)
                                            .with(about.get(comment.id))
                                            .with(counted),
                                    comment.readerId == null ? null : posters.get(comment.readerId),
                                    decided.getOrDefault(comment.id, List.of()),
                                    publicUrl),
                            article));
        }
        return seen;
    }

    /**
     * The id of a comment that everybody may see; two statements, and a third where it answers a reply.
     *
     * @throws ProblemException 404 where it is not shown, and what its article answers where that is not public
     */
    public UUID requireShown(String id) {
        return discussion.requireShown(id).comment().id;
    }

    /** The problem that there is no such comment. */
    public static ProblemException missing(String id) {
        return Comments.missing(id);
    }
}
