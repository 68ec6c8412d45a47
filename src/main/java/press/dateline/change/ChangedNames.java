package press.dateline.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Arrays;
import java.util.Set;
import org.hibernate.Session;

/** Tells whether any person or place has changed, at the cost of one row of the log, however many of them there are. */
@ApplicationScoped
public class ChangedNames {

    private static final Set<ChangeType> NAMED = Set.of(ChangeType.PERSON, ChangeType.PLACE);

    private final Session session;
    private final ChangeLog log;
    private final TransactionSynchronizationRegistry transaction;

    ChangedNames(Session session, ChangeLog log, TransactionSynchronizationRegistry transaction) {
        this.session = session;
        this.log = log;
        this.transaction = transaction;
    }

    /**
     * What is another text as soon as a person or place has changed, be it in the running transaction, which alone can
     * see that. Where the log was trimmed of all such changes, its oldest row stands for them.
     */
    public String state() {
        // By column: Hibernate plans a query with a result of one value anew each time.
        Object[] newest = session.createNativeQuery("""
                        SELECT coalesce(named.seq, oldest.seq) AS seq, coalesce(named.target_id, oldest.target_id) AS id
                        FROM (VALUES (1)) AS one (row)
                        LEFT JOIN (SELECT seq, target_id FROM change WHERE type IN ('person', 'place')
                                   ORDER BY seq DESC LIMIT 1) AS named ON true
                        LEFT JOIN (SELECT seq, target_id FROM change ORDER BY seq LIMIT 1) AS oldest
                            ON named.seq IS NULL
                        """, Object[].class).getSingleResult();
        long own = log.recorded().stream()
                .filter(change -> NAMED.contains(change.type()))
                .count();
        return own == 0
                ? Arrays.toString(newest)
                : Arrays.toString(newest) + " " + own + " of " + transaction.getTransactionKey();
    }
}
