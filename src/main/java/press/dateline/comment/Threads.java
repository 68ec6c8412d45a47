package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import press.dateline.web.Paging;

/** The threads that are shown: what each begins with, and how much was answered to it. */
@ApplicationScoped
class Threads {

    private final Session session;

    Threads(Session session) {
        this.session = session;
    }

    /**
     * What a thread begins with.
     *
     * @param replies how many approved replies it has, as counted last
     */
    record Counted(Comment first, int replies) {}

    /** The threads of an article after a position; one statement, whose cost is that of its rows. */
    List<Counted> of(UUID article, ThreadOrder order, Paging.After after, int rows) {
        SelectionQuery<Object[]> query = session.createSelectionQuery(
                        "select c, coalesce(t.replies, 0) from "
                                + (order.isCounted()
                                        ? "CommentThread t join Comment c on c.id = t.rootId"
                                        : "Comment c left join CommentThread t on t.rootId = c.id")
                                + " where c.articleId = :article and c.parentId is null and c.state = 'approved' and "
                                + order.condition() + " order by " + order.columns(),
                        Object[].class)
                .setParameter("article", article)
                .setParameter("time", after.instant())
                .setParameter("id", after.id())
                .setMaxResults(rows);
        if (order.isCounted()) {
            query.setParameter("number", after.number());
        }
        return query.getResultStream()
                .map(row -> new Counted((Comment) row[0], (Integer) row[1]))
                .toList();
    }
}
