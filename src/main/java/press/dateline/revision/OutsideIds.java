package press.dateline.revision;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.database.BulkInsert;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** The ids that articles have elsewhere; each is one article's only. */
@ApplicationScoped
public class OutsideIds {

    private final Session session;

    OutsideIds(Session session) {
        this.session = session;
    }

    /** Sets an article's ids to those of its draft; what is known of those that stay (their version) stays too. */
    public void replace(UUID article, Draft draft) {
        replaceAltIds(article, draft.altIds());
        List<String> values = draft.outsideIds();
        String[] wanted = values.toArray(String[]::new);
        session.createNativeMutationQuery("DELETE FROM article_outside_id WHERE article_id = ?1 AND value <> ALL(?2)")
                .setParameter(1, article)
                .setParameter(2, wanted, String[].class)
                .executeUpdate();
        if (wanted.length == 0) {
            return;
        }
        session.createNativeMutationQuery("""
                        INSERT INTO article_outside_id (value, article_id) SELECT DISTINCT v, cast(?1 as uuid)
                        FROM unnest(?2) AS v ON CONFLICT (value) DO NOTHING
                        """)
                .setParameter(1, article)
                .setParameter(2, wanted, String[].class)
                .executeUpdate();
        List<String> others = session.createNativeQuery(
                        "SELECT value FROM article_outside_id WHERE value = ANY(?2) AND article_id <> ?1", String.class)
                .setParameter(1, article)
                .setParameter(2, wanted, String[].class)
                .getResultList();
        if (!others.isEmpty()) {
            throw new ProblemException(
                    ProblemType.DUPLICATE,
                    "Another article has the outside id '" + others.getFirst() + "'.",
                    List.of(Fault.at("/outsideIds/" + values.indexOf(others.getFirst()), "is another article's")));
        }
    }

    private void replaceAltIds(UUID article, List<Draft.AltId> altIds) {
        session.createNativeMutationQuery("DELETE FROM article_alt_id WHERE article_id = ?1")
                .setParameter(1, article)
                .executeUpdate();
        var rows = altIdRows();
        addAltIds(rows, article, altIds);
        rows.execute(session);
    }

    public static BulkInsert altIdRows() {
        return BulkInsert.into("article_alt_id", "article_id uuid", "position integer", "role text", "value text");
    }

    public static void addAltIds(BulkInsert rows, UUID article, List<Draft.AltId> altIds) {
        for (int i = 0; i < altIds.size(); i++) {
            rows.add(article, i, altIds.get(i).role(), altIds.get(i).value());
        }
    }
}
