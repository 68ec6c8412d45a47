package press.dateline.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops writers between their effect and their commit, by holding the lock under which the change log is numbered: they
 * have written everything else by then. Closing lets them go on.
 */
public final class CommitGate implements AutoCloseable {

    /** ChangeLog's. */
    private static final long LOCK = 0x6461_7465_6c69_6e65L;

    /** Only what does due things locks rows of {@code due} before it changes them. */
    private static final String WAITING = """
            SELECT a.application_name, EXISTS (
                SELECT FROM pg_locks d WHERE d.pid = w.pid AND d.locktype = 'relation' AND d.granted
                    AND d.relation = 'due'::regclass AND d.mode = 'RowShareLock')
            FROM pg_locks w JOIN pg_stat_activity a ON a.pid = w.pid
            WHERE w.locktype = 'advisory' AND NOT w.granted AND (w.classid::bigint << 32) | w.objid::bigint = ?
            """;

    private final Connection connection;

    private CommitGate(Connection connection) {
        this.connection = connection;
    }

    /** Closes the gate, as soon as nobody is in it. */
    public static CommitGate shut(SharedPostgres postgres) throws SQLException {
        Connection connection = postgres.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
        }
        return new CommitGate(connection);
    }

    /**
     * One who stands at the gate.
     *
     * @param application the name of the instance
     * @param due whether it is about to do something that was due, as opposed to a request
     */
    public record Writer(String application, boolean due) {}

    /** Those who stand at the gate at this moment. */
    public List<Writer> waiting() throws SQLException {
        List<Writer> writers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setLong(1, LOCK);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    writers.add(new Writer(rows.getString(1), rows.getBoolean(2)));
                }
            }
        }
        return writers;
    }

    /** Opens the gate. */
    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
        }
        connection.close();
    }
}
