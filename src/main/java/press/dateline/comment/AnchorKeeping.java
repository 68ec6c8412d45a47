package press.dateline.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.BackgroundWork;

/**
 * Looks for what comments are about each time their article is published; any number of instances may. A publication
 * only leaves a row that it is due; the article is held for one batch at a time.
 */
@ApplicationScoped
class AnchorKeeping {

    private static final int BATCH = 1_000;

    private final Session session;
    private final BackgroundWork background;

    AnchorKeeping(Session session, BackgroundWork background) {
        this.session = session;
        this.background = background;
    }

    /** An anchor, and the revision in which it was found last. */
    private record Kept(UUID comment, AnchorSearch.Sought sought, int revision) {}

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keepUp() {
        background.untilDone(this::keepSome);
    }

    /** Looks for some of an article's anchors; false where nothing is due, or is being published or done by others. */
    boolean keepSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Object[]> due = session.createNativeQuery("""
                            SELECT a.id, coalesce(a.published_revision, 0)
                            FROM comment_anchor_due d JOIN article a ON a.id = d.article_id
                            ORDER BY d.id LIMIT 1 FOR NO KEY UPDATE OF a SKIP LOCKED
                            """, Object[].class)
                    .getResultStream()
                    .findFirst();
            due.ifPresent(article -> keep((UUID) article[0], (Integer) article[1]));
            return due.isPresent();
        });
    }

    private void keep(UUID article, int revision) {
        // Before the anchors are read: what is posted in between is due again.
        session.createNativeMutationQuery("DELETE FROM comment_anchor_due WHERE article_id = ?1")
                .setParameter(1, article)
                .executeUpdate();
        List<Kept> anchors = session.createNativeQuery("""
                        SELECT comment_id, block, start_at, end_at, quote_id, exact, prefix, suffix, digest, revision
                        FROM comment_anchor
                        WHERE article_id = :article AND (checked < :revision OR checked > :revision) LIMIT :most
                        """, Object[].class)
                .setParameter("article", article)
                .setParameter("revision", revision)
                .setParameter("most", BATCH)
                .getResultStream()
                .map(AnchorKeeping::kept)
                .toList();
        if (anchors.isEmpty()) {
            return;
        }
        store(anchors, search(article, revision), revision);
        session.createNativeMutationQuery(
                        // Not one for each comment: none of them has changed.
                        "INSERT INTO comment_event (kind, article_id) VALUES ('counted', ?1)")
                .setParameter(1, article)
                .executeUpdate();
        if (anchors.size() == BATCH) {
            session.createNativeMutationQuery("INSERT INTO comment_anchor_due (article_id) VALUES (?1)")
                    .setParameter(1, article)
                    .executeUpdate();
        }
    }

    private static Kept kept(Object[] row) {
        return new Kept(
                (UUID) row[0],
                new AnchorSearch.Sought(
                        new AnchorSearch.Place((String) row[1], (Integer) row[2], (Integer) row[3]),
                        (UUID) row[4],
                        (String) row[5],
                        (String) row[6],
                        (String) row[7],
                        (String) row[8]),
                (Integer) row[9]);
    }

    private AnchorSearch search(UUID article, int revision) {
        List<AnchorSearch.Passage> passages = session.createNativeQuery("""
                        SELECT b.id, b.text, encode(sha256(convert_to(b.text, 'UTF8')), 'hex')
                        FROM revision r JOIN block b ON b.revision_id = r.id
                        WHERE r.article_id = :article AND r.number = :revision ORDER BY b.position
                        """, Object[].class)
                .setParameter("article", article)
                .setParameter("revision", revision)
                .getResultStream()
                .map(row -> new AnchorSearch.Passage((String) row[0], (String) row[1], (String) row[2]))
                .toList();
        Map<UUID, AnchorSearch.Place> quotes = new HashMap<>();
        session.createNativeQuery("""
                        SELECT s.quote_id, b.id, s.start_at, s.end_at
                        FROM revision r JOIN span s ON s.revision_id = r.id AND s.type = 'quote'
                        JOIN block b ON b.revision_id = r.id AND b.position = s.block
                        WHERE r.article_id = :article AND r.number = :revision ORDER BY s.block, s.start_at
                        """, Object[].class)
                .setParameter("article", article)
                .setParameter("revision", revision)
                .getResultStream()
                .forEach(row -> quotes.putIfAbsent(
                        (UUID) row[0], new AnchorSearch.Place((String) row[1], (Integer) row[2], (Integer) row[3])));
        return new AnchorSearch(passages, quotes);
    }

    private void store(List<Kept> anchors, AnchorSearch search, int revision) {
        String[][] columns = new String[5][anchors.size()];
        for (int i = 0; i < anchors.size(); i++) {
            Kept anchor = anchors.get(i);
            Optional<AnchorSearch.Place> found = search.find(anchor.sought());
            AnchorSearch.Place place = found.orElse(anchor.sought().last());
            columns[0][i] = anchor.comment().toString();
            columns[1][i] = place.block();
            columns[2][i] = text(place.start());
            columns[3][i] = text(place.end());
            columns[4][i] = String.valueOf(found.isPresent() ? revision : anchor.revision());
        }
        session.createNativeMutationQuery("""
                        UPDATE comment_anchor a SET block = t.block, start_at = cast(nullif(t.start_at, '') AS integer),
                            end_at = cast(nullif(t.end_at, '') AS integer), revision = t.revision, checked = :revision
                        FROM unnest(cast(:comments AS uuid[]), cast(:blocks AS text[]), cast(:starts AS text[]),
                            cast(:ends AS text[]), cast(:revisions AS integer[]))
                            AS t (comment_id, block, start_at, end_at, revision)
                        WHERE a.comment_id = t.comment_id
                        """)
                .setParameter("revision", revision)
                .setParameter("comments", columns[0], String[].class)
                .setParameter("blocks", columns[1], String[].class)
                .setParameter("starts", columns[2], String[].class)
                .setParameter("ends", columns[3], String[].class)
                .setParameter("revisions", columns[4], String[].class)
                .executeUpdate();
    }

    private static String text(@Nullable Integer number) {
        return Objects.toString(number, "");
    }
}
