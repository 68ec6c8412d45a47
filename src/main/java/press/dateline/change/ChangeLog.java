package press.dateline.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Times;

/**
 * Writes the log. Changes are collected during a transaction and numbered by its last statements, under an advisory
 * lock that the commit releases: so numbers have no gaps, stand in commit order, and nothing is locked after them.
 */
@ApplicationScoped
public class ChangeLog {

    private static final String PENDING = ChangeLog.class.getName();
    private static final long LOCK = 0x6461_7465_6c69_6e65L;

    /**
     * Two statements, sent at once: the lock is not held while the second travels. Its snapshot is its own, and younger
     * than the lock. It notes who did it too, and tells the instances' listeners: they hear of it when it is committed.
     */
    private static final String LOCK_AND_INSERT = """
            SELECT pg_advisory_xact_lock(?);
            WITH made AS (
            INSERT INTO change (
                at, seq, type, target_id, kind, revision, reason, audience, cache_tags, actor, into_id, before)
            SELECT ?, (SELECT coalesce(max(seq), 0) FROM change) + c.ordinality, c.type, c.target::uuid, c.kind,
                   c.revision, c.reason, c.audience, string_to_array(c.tags, ' '), c.actor::uuid, c.into_id::uuid,
                   CASE c.type WHEN 'article' THEN (
                       SELECT jsonb_build_object(l.article_id, w.was) FROM article_listing l
                       CROSS JOIN LATERAL (SELECT CASE WHEN l.changed_by = pg_current_xact_id() THEN l.was
                           WHEN l.listed THEN jsonb_strip_nulls(jsonb_build_object(
                               'traits', l.traits, 'publishedAt', l.published_at, 'rightsEnd', l.rights_end)) END) AS w (was)
                       WHERE l.article_id = c.target::uuid AND w.was IS NOT NULL)
                   WHEN 'listing' THEN (
                       SELECT jsonb_object_agg(l.article_id, l.was) FROM article_listing l
                       WHERE l.article_id IN (SELECT substr(t, 9)::uuid
                               FROM unnest(string_to_array(c.tags, ' ')) AS t WHERE t LIKE 'article:%')
                           AND l.changed_by = pg_current_xact_id() AND l.was IS NOT NULL
                           AND l.was -> 'traits' <> to_jsonb(l.traits)) END
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                 WITH ORDINALITY AS c (type, target, kind, revision, reason, audience, tags, actor, into_id, ordinality)
            RETURNING seq),
            noted AS (
            """ + AuditTrail.INSERT + """
            )
            SELECT max(seq), pg_notify(?, max(seq)::text) FROM made
            """;

    private final Session session;
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final AuditTrail trail;
    private final Freshness freshness;
    private final Clock clock;

    ChangeLog(
            Session session,
            DataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            AuditTrail trail,
            Freshness freshness,
            Clock clock) {
        this.session = session;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.trail = trail;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Records a change; it gets its number when the running transaction commits, and vanishes if it does not. */
    public void append(Change change) {
        pending().add(change);
    }

    /** What the running transaction has recorded until now. */
    @SuppressWarnings("unchecked") // the resource is put under our own key, just below
    List<Change> recorded() {
        List<Change> recorded = (List<Change>) transaction.getResource(PENDING);
        return recorded == null ? List.of() : recorded;
    }

    private List<Change> pending() {
        List<Change> pending = recorded();
        if (pending.isEmpty()) {
            pending = new ArrayList<>();
            transaction.putResource(PENDING, pending);
            // Hibernate takes part from now on, so that it can still be flushed when the transaction ends.
            session.joinTransaction();
            transaction.registerInterposedSynchronization(new Numbering(pending));
        }
        return pending;
    }

    private final class Numbering implements Synchronization {

        private final List<Change> changes;
        private long newest;

        Numbering(List<Change> changes) {
            this.changes = changes;
        }

        /** By JDBC: Hibernate may have let go of the transaction's connection by now; this is the same one. */
        @Override
        public void beforeCompletion() {
            session.flush();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(LOCK_AND_INSERT)) {
                insert.setLong(1, LOCK);
                insert.setObject(2, OffsetDateTime.ofInstant(Times.now(clock), ZoneOffset.UTC));
                insert.setArray(3, texts(connection, change -> change.type().word()));
                insert.setArray(4, texts(connection, change -> change.target().toString()));
                insert.setArray(5, texts(connection, change -> change.kind().word()));
                insert.setArray(
                        6,
                        connection.createArrayOf(
                                "integer",
                                changes.stream().map(Change::revision).toArray()));
                insert.setArray(7, texts(connection, Change::reason));
                insert.setArray(8, texts(connection, Change::audience));
                insert.setArray(9, texts(connection, change -> String.join(" ", change.tags())));
                insert.setArray(
                        10,
                        texts(
                                connection,
                                change -> change.actor() == null
                                        ? null
                                        : change.actor().toString()));
                insert.setArray(
                        11,
                        texts(
                                connection,
                                change -> change.into() == null
                                        ? null
                                        : change.into().toString()));
                int next = trail.bind(connection, insert, 12, changes);
                insert.setString(next, LogListener.CHANNEL);
                insert.execute();
                insert.getMoreResults(); // behind that of the lock
                try (ResultSet made = insert.getResultSet()) {
                    made.next();
                    newest = made.getLong(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the changes could not be numbered", e);
            }
        }

        private Array texts(Connection connection, Function<Change, @Nullable String> text) throws SQLException {
            return connection.createArrayOf("text", changes.stream().map(text).toArray());
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                freshness.atLeast(newest);
            }
        }
    }
}
