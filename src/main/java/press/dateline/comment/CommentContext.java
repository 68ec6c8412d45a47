package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.reading.ArticleCard;

/** What a comment answers, and what that answers, up to what the thread begins with: as a link to it shows it. */
@ApplicationScoped
class CommentContext {

    /** Up to the next that is not listed: what answers that is shown as an answer to the thread's first. */
    private static final String ANCESTORS = """
            WITH RECURSIVE above (id, parent_id, depth) AS (
                SELECT p.id, p.parent_id, 1 FROM comment p
                WHERE p.id = cast(:parent AS uuid) AND %1$s AND :most > 0
                UNION ALL
                SELECT p.id, p.parent_id, a.depth + 1 FROM above a JOIN comment p ON p.id = a.parent_id
                WHERE %1$s AND a.depth < :most),
            shown (id, depth) AS (
                SELECT id, depth FROM above WHERE id <> :root UNION ALL SELECT cast(:root AS uuid), :most + 1)
            SELECT {c.*}, {k.*}, CASE WHEN c.parent_id IS NULL THEN NULL ELSE coalesce(
                (SELECT p.id FROM comment p WHERE p.id = c.parent_id AND %1$s), c.root_id) END
                AS shown_parent
            FROM shown s JOIN comment c ON c.id = s.id AND %2$s
            LEFT JOIN comment_anchor k ON k.comment_id = c.id
            ORDER BY s.depth DESC
            """.formatted(Listed.sql("p"), Listed.sql("c"));

    private final Session session;

    CommentContext(Session session) {
        this.session = session;
    }

    /**
     * What stands above a comment, of what everybody may see: what its thread begins with, then its nearest ancestors,
     * the nearest one last; nothing above a thread's first. One statement.
     *
     * @param most how many ancestors there are at most, beside the thread's first
     */
    List<Discussion.Shown> above(Comment comment, ArticleCard article, int most) {
        UUID parent = comment.parentId;
        if (parent == null) {
            return List.of();
        }
        return session.createNativeQuery(ANCESTORS, Object[].class)
                .addEntity("c", Comment.class)
                .addEntity("k", CommentAnchor.class)
                .addScalar("shown_parent", UUID.class)
                .setParameter("parent", parent)
                .setParameter("root", comment.rootId)
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new Discussion.Shown((Comment) row[0], article, (UUID) row[2])
                        .with(AnchorView.of((CommentAnchor) row[1])))
                .toList();
    }
}
