package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.sanction.SanctionView;
import press.dateline.sanction.Sanctions;

/** What became of readers' comments, and of them. */
@ApplicationScoped
class Records {

    /** So many comments of each are looked at. */
    private static final int LOOKED = 200;

    private final Session session;
    private final Sanctions sanctions;

    Records(Session session, Sanctions sanctions) {
        this.session = session;
        this.sanctions = sanctions;
    }

    /** The records of these readers; two statements. */
    Map<UUID, ReaderRecordView> of(Collection<UUID> readers) {
        if (readers.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<SanctionView>> inForce = sanctions.inForce(readers);
        Map<UUID, ReaderRecordView> records = new HashMap<>();
        session.createNativeQuery("""
                        SELECT r.id, n.approved, n.rejected, n.pending, n.reports
                        FROM unnest(cast(:readers AS uuid[])) AS r (id)
                        CROSS JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE m.became = 'approved') AS approved,
                                count(*) FILTER (WHERE m.became = 'rejected') AS rejected,
                                count(*) FILTER (WHERE m.state = 'pending') AS pending,
                                cast(coalesce(sum(m.reports), 0) AS bigint) AS reports
                            FROM (SELECT c.state, coalesce(c.deleted_from, c.state) AS became, (SELECT count(*) FROM comment_report p
                                        WHERE p.comment_id = c.id) AS reports
                                FROM comment c WHERE c.reader_id = r.id
                                ORDER BY c.created_at DESC, c.id DESC LIMIT :looked) m) n
                        """, Object[].class)
                .setParameter("readers", readers.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .setParameter("looked", LOOKED)
                .getResultStream()
                .forEach(row -> records.put(
                        (UUID) row[0],
                        new ReaderRecordView(
                                (Long) row[1],
                                (Long) row[2],
                                (Long) row[3],
                                (Long) row[4],
                                inForce.getOrDefault((UUID) row[0], List.of()))));
        return records;
    }
}
