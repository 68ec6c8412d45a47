package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Paging;

/** The threads that are shown: what each begins with, and how much was answered to it. */
@ApplicationScoped
class Threads {

    private static final String SELECT =
            "SELECT {c.*}, coalesce(t.replies, 0) AS replies, coalesce(t.likes, 0) AS likes, "
                    + ReactionCounts.ofOne("c.id") + " AS reactions, {k.*} FROM (";

    private static final String PINNED = """
            (SELECT c.* FROM comment c WHERE c.article_id = :article AND c.parent_id IS NULL AND c.state = 'approved'
                AND c.pinned_at IS NOT NULL) UNION ALL\s""";

    private static final String OTHERS = """
            WHERE c.article_id = :article AND c.parent_id IS NULL AND %s AND c.pinned_at IS NULL
                AND\s""".formatted(Listed.sql("c"));

    private static final String ABOUT_BLOCK = """
            (SELECT c.* FROM comment_anchor k JOIN comment c ON c.id = k.comment_id
            WHERE k.article_id = :article AND k.block = :block AND %s AND\s""".formatted(Listed.sql("c"));

    private static final String WITH_COUNTS = """
            ) c LEFT JOIN comment_thread t ON t.root_id = c.id LEFT JOIN comment_anchor k ON k.comment_id = c.id
            ORDER BY\s""";

    private final Session session;

    Threads(Session session) {
        this.session = session;
    }

    /**
     * What a thread begins with.
     *
     * @param counted the replies of its {@link CommentThread}
     * @param likes how many readers like it, as counted last
     * @param reactions how many readers have reacted to it, by reaction
     * @param anchor what it is about; null: the whole article
     */
    record Counted(
            Comment first,
            int counted,
            int likes,
            Map<String, Integer> reactions,
            @Nullable AnchorView anchor) {

        /** How many approved replies it has, as counted last. */
        int replies() {
            return first.isDeleted() ? counted + 1 : counted;
        }

        boolean isPinned() {
            return first.pinnedAt != null;
        }
    }

    /**
     * The threads of an article after a position, less the pinned ones; on the first page these come before them, the
     * last one pinned first. One statement, whose cost is that of its rows.
     *
     * @param rows how many there are at most, beside the pinned ones
     */
    List<Counted> of(UUID article, ThreadOrder order, Paging.After after, boolean isFirstPage, int rows) {
        NativeQuery<Object[]> query = session.createNativeQuery(
                SELECT + (isFirstPage ? PINNED : "") + "(SELECT c.* FROM "
                        + (order.isCounted() ? "comment_thread t JOIN comment c ON c.id = t.root_id " : "comment c ")
                        + OTHERS + order.condition() + " ORDER BY " + order.columns() + " LIMIT :most)" + WITH_COUNTS
                        + "c.pinned_at DESC NULLS LAST, " + order.columns(),
                Object[].class);
        if (order.isCounted()) {
            query.setParameter("number", after.number());
        }
        return counted(query, article, after, rows);
    }

    /**
     * The threads of an article that are about one of its blocks, pinned or not, after a position; one statement, whose
     * cost is that of its rows.
     */
    List<Counted> about(String block, UUID article, ThreadOrder order, Paging.After after, int rows) {
        NativeQuery<Object[]> query = session.createNativeQuery(
                SELECT + ABOUT_BLOCK + order.conditionOfAnchors() + " ORDER BY " + order.columnsOfAnchors()
                        + " LIMIT :most)" + WITH_COUNTS + order.columns(),
                Object[].class);
        return counted(query.setParameter("block", block), article, after, rows);
    }

    private static List<Counted> counted(NativeQuery<Object[]> query, UUID article, Paging.After after, int rows) {
        return query.addEntity("c", Comment.class)
                .addScalar("replies", Integer.class)
                .addScalar("likes", Integer.class)
                .addScalar("reactions", String.class)
                .addEntity("k", CommentAnchor.class)
                .setParameter("article", article)
                .setParameter("time", after.instant())
                .setParameter("id", after.id())
                .setParameter("most", rows)
                .getResultStream()
                .map(row -> new Counted(
                        (Comment) row[0],
                        (Integer) row[1],
                        (Integer) row[2],
                        ReactionCounts.read((String) row[3]),
                        AnchorView.of((CommentAnchor) row[4])))
                .toList();
    }
}
