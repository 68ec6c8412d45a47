package press.dateline.revision;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.database.BulkInsert;
import press.dateline.database.Writes;

/** Which revisions were public, and since when: readers may compare just these. */
@ApplicationScoped
public class Publications {

    private final Session session;

    Publications(Session session) {
        this.session = session;
    }

    /**
     * Remembers that a revision is about to be public, for everybody. The one that is public until then is remembered too, as an older
     * release may have published it.
     */
    public void publish(Writes writes, UUID article, int revision, Instant at) {
        writes.add("""
                        INSERT INTO publication (article_id, revision, at)
                        SELECT id, published_revision, modified_at FROM article
                        WHERE id = :article AND status = 'published' AND embargo_until IS NULL
                          AND published_revision <> :revision
                        UNION ALL
                        SELECT cast(:article as uuid), cast(:revision as integer), cast(:at as timestamptz)
                        ON CONFLICT (article_id, revision) DO UPDATE SET withdrawn_at = NULL
                        """, Map.of("article", article, "revision", revision, "at", at));
    }

    /** Remembers that an article was withdrawn: what it said until then may be the offence. */
    public void withdraw(UUID article, Instant at) {
        session.createNativeMutationQuery(
                        "UPDATE publication SET withdrawn_at = ?2 WHERE article_id = ?1 AND withdrawn_at IS NULL")
                .setParameter(1, article)
                .setParameter(2, at)
                .executeUpdate();
    }

    /** Rows for many publications at once, each of a new article. */
    public static BulkInsert rows() {
        return BulkInsert.into("publication", "article_id uuid", "revision integer", "at timestamptz");
    }

    /** Rows for many publications at once, some of which have ended. */
    public static BulkInsert endedRows() {
        return BulkInsert.into(
                "publication", "article_id uuid", "revision integer", "at timestamptz", "withdrawn_at timestamptz");
    }
}
