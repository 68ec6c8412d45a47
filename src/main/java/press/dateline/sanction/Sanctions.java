package press.dateline.sanction;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.Times;

/** The sanctions, in force and past. */
@ApplicationScoped
public class Sanctions {

    /** How many are listed of one reader. */
    private static final String LISTED = " LIMIT 100";

    /** As SQL over a row {@code s}: whether it is in force at {@code :at}, wherever. */
    static final String IN_FORCE = "s.lifted_at IS NULL AND (s.until IS NULL OR s.until > :at)";

    /**
     * As SQL over a row {@code s}: whether it is in force at {@code :at}, for what its reader does on the article
     * {@code :article}. Warnings never are. A section's holds below it, too.
     */
    public static final String HOLDS = "s.kind <> 'warn' AND " + IN_FORCE + """
             AND (s.section_id IS NULL OR s.section_id IN (
                WITH RECURSIVE up AS (
                    SELECT n.id, n.parent_id FROM article a
                    JOIN revision r ON r.article_id = a.id
                        AND r.number = coalesce(a.published_revision, a.draft_revision)
                    JOIN section n ON n.id = r.section_id
                    WHERE a.id = :article
                    UNION SELECT p.id, p.parent_id FROM up JOIN section p ON p.id = up.parent_id)
                SELECT id FROM up))""";

    /** The order of those rows: the gravest first, and of equal ones that which lasts longest. */
    public static final String GRAVEST =
            "array_position(ARRAY['ban', 'suspend', 'mute', 'pre-moderate', 'trust'], s.kind), s.until DESC NULLS FIRST, s.id";

    private static final String COLUMNS = "s.id, s.reader_id, s.kind, n.id AS section, n.slug, n.name, s.at, s.until,"
            + " s.reason_code, s.note, s.actor, s.moderator, s.lifted_at, s.lifted_by";
    private static final String FROM = " FROM reader_sanction s LEFT JOIN section n ON n.id = s.section_id ";

    private final Session session;
    private final Clock clock;

    Sanctions(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * Nothing where a reader may do something on an article; one statement.
     *
     * @throws ProblemException 403 where the reader is suspended or banned there
     */
    public void requireFree(UUID reader, UUID article) {
        session.createNativeQuery(
                        "SELECT s.kind, s.until, s.reason_code FROM reader_sanction s WHERE s.reader_id = :reader AND "
                                + HOLDS + " ORDER BY " + GRAVEST + " LIMIT 1",
                        Object[].class)
                .setParameter("reader", reader)
                .setParameter("article", article)
                .setParameter("at", Times.now(clock), Instant.class)
                .getResultStream()
                .map(row -> new Sanction((String) row[0], (Instant) row[1], (String) row[2]))
                .filter(Sanction::forbids)
                .findFirst()
                .ifPresent(sanction -> {
                    throw sanction.problem();
                });
    }

    /** A sanction that is laid on a reader. */
    record Laid(
            UUID id,
            UUID reader,
            String kind,
            @Nullable UUID section,
            Instant at,
            @Nullable Instant until,
            @Nullable String reasonCode,
            @Nullable String note,
            UUID key,
            @Nullable String moderator) {}

    /** Lays a sanction on a reader; one statement. */
    void add(Laid laid) {
        session.createNativeMutationQuery("""
                        INSERT INTO reader_sanction (
                            id, reader_id, kind, section_id, at, until, reason_code, note, actor, moderator)
                        VALUES (:id, :reader, :kind, :section, :at, :until, :code, :note, :key, :moderator)
                        """)
                .setParameter("id", laid.id)
                .setParameter("reader", laid.reader)
                .setParameter("kind", laid.kind)
                .setParameter("section", laid.section, UUID.class)
                .setParameter("at", laid.at, Instant.class)
                .setParameter("until", laid.until, Instant.class)
                .setParameter("code", laid.reasonCode, String.class)
                .setParameter("note", laid.note, String.class)
                .setParameter("key", laid.key)
                .setParameter("moderator", laid.moderator, String.class)
                .executeUpdate();
    }

    /** Lifts a sanction of a reader, unless it is lifted already; false where there is none. One statement. */
    boolean lift(UUID reader, UUID sanction, UUID key) {
        return session.createNativeMutationQuery("""
                        UPDATE reader_sanction SET lifted_at = coalesce(lifted_at, :at),
                            lifted_by = coalesce(lifted_by, :key)
                        WHERE id = :id AND reader_id = :reader
                        """)
                        .setParameter("at", Times.now(clock), Instant.class)
                        .setParameter("key", key)
                        .setParameter("id", sanction)
                        .setParameter("reader", reader)
                        .executeUpdate()
                == 1;
    }

    /** All that was laid on a reader, newest first; one statement. */
    List<SanctionView> history(UUID reader) {
        return rows("s.reader_id = :reader", LISTED)
                .setParameter("reader", reader)
                .getResultStream()
                .map(this::view)
                .toList();
    }

    /** Those in force, warnings too, that a reader may know of: muting is not told. One statement. */
    List<OwnSanctionView> own(UUID reader) {
        return rows("s.reader_id = :reader AND s.kind <> 'mute' AND " + IN_FORCE, LISTED)
                .setParameter("reader", reader)
                .setParameter("at", Times.now(clock), Instant.class)
                .getResultStream()
                .map(row -> OwnSanctionView.of(view(row)))
                .toList();
    }

    /** Those in force of each of these readers, newest first; one statement. */
    public Map<UUID, List<SanctionView>> inForce(Collection<UUID> readers) {
        if (readers.isEmpty()) {
            return Map.of();
        }
        return rows("s.reader_id = ANY(cast(:readers AS uuid[])) AND " + IN_FORCE, "")
                .setParameter("readers", readers.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .setParameter("at", Times.now(clock), Instant.class)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> (UUID) row[1], HashMap::new, Collectors.mapping(this::view, Collectors.toList())));
    }

    private NativeQuery<Object[]> rows(String where, String limit) {
        return session.createNativeQuery(
                "SELECT " + COLUMNS + FROM + "WHERE " + where + " ORDER BY s.at DESC, s.id DESC" + limit,
                Object[].class);
    }

    private SanctionView view(Object[] row) {
        Instant until = (Instant) row[7];
        Instant lifted = (Instant) row[12];
        return new SanctionView(
                (UUID) row[0],
                (String) row[2],
                row[3] == null ? null : new SanctionView.SectionView((UUID) row[3], (String) row[4], (String) row[5]),
                (Instant) row[6],
                until,
                lifted == null && (until == null || until.isAfter(clock.instant())),
                (String) row[8],
                (String) row[9],
                (UUID) row[10],
                (String) row[11],
                lifted,
                (UUID) row[13]);
    }
}
