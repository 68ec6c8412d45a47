package press.dateline.appeal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.reader.OwnData;

/** The appeals of a reader, who takes them along. */
@ApplicationScoped
class OwnAppeals implements OwnData {

    private final Session session;

    OwnAppeals(Session session) {
        this.session = session;
    }

    @Override
    public String member() {
        return "appeals";
    }

    /** One statement. */
    @Override
    public List<Kept> kept(UUID reader, Position after, int most) {
        return session.createNativeQuery("""
                        SELECT a.comment_id, a.at, a.text FROM comment c JOIN comment_appeal a ON a.comment_id = c.id
                        WHERE c.reader_id = :reader AND (a.at, a.comment_id) > (:time, :id)
                        ORDER BY a.at, a.comment_id LIMIT :most
                        """, Object[].class)
                .setParameter("reader", reader)
                .setParameter("time", after.at(), Instant.class)
                .setParameter("id", after.id())
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new Kept(
                        new Position((Instant) row[1], (UUID) row[0]),
                        new ExportedAppeal((UUID) row[0], (Instant) row[1], (String) row[2])))
                .toList();
    }

    /** They go with the comments, whose reader may be cut off before. */
    @Override
    public void erase(UUID reader, boolean keepTexts) {
        session.createNativeMutationQuery("""
                        DELETE FROM comment_appeal a USING comment c WHERE c.id = a.comment_id AND c.reader_id = :reader
                        """).setParameter("reader", reader).executeUpdate();
    }
}
