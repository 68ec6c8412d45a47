package press.dateline.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import press.dateline.web.CacheTags;

/** Reads the log. */
@ApplicationScoped
public class ChangeReader {

    /** One snapshot: the bounds of the log beside the rows, so that a gap shows. */
    private static final String SELECT = """
            SELECT coalesce(b.oldest, 0), coalesce(b.newest, 0), c.seq, c.type, c.target_id, c.kind, c.revision,
                   c.reason, c.audience, c.into_id, array_to_string(c.cache_tags, ' '), c.at, cast(c.before AS text)
            FROM (SELECT (SELECT min(seq) FROM change) AS oldest, (SELECT max(seq) FROM change) AS newest) b
            LEFT JOIN LATERAL (
                SELECT seq, type, target_id, kind, revision, reason, audience, into_id, cache_tags, at,
                    CASE WHEN :before THEN before END AS before FROM change
                WHERE seq > :after AND type = ANY(:types) AND kind = ANY(:kinds)
                    AND (audience IS NULL OR :all OR audience = ANY(:audiences))
                ORDER BY seq LIMIT :most) c ON true
            ORDER BY c.seq
            """;

    /** Those that this release knows: a newer one beside it may write others. */
    private static final String[] KINDS =
            Stream.of(ChangeKind.values()).map(ChangeKind::word).toArray(String[]::new);

    private final SessionFactory sessions;

    ChangeReader(SessionFactory sessions) {
        this.sessions = sessions;
    }

    /**
     * A stretch of the log.
     *
     * @param oldest the lowest number that the log still holds; 0 where it is empty
     * @param newest the highest; 0 where it is empty
     */
    public record Stretch(long oldest, long newest, List<LoggedChange> changes) {

        /** Whether the log does not hold all that came after a number: it was trimmed, or an older one put back. */
        public boolean lacks(long after) {
            return newest < after || oldest > after + 1;
        }
    }

    /** The number of the newest change; 0 where there is none. */
    public long newest() {
        try (var session = sessions.openStatelessSession()) {
            // As a row: Hibernate plans a query with a result of one value anew each time.
            Object[] row = session.createNativeQuery(
                            "SELECT coalesce(max(seq), 0) AS seq, true AS row FROM change", Object[].class)
                    .getSingleResult();
            return (Long) row[0];
        }
    }

    /** All changes after a number, whatever they are of and whoever they are for. */
    Stretch after(long seq, int most) {
        return after(seq, most, EnumSet.allOf(ChangeType.class), List.of(), true, false);
    }

    /**
     * The changes after a number; one statement.
     *
     * @param types what they are of
     * @param audiences those whose changes are wanted too, beside what is for all
     */
    public Stretch after(long seq, int most, Set<ChangeType> types, Collection<String> audiences) {
        return after(seq, most, types, audiences, false, false);
    }

    /** The same, with what the articles were before; one statement. */
    public Stretch withBefore(long seq, int most, Set<ChangeType> types, Collection<String> audiences) {
        return after(seq, most, types, audiences, false, true);
    }

    private Stretch after(
            long seq, int most, Set<ChangeType> types, Collection<String> audiences, boolean all, boolean before) {
        try (var session = sessions.openStatelessSession()) {
            List<Object[]> rows = session.createNativeQuery(SELECT, Object[].class)
                    .setParameter("after", seq)
                    .setParameter("types", types.stream().map(ChangeType::word).toArray(String[]::new), String[].class)
                    .setParameter("kinds", KINDS, String[].class)
                    .setParameter("audiences", audiences.toArray(String[]::new), String[].class)
                    .setParameter("all", all)
                    .setParameter("before", before)
                    .setParameter("most", most)
                    .getResultList();
            Object[] bounds = rows.getFirst();
            return new Stretch(
                    (Long) bounds[0],
                    (Long) bounds[1],
                    rows.stream()
                            .filter(row -> row[2] != null)
                            .map(ChangeReader::change)
                            .toList());
        }
    }

    private static LoggedChange change(Object[] row) {
        List<String> tags = List.of(((String) row[10]).split(" "));
        return new LoggedChange(
                (Long) row[2],
                ChangeType.ofWord((String) row[3]),
                (UUID) row[4],
                ChangeKind.ofWord((String) row[5]),
                (Integer) row[6],
                (String) row[7],
                (String) row[8],
                (UUID) row[9],
                CacheTags.parse(tags),
                tags.stream()
                        .flatMap(tag -> ChangeType.ARTICLE.ofTag(tag).stream())
                        .toList(),
                (Instant) row[11],
                (String) row[12]);
    }
}
