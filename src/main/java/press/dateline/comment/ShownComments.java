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

    private static final String ROWS = """
            SELECT {c.*}, p.id AS shown_parent, c.parent_id IS NULL AND (
                SELECT 1 FROM comment k WHERE k.root_id = c.id AND k.parent_id IS NOT NULL AND k.state = 'approved'
                LIMIT 1) IS NOT NULL AS has_replies
            FROM comment c JOIN comment t ON t.id = c.root_id AND %3$s
            LEFT JOIN comment p ON p.id = c.parent_id AND %2$s
            WHERE c.id = ANY(cast(:ids AS uuid[])) AND %1$s
            """.formatted(Listed.sql("c"), Listed.sql("p"), Listed.thread("t"));

    private final Session session;
    private final Anchors anchors;
    private final ReactionCounts reactions;
    private final PublicUrl publicUrl;

    ShownComments(Session session, Anchors anchors, ReactionCounts reactions, PublicUrl publicUrl) {
        this.session = session;
        this.anchors = anchors;
        this.reactions = reactions;
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
     * Those of the comments that are listed as of now, placeholders among them, on articles whose discussion the caller
     * knows to be shown; three statements.
     */
    public Map<UUID, Placed> of(Collection<UUID> ids, Map<UUID, ArticleCard> articles) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, AnchorView> about = anchors.of(ids);
        Map<UUID, Map<String, Integer>> counted = reactions.of(ids);
        return session.createNativeQuery(ROWS, Object[].class)
                .addEntity("c", Comment.class)
                .addScalar("shown_parent", UUID.class)
                .addScalar("has_replies", Boolean.class)
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .filter(row -> articles.containsKey(((Comment) row[0]).articleId))
                .map(row -> {
                    Comment comment = (Comment) row[0];
                    Discussion.Shown shown = shown(comment, (UUID) row[1], articles)
                            .with(about.get(comment.id))
                            .with(counted);
                    return placed(shown, (Boolean) row[2]);
                })
                .collect(Collectors.toMap(placed -> placed.comment().id(), placed -> placed));
    }

    private static Discussion.Shown shown(
            Comment comment, @Nullable UUID shownParent, Map<UUID, ArticleCard> articles) {
        UUID parent = comment.parentId == null ? null : Objects.requireNonNullElse(shownParent, comment.rootId);
        return new Discussion.Shown(comment, Objects.requireNonNull(articles.get(comment.articleId)), parent);
    }

    private Placed placed(Discussion.Shown shown, boolean hasReplies) {
        Comment comment = shown.comment();
        return new Placed(
                CommentView.of(shown, publicUrl),
                comment.rootId,
                hasReplies ? publicUrl.to("/v1/comments/" + comment.id + "/replies") : null);
    }
}
