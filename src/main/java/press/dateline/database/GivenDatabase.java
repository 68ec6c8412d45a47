package press.dateline.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;

/** A PostgreSQL that is not ours: checked before Quarkus starts, so that the operator reads one line. */
public final class GivenDatabase {

    /** Instances and their database may be started at the same moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    /** As SHOW server_version_num says it. */
    private static final int OLDEST_VERSION = 16_00_00;
    /** Classes of SQLSTATE: the connection failed; the server starts or stops. */
    private static final Set<String> MAY_PASS = Set.of("08", "57");

    private final DatabaseAddress address;
    private final Properties login = new Properties();

    public GivenDatabase(DatabaseAddress address, String user, String password) {
        this.address = address;
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        login.setProperty("ApplicationName", "dateline");
    }

    /**
     * Checks that Dateline can work with it.
     *
     * @throws StartupException if it cannot be reached within ten seconds, is too old, or is not UTF-8
     */
    public void check() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(address.jdbcUrl(), login);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int,"
                            + " current_setting('server_version'), current_setting('server_encoding')")) {
                row.next();
                require(address, row.getInt(1), row.getString(2), row.getString(3));
                return;
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() > end) {
                    throw new StartupException("Cannot use the database " + address + ": "
                            + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " ")
                            + " (DATELINE_DATABASE_URL, _USER and _PASSWORD name it)");
                }
                pause(e);
            }
        }
    }

    private static boolean mayPass(SQLException e) {
        String state = e.getSQLState();
        return state == null || MAY_PASS.contains(state.substring(0, 2));
    }

    private static void pause(SQLException e) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StartupException("Interrupted while waiting for the database", e);
        }
    }

    static void require(Object address, int version, String versionText, String encoding) {
        if (version < OLDEST_VERSION) {
            throw new StartupException("The database " + address + " is PostgreSQL " + versionText
                    + "; Dateline needs 16 or newer (DATELINE_DATABASE_URL names it)");
        }
        if (!encoding.equals("UTF8")) {
            throw new StartupException("The database " + address + " is encoded in " + encoding
                    + "; Dateline needs UTF8: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
                    + " (DATELINE_DATABASE_URL names it)");
        }
    }
}
