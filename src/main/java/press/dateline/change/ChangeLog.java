package press.dateline.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import press.dateline.web.Times;

/**
 * Writes the log. Changes are collected during a transaction and numbered by its last statements, under an advisory
 * lock that the commit releases: so numbers have no gaps, stand in commit order, and nothing is locked after them.
 */
@ApplicationScoped
public class ChangeLog {

    private static final String PENDING = ChangeLog.class.getName();
    private static final long LOCK = 0x6461_7465_6c69_6e65L;

    private final Session session;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    ChangeLog(Session session, TransactionSynchronizationRegistry transaction, Clock clock) {
        this.session = session;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Records a change; it gets its number when the running transaction commits, and vanishes if it does not. */
    public void append(Change change) {
        pending().add(change);
    }

    @SuppressWarnings("unchecked") // the resource is put under our own key, just below
    private List<Change> pending() {
        List<Change> pending = (List<Change>) transaction.getResource(PENDING);
        if (pending == null) {
            pending = new ArrayList<>();
            transaction.putResource(PENDING, pending);
            transaction.registerInterposedSynchronization(new Numbering(pending));
        }
        return pending;
    }

    private final class Numbering implements Synchronization {

        private final List<Change> changes;

        Numbering(List<Change> changes) {
            this.changes = changes;
        }

        @Override
        public void beforeCompletion() {
            session.flush();
            session.createNativeQuery("SELECT pg_advisory_xact_lock(?1)", Object.class)
                    .setParameter(1, LOCK)
                    .getSingleResult();
            // A statement of its own: its snapshot must be younger than the lock.
            session.createNativeMutationQuery("""
                            INSERT INTO change (seq, type, target_id, kind, revision, reason, cache_tags, at, actor)
                            SELECT (SELECT coalesce(max(seq), 0) FROM change) + c.ordinality, c.type,
                                   c.target::uuid, c.kind, c.revision, c.reason, ARRAY[c.tag], :at, c.actor::uuid
                            FROM unnest(:types, :targets, :kinds, :revisions, :reasons, :tags, :actors)
                                 WITH ORDINALITY AS c (type, target, kind, revision, reason, tag, actor, ordinality)
                            """)
                    .setParameter("at", Times.now(clock), Instant.class)
                    .setParameter("types", texts(change -> change.type().word()), String[].class)
                    .setParameter("targets", texts(change -> change.target().toString()), String[].class)
                    .setParameter("kinds", texts(change -> change.kind().word()), String[].class)
                    .setParameter(
                            "revisions",
                            changes.stream().map(Change::revision).toArray(Integer[]::new),
                            Integer[].class)
                    .setParameter("reasons", texts(Change::reason), String[].class)
                    .setParameter("tags", texts(Change::cacheTag), String[].class)
                    .setParameter(
                            "actors",
                            texts(change -> change.actor() == null
                                    ? null
                                    : change.actor().toString()),
                            String[].class)
                    .executeUpdate();
        }

        private String[] texts(java.util.function.Function<Change, @org.jspecify.annotations.Nullable String> text) {
            return changes.stream().map(text).toArray(String[]::new);
        }

        @Override
        public void afterCompletion(int status) {
            // the list goes with the transaction
        }
    }
}
