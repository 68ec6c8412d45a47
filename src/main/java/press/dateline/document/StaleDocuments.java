package press.dateline.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.change.CardChanged;
import press.dateline.change.ChangeType;
import press.dateline.web.Times;

/**
 * The queue of articles whose documents show something that has changed. They are marked in the transaction of the
 * change by one statement; a marked document is rendered on read until the queue has come by.
 */
@ApplicationScoped
public class StaleDocuments {

    private final Session session;
    private final Clock clock;

    StaleDocuments(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Marks all documents that show a card; returns how many. The site is shown by all. */
    int mark(CardChanged changed) {
        String marked = changed.type() == ChangeType.SITE
                ? "SELECT a.id AS article_id FROM article a WHERE a.status = 'published' AND cast(?2 as text[]) IS NOT NULL"
                : "SELECT DISTINCT d.article_id FROM document_card d WHERE d.card_id = ANY(cast(?2 as uuid[]))";
        // The update takes a lock: a renderer that has claimed the row, and read the older card, is waited for.
        return session.createNativeMutationQuery("INSERT INTO stale_document (article_id, since)"
                        + " SELECT m.article_id, ?1 FROM (" + marked + ") m ORDER BY m.article_id"
                        + " ON CONFLICT (article_id) DO UPDATE SET since = excluded.since")
                .setParameter(1, Times.now(clock))
                .setParameter(2, ids(changed), String[].class)
                .executeUpdate();
    }

    /**
     * The articles that a change has marked, if they are few enough to be rendered at once, locked; those that somebody
     * else saves or publishes just now are left to the queue, so that neither waits for the other.
     */
    List<UUID> marked(CardChanged changed, int most) {
        return session.createNativeQuery("""
                        SELECT a.id FROM article a WHERE a.id IN (
                            SELECT s.article_id FROM stale_document s JOIN document_card d USING (article_id)
                            WHERE d.card_id = ANY(cast(?1 as uuid[])))
                        ORDER BY a.id LIMIT ?2 FOR NO KEY UPDATE SKIP LOCKED
                        """, UUID.class)
                .setParameter(1, ids(changed), String[].class)
                .setParameter(2, most)
                .getResultList();
    }

    private static String[] ids(CardChanged changed) {
        return changed.ids().stream().map(UUID::toString).toArray(String[]::new);
    }

    /**
     * Claims marked articles for this transaction, which renders them; it waits for nobody, and others skip them. They
     * are chosen before anything else: below IN, PostgreSQL may choose anew for each row, and so claim all of them.
     */
    List<UUID> claim(int most) {
        return session.createNativeQuery("""
                        WITH claimed AS MATERIALIZED (
                            SELECT s.article_id FROM stale_document s JOIN article a ON a.id = s.article_id
                            ORDER BY s.since, s.article_id LIMIT ?1
                            FOR UPDATE OF s SKIP LOCKED FOR NO KEY UPDATE OF a SKIP LOCKED)
                        DELETE FROM stale_document s USING claimed c WHERE s.article_id = c.article_id
                        RETURNING s.article_id
                        """, UUID.class).setParameter(1, most).getResultList();
    }

    /** Takes the marks off articles that this transaction renders. */
    void unmark(List<UUID> articleIds) {
        session.createNativeMutationQuery("DELETE FROM stale_document WHERE article_id = ANY(cast(?1 as uuid[]))")
                .setParameter(1, articleIds.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .executeUpdate();
    }

    /** Marks documents of older formats, a few at a time; returns how many. */
    int markOlderFormats(int most) {
        return session.createNativeMutationQuery("""
                        INSERT INTO stale_document (article_id, since)
                        SELECT DISTINCT d.article_id, cast(?1 as timestamptz) FROM document d WHERE d.format < ?2
                            AND NOT EXISTS (SELECT 1 FROM stale_document s WHERE s.article_id = d.article_id) LIMIT ?3
                        ON CONFLICT (article_id) DO UPDATE SET since = excluded.since
                        """)
                .setParameter(1, Times.now(clock))
                .setParameter(2, Document.FORMAT)
                .setParameter(3, most)
                .executeUpdate();
    }
}
