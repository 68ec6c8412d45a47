package press.dateline.comment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.reader.OwnData;

/** The reactions of a reader, who takes them along or leaves. */
@ApplicationScoped
class ReactionsOwned implements OwnData {

    private final Session session;

    ReactionsOwned(Session session) {
        this.session = session;
    }

    @Override
    public String member() {
        return "reactions";
    }

    /** One statement. */
    @Override
    public List<Kept> kept(UUID reader, Position after, int most) {
        return session.createNativeQuery("""
                        SELECT comment_id, at, array_agg(name ORDER BY name) AS names FROM comment_reaction
                        WHERE reader_id = :reader AND (at, comment_id) > (:time, :id)
                        GROUP BY at, comment_id ORDER BY at, comment_id LIMIT :most
                        """, Object[].class)
                .setParameter("reader", reader)
                .setParameter("time", after.at(), Instant.class)
                .setParameter("id", after.id())
                .setParameter("most", most)
                .getResultStream()
                .map(row -> new Kept(
                        new Position((Instant) row[1], (UUID) row[0]),
                        new ExportedReaction((UUID) row[0], List.of((String[]) row[2]), (Instant) row[1])))
                .toList();
    }

    /** The counts follow by themselves. */
    @Override
    public void erase(UUID reader, boolean keepTexts) {
        session.createNativeMutationQuery("DELETE FROM comment_reaction WHERE reader_id = :reader")
                .setParameter("reader", reader)
                .executeUpdate();
    }
}
