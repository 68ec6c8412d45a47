package press.dateline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import press.dateline.database.DataFolder;
import press.dateline.database.EmbeddedPostgres;

/**
 * A PostgreSQL for several Datelines in processes of their own, as durable as the embedded one, which it is: it outlives
 * their kills, and can be killed itself and started again, under the same address.
 */
public final class SharedPostgres implements AutoCloseable {

    /** Lines of postmaster.pid. */
    private static final int PID_LINE = 0;

    private static final int PORT_LINE = 3;
    private static final String LOGIN_LIMIT_SECONDS = "5";
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Path folder;
    private final String url;
    private EmbeddedPostgres server;

    private SharedPostgres(Path folder) {
        this.folder = folder;
        server = embedded();
        url = server.jdbcUrl();
        keepPort();
    }

    /** Starts it on a folder of its own. */
    public static SharedPostgres start(Path folder) {
        return new SharedPostgres(folder);
    }

    private EmbeddedPostgres embedded() {
        return new EmbeddedPostgres(DataFolder.open(folder)).start();
    }

    /** The embedded server takes another port at each start; what stands last in this file wins. */
    private void keepPort() {
        try {
            Files.writeString(
                    folder.resolve("cluster/postgresql.conf"),
                    "port = " + pidFile().get(PORT_LINE).strip() + "\n",
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings of a Dateline that works with it, and is known to it by a name. */
    public Map<String, String> settings(String application) {
        return Map.of(
                "DATELINE_DATABASE_URL",
                url + "?ApplicationName=" + application,
                "DATELINE_DATABASE_USER",
                EmbeddedPostgres.USER,
                "DATELINE_DATABASE_PASSWORD",
                server.password());
    }

    /** Connects as the Datelines do. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url + "?connectTimeout=" + LOGIN_LIMIT_SECONDS, EmbeddedPostgres.USER, server.password());
    }

    /** Asks for a number until it is as it should be, or the time is up. */
    public void await(String sql, LongPredicate wanted, Duration limit) throws SQLException {
        long end = System.nanoTime() + limit.toNanos();
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            while (!wanted.test(number(statement)) && System.nanoTime() < end) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** kill -9 of the server and all of its processes. */
    public void kill() {
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(pidFile().get(PID_LINE).strip()))
                .orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        while (all.stream().anyMatch(DatelineProcess::runs)) {
            DatelineProcess.pause();
        }
    }

    /** Starts the killed server again, on what it has left; waits until it answers. */
    public void restart() {
        server.close();
        server = embedded();
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(folder.resolve("cluster/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it. */
    @Override
    public void close() {
        server.close();
    }
}
