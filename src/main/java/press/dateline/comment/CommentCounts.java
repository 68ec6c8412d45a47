package press.dateline.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import press.dateline.database.BackgroundWork;

/**
 * How many approved replies a thread has, and how many comments an article shows. Whoever changes a comment's state
 * appends what that adds or takes (a trigger does so, in the same transaction), which locks nothing; each second one
 * instance adds all of it to what is stored. So what is stored is at most a second or two old, and always right for some
 * moment. A first comment that is deleted and keeps its place counts for nothing: its thread goes on with a reply less.
 */
@ApplicationScoped
class CommentCounts {

    /** Who folds holds it. */
    static final long LOCK = 0x6461_7465_636f_756eL;

    private static final int BATCH = 10_000;

    /**
     * What an article shows follows from the states of its threads before and after, which only this statement changes:
     * so a thread comes and goes with its replies, whoever answers in it meanwhile. All parts see the rows as these were
     * before it.
     */
    private static final String FOLD = """
            WITH taken AS (
                DELETE FROM comment_delta
                WHERE id = ANY (ARRAY(SELECT id FROM comment_delta ORDER BY id LIMIT :batch))
                RETURNING root_id, shown, replies),
            added AS (
                SELECT root_id, sum(shown) AS shown, sum(replies) AS replies FROM taken GROUP BY root_id),
            folded AS (
                INSERT INTO comment_thread AS t (root_id, article_id, created_at, shown, replies)
                SELECT a.root_id, c.article_id, c.created_at, a.shown, a.replies
                FROM added a JOIN comment c ON c.id = a.root_id
                ON CONFLICT (root_id) DO UPDATE SET
                    shown = t.shown + excluded.shown, replies = t.replies + excluded.replies
                RETURNING root_id, article_id, shown, replies),
            changed AS (
                SELECT f.article_id, sum(f.shown * (1 + f.replies) - coalesce(o.shown * (1 + o.replies), 0)) AS comments
                FROM folded f LEFT JOIN comment_thread o ON o.root_id = f.root_id
                GROUP BY f.article_id),
            stored AS (
                INSERT INTO comment_count AS n (article_id, comments)
                SELECT article_id, comments FROM changed
                ON CONFLICT (article_id) DO UPDATE SET comments = n.comments + excluded.comments),
            told AS (
                INSERT INTO comment_event (kind, article_id) SELECT 'counted', article_id FROM changed)
            SELECT count(*) AS taken, true AS row FROM taken
            """;

    private final Session session;
    private final ReactionCounts reactions;
    private final BackgroundWork background;

    CommentCounts(Session session, ReactionCounts reactions, BackgroundWork background) {
        this.session = session;
        this.reactions = reactions;
        this.background = background;
    }

    /** One instance does so at a time; what it leaves, it or another one takes a second later. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepUp() {
        background.untilDone(this::fold);
        background.untilDone(reactions::fold);
    }

    /** Adds some of what was appended; false where nothing was left, or another instance is at it. */
    boolean fold() {
        return QuarkusTransaction.requiringNew().call(() -> {
            // A statement of its own: what follows must see what the one who had the lock before has stored.
            // Rows of two values: Hibernate plans a query with a result of one anew each time.
            Object[] mine = session.createNativeQuery(
                            "SELECT CASE WHEN EXISTS (SELECT FROM comment_delta)"
                                    + " THEN pg_try_advisory_xact_lock(:lock) ELSE false END AS mine, true AS row",
                            Object[].class)
                    .setParameter("lock", LOCK)
                    .getSingleResult();
            if (!(Boolean) mine[0]) {
                return false;
            }
            Object[] folded = session.createNativeQuery(FOLD, Object[].class)
                    .setParameter("batch", BATCH)
                    .getSingleResult();
            return (Long) folded[0] == BATCH;
        });
    }

    /** How many comments each of these articles shows; none are left out. One statement. */
    Map<UUID, Integer> of(Collection<UUID> articles) {
        if (articles.isEmpty()) {
            return Map.of();
        }
        return session.createNativeQuery(
                        "SELECT article_id, comments FROM comment_count"
                                + " WHERE article_id = ANY(cast(:articles AS uuid[]))",
                        Object[].class)
                .setParameter("articles", articles.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1]));
    }
}
