package press.dateline.comment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.Writes;
import press.dateline.web.Ids;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;

/** The comments, whatever their state. */
@ApplicationScoped
class Comments implements PanacheRepositoryBase<Comment, UUID> {

    static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
    static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");
    static final UUID LAST_ID = new UUID(-1, -1);

    private static final String LISTED_THREAD =
            "from Comment c where c.id = ?1 and %s and exists (select 1 from Comment r where r.id = c.rootId and "
                    + Listed.threadHql("r") + ")";

    private final Session session;

    Comments(Session session) {
        this.session = session;
    }

    /** Adds a new comment to the writes. */
    static void add(Writes writes, Comment comment) {
        writes.add(
                """
                INSERT INTO comment (
                    id, article_id, parent_id, root_id, reader_id, display_name, badges, text, state, created_at,
                    moderated_at)
                VALUES (:id, :article, cast(nullif(:parent, '') AS uuid), :root, cast(nullif(:reader, '') AS uuid),
                    :name, string_to_array(:badges, ','), :text, :state, :at,
                    CASE WHEN :decided THEN cast(:moderated AS timestamptz) END)
                """,
                Map.ofEntries(
                        Map.entry("id", comment.id),
                        Map.entry("article", comment.articleId),
                        Map.entry("parent", Objects.toString(comment.parentId, "")),
                        Map.entry("root", comment.rootId),
                        Map.entry("reader", Objects.toString(comment.readerId, "")),
                        Map.entry("name", comment.displayName),
                        Map.entry("badges", String.join(",", comment.badges)),
                        Map.entry("text", comment.text),
                        Map.entry("state", comment.state),
                        Map.entry("at", comment.createdAt),
                        Map.entry("decided", comment.moderatedAt != null),
                        Map.entry("moderated", comment.createdAt)));
    }

    /** Does what was added. */
    void execute(Writes writes) {
        writes.execute(session);
    }

    /** The comment with this id, in any state. */
    Comment require(String id) {
        return Ids.parse(id).flatMap(this::findByIdOptional).orElseThrow(() -> missing(id));
    }

    /** The comment with this id, in any state, locked until the transaction ends. */
    Optional<Comment> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * The comment with this id if it is shown: it is approved, and what its thread began with is, or keeps its place. One
     * statement.
     */
    Optional<Comment> shown(UUID id) {
        return find(LISTED_THREAD.formatted("c.state = 'approved'"), id).firstResultOptional();
    }

    /** The comment with this id if it is shown, or its place in its thread is. One statement. */
    Optional<Comment> listed(UUID id) {
        return find(LISTED_THREAD.formatted(Listed.hql("c")), id).firstResultOptional();
    }

    /** The comment with this id that is shown. */
    Comment requireShown(String id) {
        return Ids.parse(id).flatMap(this::shown).orElseThrow(() -> missing(id));
    }

    /** The comment with this id, of which something is shown. */
    Comment requireListed(String id) {
        return Ids.parse(id).flatMap(this::listed).orElseThrow(() -> missing(id));
    }

    static ProblemException missing(String id) {
        return ProblemException.notFound("comment", id);
    }

