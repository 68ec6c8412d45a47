package press.dateline.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Ids;
import press.dateline.web.Times;

/**
 * Notes who did what, in the transaction of the effect. A transaction that also changes the log needs no statement more
 * for it: the log's last one writes both. What the machine does (imports, schedules) is told by the changes that it logs.
 */
@ApplicationScoped
public class AuditTrail {

    /** Takes the parameters that {@link #bind} sets. */
    static final String INSERT = """
            INSERT INTO audit (at, id, actor, action, type, thing_id, revision, via, import_id, address)
            SELECT ?, a.id::uuid, a.actor::uuid, a.action, a.type, a.thing::uuid, a.revision, a.via, a.import::uuid,
                   a.address
            FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) AS a (id, actor, action, type, thing, revision, via, import, address)
            """;

    private static final String NOTED = AuditTrail.class.getName();

    private final Session session;
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    AuditTrail(Session session, DataSource dataSource, TransactionSynchronizationRegistry transaction, Clock clock) {
        this.session = session;
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is known of the running transaction. */
    private static final class Noted {
        private @Nullable UUID subject;
        private @Nullable UUID importJob;
        private @Nullable AuditEntry entry;
        private boolean written;
    }

    /** One row. */
    private record Row(AuditEntry entry, @Nullable UUID importJob) {}

    /** The running transaction is about this thing; the first that is named counts. */
    public void about(UUID thing) {
        Noted noted = noted();
        if (noted.subject == null) {
            noted.subject = thing;
        }
    }

    /** What the running transaction is about; null where nobody has said so. */
    public @Nullable UUID subject() {
        return noted().subject;
    }

    /** The running transaction stores items of this import. */
    public void importing(UUID job) {
        noted().importJob = job;
    }

    /** Notes what the running transaction has done; it is written when that commits. */
    public void done(AuditEntry entry) {
        noted().entry = entry;
        session.joinTransaction();
        transaction.registerInterposedSynchronization(new Alone());
    }

    private Noted noted() {
        Noted noted = (Noted) transaction.getResource(NOTED);
        if (noted == null) {
            noted = new Noted();
            transaction.putResource(NOTED, noted);
        }
        return noted;
    }

    /**
     * Sets the parameters of {@link #INSERT} for a transaction that logs these changes.
     *
     * @param first the number of the first parameter
     * @return the number of the next parameter
     */
    int bind(Connection connection, PreparedStatement insert, int first, List<Change> changes) throws SQLException {
        Noted noted = noted();
        List<Row> rows = rows(noted, changes);
        noted.written = true;
        int at = first;
        insert.setObject(at++, OffsetDateTime.ofInstant(Times.now(clock), ZoneOffset.UTC));
        insert.setArray(at++, texts(connection, rows, _ -> Ids.next()));
        insert.setArray(at++, texts(connection, rows, row -> row.entry.actor()));
        insert.setArray(at++, texts(connection, rows, row -> row.entry.action()));
        insert.setArray(at++, texts(connection, rows, row -> row.entry.type()));
        insert.setArray(at++, texts(connection, rows, row -> row.entry.thing()));
        insert.setArray(
                at++,
                connection.createArrayOf(
                        "integer",
                        rows.stream().map(row -> row.entry.revision()).toArray()));
        insert.setArray(at++, texts(connection, rows, row -> row.entry.via().word()));
        insert.setArray(at++, texts(connection, rows, Row::importJob));
        insert.setArray(at++, texts(connection, rows, row -> row.entry.address()));
        return at;
    }

    /** A request is one row; one on many things at once is a row for each, as is what the machine does. */
    private static List<Row> rows(Noted noted, Collection<Change> changes) {
        AuditEntry entry = noted.entry;
        UUID job = noted.importJob;
        if (entry == null) {
            AuditVia via = job == null ? AuditVia.MACHINE : AuditVia.IMPORT;
            return changes.stream()
                    .filter(change -> change.type().isAudited())
                    .map(change -> new Row(entry(change, change.action(), change.actor(), via, null), job))
                    .toList();
        }
        if (entry.thing() == null && !changes.isEmpty()) {
            return changes.stream()
                    .filter(change -> change.type().isAudited())
                    .map(change ->
                            new Row(entry(change, entry.action(), entry.actor(), entry.via(), entry.address()), job))
                    .toList();
        }
        return List.of(new Row(entry, job));
    }

    private static AuditEntry entry(
            Change change, String action, @Nullable UUID actor, AuditVia via, @Nullable String address) {
        return new AuditEntry(action, change.type().word(), change.target(), change.revision(), actor, via, address);
    }

    private static java.sql.Array texts(Connection connection, List<Row> rows, Function<Row, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(
                "text",
                rows.stream().map(value).map(one -> Objects.toString(one, null)).toArray());
    }

    /** Writes the entry where no changes are logged that it could go with. */
    private final class Alone implements Synchronization {

        @Override
        public void beforeCompletion() {
            if (noted().written) {
                return;
            }
            session.flush();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement insert = connection.prepareStatement(INSERT)) {
                bind(connection, insert, 1, List.of());
                insert.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException("what was done could not be noted", e);
            }
        }

        @Override
        public void afterCompletion(int status) {
            // nothing is kept beyond the transaction
        }
    }
}
