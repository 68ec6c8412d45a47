package press.dateline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.comment.CommentsErased;
import press.dateline.reader.OwnData;

/** The reports that a reader has made with the token: the reader takes them along or leaves. */
@ApplicationScoped
class OwnReports implements OwnData {

    private final Session session;

    OwnReports(Session session) {
        this.session = session;
    }

    @Override
    public String member() {
        return "reports";
    }

    /** One statement. */
    @Override
    public List<Kept> kept(UUID reader, Position after, int most) {
        return session.createNativeQuery("""
                        SELECT id, comment_id, at, reason, note, explanation, reporter_name, reporter_email
                        FROM comment_report WHERE reader_id = :reader AND (at, id) > (:time, :id)
                        ORDER BY at, id LIMIT :most
                        """, Object[].class)
                .setParameter("reader", reader)
                .setParameter("time", after.at(), Instant.class)
                .setParameter("id", after.id())
                .setParameter("most", most)
                .getResultStream()
                .map(OwnReports::kept)
                .toList();
    }

    private static Kept kept(Object[] row) {
        UUID id = (UUID) row[0];
        Instant at = (Instant) row[2];
        String explanation = (String) row[5];
        return new Kept(
                new Position(at, id),
                new ExportedReport(
                        id,
                        (UUID) row[1],
                        at,
                        (String) row[3],
                        (String) row[4],
                        explanation == null
                                ? null
                                : new ReportView.StatementView(explanation, (String) row[6], (String) row[7])));
    }

    /** That somebody reported the comment, and why, stays: it is about the comment. What the reader wrote does not. */
    @Override
    public void erase(UUID reader, boolean keepTexts) {
        session.createNativeMutationQuery("""
                        UPDATE comment_report SET note = NULL, explanation = NULL, reporter_name = NULL,
                            reporter_email = NULL, reader_id = NULL
                        WHERE reader_id = :reader
                        """).setParameter("reader", reader).executeUpdate();
    }

    /** Nothing is left to be decided on them. */
    void onErased(@Observes CommentsErased erased) {
        String[] comments = erased.comments().stream().map(UUID::toString).toArray(String[]::new);
        for (String table : List.of("comment_reported", "comment_claim")) {
            session.createNativeMutationQuery(
                            "DELETE FROM " + table + " WHERE comment_id = ANY(cast(:comments AS uuid[]))")
                    .setParameter("comments", comments, String[].class)
                    .executeUpdate();
        }
    }
}
