package press.dateline.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * How many readers have reacted to a comment, by reaction. Whoever adds a reaction or takes one back appends that (a
 * trigger does so), and it is folded each second, as the counts of comments are; so a comment to which everybody reacts
 * at once has nobody wait.
 */
@ApplicationScoped
class ReactionCounts {

    static final String SCHEMA =
            "How many readers have reacted to it, by reaction, as counted until a second or two ago: of the reactions in"
                    + " comments.reactions of /v1/site those that somebody has";

    static final String EXAMPLE = "{\"like\": 3}";

    private static final int BATCH = 10_000;

    /** Which reaction means that somebody likes a comment, and which one likes were counted by until now. */
    private static final String LIKED = """
            SELECT CASE WHEN 'like' = ANY (s.comments_reactions) THEN 'like' ELSE coalesce(s.comments_reactions[1], '') END
                AS liked,
                coalesce((SELECT l.name FROM comment_liked l), 'like') AS known
            FROM site s
            """;

    private static final String RECOUNT = """
            WITH wrong AS (
                SELECT t.root_id, coalesce(n.reactions, 0) AS likes
                FROM comment_thread t
                LEFT JOIN comment_reaction_count n ON n.comment_id = t.root_id AND n.name = :liked
                WHERE t.likes <> coalesce(n.reactions, 0)),
            changed AS (
                UPDATE comment_thread t SET likes = w.likes FROM wrong w WHERE t.root_id = w.root_id
                RETURNING t.article_id),
            told AS (
                INSERT INTO comment_event (kind, article_id) SELECT DISTINCT 'counted', article_id FROM changed)
            INSERT INTO comment_liked (name) VALUES (:liked) ON CONFLICT (one) DO UPDATE SET name = excluded.name
            """;

    /**
     * A thread that is not counted yet gets its row here, as one that is not shown: its likes would be lost else. All
     * parts see the rows as these were before it.
     */
    private static final String FOLD = """
            WITH taken AS (
                DELETE FROM comment_reaction_delta
                WHERE id = ANY (ARRAY(SELECT id FROM comment_reaction_delta ORDER BY id LIMIT :batch))
                RETURNING comment_id, name, reactions),
            added AS (
                SELECT c.id, c.article_id, c.parent_id, c.created_at, t.name, sum(t.reactions) AS reactions
                FROM taken t JOIN comment c ON c.id = t.comment_id
                GROUP BY c.id, t.name),
            counted AS (
                INSERT INTO comment_reaction_count AS n (comment_id, name, reactions)
                SELECT id, name, reactions FROM added
                ON CONFLICT (comment_id, name) DO UPDATE SET reactions = n.reactions + excluded.reactions
                RETURNING comment_id, name, reactions),
            liked AS (
                INSERT INTO comment_thread AS t (root_id, article_id, created_at, shown, replies, likes)
                SELECT a.id, a.article_id, a.created_at, 0, 0,
                    coalesce(max(n.reactions) FILTER (WHERE n.name = :liked), max(o.reactions), 0)
                FROM added a JOIN counted n ON n.comment_id = a.id AND n.name = a.name
                LEFT JOIN comment_reaction_count o ON o.comment_id = a.id AND o.name = :liked
                WHERE a.parent_id IS NULL
                GROUP BY a.id, a.article_id, a.created_at
                ON CONFLICT (root_id) DO UPDATE SET likes = excluded.likes WHERE t.likes <> excluded.likes),
            told AS (
                INSERT INTO comment_event (kind, article_id) SELECT DISTINCT 'counted', article_id FROM added)
            SELECT count(*) AS taken, true AS row FROM taken
            """;

    private final Session session;

    ReactionCounts(Session session) {
        this.session = session;
    }

    /** Adds some of what was appended; false where nothing was left, or another instance is at it. */
    boolean fold() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Object[] mine = session.createNativeQuery(
                            "SELECT CASE WHEN EXISTS (SELECT FROM comment_reaction_delta) OR k.liked <> k.known"
                                    + " THEN pg_try_advisory_xact_lock(:lock) ELSE false END AS mine, true AS row FROM ("
                                    + LIKED + ") k",
                            Object[].class)
                    .setParameter("lock", CommentCounts.LOCK)
                    .getSingleResult();
            if (!(Boolean) mine[0]) {
                return false;
            }
            Object[] names = session.createNativeQuery(LIKED, Object[].class).getSingleResult();
            String liked = (String) names[0];
            if (!liked.equals(names[1])) {
                session.createNativeMutationQuery(RECOUNT)
                        .setParameter("liked", liked)
                        .executeUpdate();
            }
            Object[] folded = session.createNativeQuery(FOLD, Object[].class)
                    .setParameter("batch", BATCH)
                    .setParameter("liked", liked)
                    .getSingleResult();
            return (Long) folded[0] == BATCH;
        });
    }

    /** Those of each of these comments; one statement. */
    Map<UUID, Map<String, Integer>> of(Collection<UUID> comments) {
        if (comments.isEmpty()) {
            return Map.of();
        }
        return session.createNativeQuery(
                        "SELECT c.id, coalesce(" + ofOne("c.id")
                                + ", '') FROM unnest(cast(:comments AS uuid[])) AS c (id)",
                        Object[].class)
                .setParameter("comments", comments.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> read((String) row[1])));
    }

    /**
     * SQL: what {@link #read} reads, as an expression; null where there is nothing.
     *
     * @param comment the expression for the comment's id
     */
    static String ofOne(String comment) {
        return """
                (SELECT string_agg(n.name || ' ' || n.reactions, ',' ORDER BY n.name) FROM comment_reaction_count n \
                WHERE n.comment_id = %s AND n.reactions > 0 \
                AND n.name = ANY (ARRAY(SELECT unnest(s.comments_reactions) FROM site s)))""".formatted(comment);
    }

    /** Reads what the expression of {@link #ofOne} answers. */
    static Map<String, Integer> read(@Nullable String counts) {
        if (counts == null || counts.isEmpty()) {
            return Map.of();
        }
        Map<String, Integer> read = new LinkedHashMap<>();
        for (String one : counts.split(",", -1)) {
            int space = one.indexOf(' ');
            read.put(one.substring(0, space), Integer.valueOf(one.substring(space + 1)));
        }
        return Collections.unmodifiableMap(read);
    }
}
