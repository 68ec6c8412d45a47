package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.reading.ArticleCard;
import press.dateline.web.PublicUrl;

/** Comments as everybody sees them, for who tells of changes. */
@ApplicationScoped
public class ShownComments {

    private final Session session;
    private final Anchors anchors;
    private final PublicUrl publicUrl;

    ShownComments(Session session, Anchors anchors, PublicUrl publicUrl) {
        this.session = session;
        this.anchors = anchors;
        this.publicUrl = publicUrl;
    }

    /**
     * A comment in its place.
     *
     * @param root what its thread begins with
     * @param replies the address of the replies in the thread that it begins; null where it has none
     */
    public record Placed(
            CommentView comment, UUID root, @Nullable String replies) {}

    /**
     * Those of the comments that are shown as of now, on articles whose discussion the caller knows to be shown; two
     * statements.
     */
    public Map<UUID, Placed> of(Collection<UUID> ids, Map<UUID, ArticleCard> articles) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, AnchorView> about = anchors.of(ids);
        return session.createSelectionQuery(
                        "select c, p.id, case when c.parentId is null and exists"
                                + " (select 1 from Comment r where r.rootId = c.id and r.parentId is not null"
                                + " and r.state = 'approved') then true else false end"
                                + " from Comment c join Comment t on t.id = c.rootId and t.state = 'approved'"
                                + " left join Comment p on p.id = c.parentId and p.state = 'approved'"
                                + " where c.id in (:ids) and c.state = 'approved'",
                        Object[].class)
                .setParameterList("ids", ids)
                .getResultStream()
                .filter(row -> articles.containsKey(((Comment) row[0]).articleId))
                .map(row -> placed((Comment) row[0], (UUID) row[1], (Boolean) row[2], articles, about))
                .collect(Collectors.toMap(placed -> placed.comment().id(), placed -> placed));
    }

    private Placed placed(
            Comment comment,
            @Nullable UUID shownParent,
            boolean hasReplies,
            Map<UUID, ArticleCard> articles,
            Map<UUID, AnchorView> about) {
        UUID parent = comment.parentId == null ? null : Objects.requireNonNullElse(shownParent, comment.rootId);
        ArticleCard article = Objects.requireNonNull(articles.get(comment.articleId));
        return new Placed(
                CommentView.of(new Discussion.Shown(comment, article, parent, about.get(comment.id)), publicUrl),
                comment.rootId,
                hasReplies ? publicUrl.to("/v1/comments/" + comment.id + "/replies") : null);
    }
}