    /**
     * What the first threads of some articles begin with and their listed answers, in the order of the discussion:
     * pinned threads first, then the newest, each with its answers, oldest first; none where it is off or hidden.
     */
    Map<UUID, List<Shown>> firstThreads(Collection<UUID> articles, int threads, int repliesOfEach) {
        return session.createNativeQuery(
                        """
                        SELECT a.id AS article, t.id AS thread, t.created_at AS began, c.id, c.parent, c.display_name,
                            c.text, c.created_at, coalesce(n.replies, 0) + CASE WHEN t.deleted_at IS NULL THEN 0 ELSE 1 END,
                            c.badges, c.featured_at IS NOT NULL, t.pinned_at IS NOT NULL, t.author_replied_at IS NOT NULL,
                            k.block, k.start_at, k.end_at, k.quote_id, k.revision, k.checked, %4$s AS reactions,
                            c.edited_at, c.deleted_at
                        FROM unnest(cast(:articles AS uuid[])) AS a (id)
                        JOIN article s ON s.id = a.id
                        JOIN revision r ON r.article_id = s.id AND r.number = s.published_revision
                            AND r.discussion_state <> 'off'
                            AND discussion_mode(s.id, r.section_id) <> 'hidden'
                        CROSS JOIN LATERAL (
                            (SELECT * FROM comment t
                            WHERE t.article_id = a.id AND t.parent_id IS NULL AND t.state = 'approved'
                              AND t.pinned_at IS NOT NULL)
                            UNION ALL
                            (SELECT * FROM comment t
                            WHERE t.article_id = a.id AND t.parent_id IS NULL AND %1$s
                              AND t.pinned_at IS NULL
                            ORDER BY t.created_at DESC, t.id DESC LIMIT :threads)) t
                        LEFT JOIN comment_thread n ON n.root_id = t.id
                        LEFT JOIN comment_anchor k ON k.comment_id = t.id
                        CROSS JOIN LATERAL (
                            SELECT t.id, cast(NULL AS uuid) AS parent, t.display_name, t.text, t.created_at,
                                t.badges, t.featured_at, t.edited_at, t.deleted_at
                            UNION ALL
                            (SELECT y.id, coalesce(p.id, t.id), y.display_name, y.text, y.created_at,
                                y.badges, y.featured_at, y.edited_at, y.deleted_at
                            FROM comment y LEFT JOIN comment p ON p.id = %5$s AND %2$s
                            WHERE y.root_id = t.id AND y.parent_id IS NOT NULL AND %3$s
                            ORDER BY y.created_at, y.id LIMIT :replies)) c
                        ORDER BY t.pinned_at DESC NULLS LAST, began DESC, thread DESC, c.parent IS NOT NULL, c.created_at, c.id
                        """.formatted(
                                        Listed.sql("t"),
                                        Listed.sql("p"),
                                        Listed.sql("y"),
                                        ReactionCounts.ofOne("c.id"),
                                        Nesting.sql("y")),
                        Object[].class)
                .setParameter("articles", articles.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .setParameter("threads", threads)
                .setParameter("replies", repliesOfEach)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[0],
                        Collectors.mapping(
                                row -> new Shown(
                                        (UUID) row[3],
                                        (UUID) row[1],
                                        (UUID) row[4],
                                        (String) row[5],
                                        List.of((String[]) row[9]),
                                        ReactionCounts.read((String) row[19]),
                                        (String) row[6],
                                        (Instant) row[7],
                                        (Integer) row[8],
                                        new Marks((Boolean) row[10], (Boolean) row[11], (Boolean) row[12]),
                                        row[13] == null ? null : AnchorView.of(row, 13),
                                        (Instant) row[20],
                                        row[21] != null),
                                Collectors.toList())));
    }

    /**
     * A comment in a discussion.
     *
     * @param parent what it answers; null for what a thread begins with
     * @param replies how many approved replies its thread has, as counted last
     * @param marks its own, but for those that only threads have
     * @param anchor what its thread is about; null: the whole article
     * @param isDeleted whether it only keeps its place
     */
    record Shown(
            UUID id,
            UUID root,
            @Nullable UUID parent,
            String displayName,
            List<String> badges,
            Map<String, Integer> reactions,
            String text,
            Instant createdAt,
            int replies,
            Marks marks,
            @Nullable AnchorView anchor,
            @Nullable Instant editedAt,
            boolean isDeleted) {}

    /** The comments in a state, oldest first. */
    List<Comment> inState(String state, @Nullable UUID article, Optional<Paging.After> after, int rows) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("state", state);
        parameters.put("time", after.map(Paging.After::instant).orElse(FIRST_TIME));
        parameters.put("id", after.map(Paging.After::id).orElse(Paging.FIRST_ID));
        if (article != null) {
            parameters.put("article", article);
        }
        return find(
                        "state = :state and (createdAt, id) > (:time, :id)"
                                + (article == null ? "" : " and articleId = :article") + " order by createdAt, id",
                        parameters)
                .range(0, rows - 1)
                .list();
    }

    /**
     * An answer in a thread; {@code parent} is what it is shown under or, where that is not listed, the beginning.
     *
     * @param isDeleted whether it only keeps its place
     */
    record Reply(
            UUID id,
            UUID root,
            UUID parent,
            String displayName,
            List<String> badges,
            Map<String, Integer> reactions,
            String text,
            Instant createdAt,
            boolean featured,
            @Nullable Instant editedAt,
            boolean isDeleted) {

        /** Its sort keys. */
        List<?> keys() {
            return List.of(createdAt, id);
        }
    }

    /** The listed answers in each of these threads, oldest first, so many of each at most; one statement. */
    List<Reply> replies(Collection<UUID> roots, Optional<Paging.After> after, int most) {
        if (roots.isEmpty()) {
            return List.of();
        }
        return session.createNativeQuery(
                        """
                        SELECT c.id, c.root_id, coalesce(p.id, c.root_id), c.display_name, c.badges, c.text, c.created_at,
                            c.featured_at IS NOT NULL, %3$s AS reactions, c.edited_at, c.deleted_at
                        FROM unnest(cast(:roots AS uuid[])) AS t (root)
                        CROSS JOIN LATERAL (
                            SELECT r.* FROM comment r
                            WHERE r.root_id = t.root AND r.parent_id IS NOT NULL AND %1$s
                              AND (r.created_at, r.id) > (:time, :id)
                            ORDER BY r.created_at, r.id LIMIT :most) c
                        LEFT JOIN comment p ON p.id = %4$s AND %2$s
                        ORDER BY c.created_at, c.id
                        """.formatted(Listed.sql("r"), Listed.sql("p"), ReactionCounts.ofOne("c.id"), Nesting.sql("c")),
                        Object[].class)
                .setParameter("roots", roots.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .setParameter("time", after.map(Paging.After::instant).orElse(FIRST_TIME))
                .setParameter("id", after.map(Paging.After::id).orElse(Paging.FIRST_ID))
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new Reply(
                        (UUID) row[0],
                        (UUID) row[1],
                        (UUID) row[2],
                        (String) row[3],
                        List.of((String[]) row[4]),
                        ReactionCounts.read((String) row[8]),
                        (String) row[5],
                        (Instant) row[6],
                        (Boolean) row[7],
                        (Instant) row[9],
                        row[10] != null))
                .toList();
    }
}
