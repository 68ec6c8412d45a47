package press.dateline.live;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** The comments' stream, as far as somebody listens to it. */
@ApplicationScoped
class LiveEvents {

    private static final String APPROVED = "approved";

    private final Session session;

    LiveEvents(Session session) {
        this.session = session;
    }

    /**
     * A piece of the stream that is asked for: what an article has behind a place.
     *
     * @param most how much at most
     */
    record Piece(UUID article, long xid, long seq, int most) {}

    /** Where an event stands. */
    record Place(long xid, long seq) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return Comparator.comparingLong(Place::xid)
                    .thenComparingLong(Place::seq)
                    .compare(this, other);
        }
    }

    /** Something that has happened to a comment; what it is now, the comment itself has to say. */
    record Event(Place place, UUID comment, boolean isNew) {}

    /**
     * Pieces of the stream.
     *
     * @param horizon below which they have all that there will ever be
     * @param events those of each piece, in order, by its number; one more than the most where there are more
     */
    record Read(long horizon, Map<Integer, List<Event>> events) {

        List<Event> of(int piece) {
            return events.getOrDefault(piece, List.of());
        }
    }

    /** Reads pieces of the stream, all as of one moment; one statement. */
    Read read(List<Piece> pieces) {
        List<Object[]> rows = session.createNativeQuery("""
                        SELECT cast(cast(h.horizon AS text) AS bigint), p.number, cast(cast(p.xid AS text) AS bigint),
                            p.seq, p.kind, p.comment_id
                        FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS horizon) h
                        LEFT JOIN (
                            SELECT l.number, e.*
                            FROM unnest(cast(:articles AS uuid[]), cast(:xids AS xid8[]), cast(:seqs AS bigint[]),
                                cast(:most AS bigint[])) WITH ORDINALITY AS l (article, xid, seq, most, number)
                            CROSS JOIN LATERAL (
                                SELECT * FROM comment_event e
                                WHERE e.article_id = l.article AND e.comment_id IS NOT NULL
                                  AND (e.xid, e.seq) > (l.xid, l.seq)
                                ORDER BY e.xid, e.seq LIMIT l.most + 1) e
                            ) p ON true
                        ORDER BY p.number, p.xid, p.seq
                        """, Object[].class)
                .setParameter("articles", texts(pieces, Piece::article), String[].class)
                .setParameter("xids", texts(pieces, Piece::xid), String[].class)
                .setParameter("seqs", texts(pieces, Piece::seq), String[].class)
                .setParameter("most", texts(pieces, Piece::most), String[].class)
                .getResultList();
        Map<Integer, List<Event>> events = new HashMap<>();
        for (Object[] row : rows) {
            if (row[1] != null) {
                events.computeIfAbsent(((Number) row[1]).intValue() - 1, _ -> new ArrayList<>())
                        .add(new Event(
                                new Place((Long) row[2], (Long) row[3]), (UUID) row[5], row[4].equals(APPROVED)));
            }
        }
        return new Read((Long) rows.getFirst()[0], events);
    }

    private static String[] texts(List<Piece> pieces, Function<Piece, Object> part) {
        return pieces.stream().map(part).map(String::valueOf).toArray(String[]::new);
    }
}
