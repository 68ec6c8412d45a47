package press.dateline.database;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.database.PostgresPrograms.Result;

/** A PostgreSQL server on a data folder, run from the binaries among the build's dependencies. */
public final class EmbeddedPostgres implements AutoCloseable {

    /** The role that owns the database: no superuser, so that Dateline needs nothing that a given database lacks. */
    public static final String USER = "dateline";

    private static final String DATABASE = "dateline";
    private static final String SUPERUSER = "postgres";
    /** Crash recovery replays at most max_wal_size. */
    private static final String START_LIMIT_SECONDS = "600";

    private static final String STOP_LIMIT_SECONDS = "60";
    private static final int START_ATTEMPTS = 5;
    private static final int FIRST_WITH_BUILTIN_LOCALE = 17;

    private final DataFolder data;
    private @Nullable DataFolderLock lock;
    private @Nullable PostgresPrograms programs;
    private int port;
    private boolean started;
    private boolean closed;

    public EmbeddedPostgres(DataFolder data) {
        this.data = data;
    }

    /**
     * Starts the server and waits until it answers; on a first start makes the database. A server that a killed run
     * has left behind on this folder is ended first; one that this JVM runs already (live reload) is taken over.
     *
     * @return itself
     * @throws StartupException if that cannot be, or another process works on the folder
     */
    public synchronized EmbeddedPostgres start() {
        if (closed) {
            throw new StartupException("Stopped while starting");
        }
        lock = DataFolderLock.acquire(data);
        try {
            RunningServer running = new RunningServer(data);
            Optional<Integer> runningPort = lock.isFirst() ? Optional.empty() : running.port();
            if (runningPort.isPresent()) {
                port = runningPort.get();
                return this;
            }
            requireSameMajorVersion();
            programs = new PostgresPrograms(PostgresBinaries.unpack(data));
            Files.createDirectories(data.log());
            if (Files.notExists(data.cluster())) {
                createCluster(programs);
            } else {
                running.end(this::stop);
            }
            started = true;
            startServer(programs);
        } catch (IOException e) {
            throw DataFolder.cannotUse(data.root(), e);
        }
        return this;
    }

    /** Whether this process runs the server already, started by another class loader: live reload. */
    public boolean isRunByThisProcess() {
        return DataFolderLock.isHeldByThisProcess(data.lockFile());
    }

    /** Tells other processes that ask {@link DataFolder#holder} where this one answers. */
    public synchronized void announce(URI baseUrl) {
        try {
            if (lock != null) {
                lock.write(baseUrl.toString());
            }
        } catch (IOException e) {
            throw DataFolder.cannotUse(data.lockFile(), e);
        }
    }

    private void requireSameMajorVersion() {
        Path versionFile = data.cluster().resolve("PG_VERSION");
        try {
            if (Files.exists(versionFile)) {
                String found = Files.readString(versionFile).strip();
                int wanted = PostgresBinaries.majorVersion();
                if (!found.equals(Integer.toString(wanted))) {
                    throw new StartupException(("The data folder %s was written by PostgreSQL %s; this Dateline brings"
                                    + " PostgreSQL %d, which cannot read it. Nothing was changed. Start the Dateline"
                                    + " release that wrote it (or a PostgreSQL %s server on %s), write its database"
                                    + " 'dateline' out with pg_dump, start this release on a new, empty"
                                    + " DATELINE_DATA_DIR, and read the dump in with psql.")
                            .formatted(data.root(), found, wanted, found, data.cluster()));
                }
            }
        } catch (IOException e) {
            throw DataFolder.cannotUse(versionFile, e);
        }
    }

    /** Makes the cluster with its role and database in a folder that gets its name last: it is whole or not there. */
    private void createCluster(PostgresPrograms programs) throws IOException {
        Path part = data.root().resolve("cluster.part");
        DataFolder.deleteTree(part);
        String password = data.password();
        List<String> arguments = new ArrayList<>(List.of(
                "--pgdata=" + part,
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + data.passwordFile(),
                "--encoding=UTF8",
                "--locale=C",
                "--lc-ctype=" + characterTypes(),
                "--data-checksums",
                "--text-search-config=english"));
        if (PostgresBinaries.majorVersion() >= FIRST_WITH_BUILTIN_LOCALE) {
            arguments.add("--locale-provider=builtin");
            arguments.add("--builtin-locale=C.UTF-8");
        }
        Path output = data.log().resolve("initdb.log");
        require("make its data directory", programs.run(output, null, "initdb", arguments.toArray(String[]::new)));
        String roleAndDatabase = """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s';

                CREATE DATABASE %1$s OWNER %1$s;

                """.formatted(DATABASE, password);
        require(
                "make its database",
                programs.run(output, roleAndDatabase, "postgres", "--single", "-j", "-D", part.toString(), SUPERUSER));
        Files.writeString(
                part.resolve("postgresql.conf"),
                "\ninclude = '" + PostgresConfiguration.FILE + "'\n",
                StandardOpenOption.APPEND);
        Files.move(part, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Which characters are letters, for the text search; order and case come from the builtin provider. */
    private static String characterTypes() {
        if (PostgresBinaries.LINUX) {
            return "C.UTF-8";
        }
        return PostgresBinaries.WINDOWS ? "C" : "en_US.UTF-8";
    }

    private void require(String purpose, Result result) {
        if (result.failed()) {
            throw new StartupException(
                    "PostgreSQL could not " + purpose + ": " + PostgresLog.lastError(result.output(), data.log()));
        }
    }

    private void startServer(PostgresPrograms programs) throws IOException {
        Path output = data.log().resolve("start.log");
        for (int attempt = 1; ; attempt++) {
            port = freePort();
            Files.writeString(
                    data.cluster().resolve(PostgresConfiguration.FILE), PostgresConfiguration.text(port, data.log()));
            Files.deleteIfExists(output);
            Result result = programs.run(
                    data.log().resolve("pg_ctl.log"),
                    null,
                    "pg_ctl",
                    "start",
                    "--pgdata=" + data.cluster(),
                    "--log=" + output,
                    "--wait",
                    "--timeout=" + START_LIMIT_SECONDS);
            if (!result.failed()) {
                return;
            }
            String said = Files.exists(output) ? Files.readString(output) : result.output();
            boolean portTaken = said.contains("Address already in use");
            if (!portTaken || attempt == START_ATTEMPTS) {
                throw new StartupException(
                        "The embedded PostgreSQL does not start: " + PostgresLog.lastError(said, data.log()));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String password() {
        return data.password();
    }

    /** Stops the server, if this object started it: connections are ended, what is committed is on the disk. */
    @Override
    public synchronized void close() {
        closed = true;
        if (started) {
            stop();
        }
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw DataFolder.cannotUse(data.lockFile(), e);
        }
    }

    private void stop() {
        RunningServer running = new RunningServer(data);
        Optional<ProcessHandle> process = running.process();
        if (process.isEmpty()) {
            return; // It has ended before us: killed, for instance.
        }
        if (!stop("fast") && !stop("immediate")) {
            throw new StartupException("The embedded PostgreSQL on " + data.cluster() + " does not stop");
        }
        running.awaitEnd(process.get());
    }

    private boolean stop(String mode) {
        Result result = requireNonNull(programs)
                .run(
                        data.log().resolve("pg_ctl.log"),
                        null,
                        "pg_ctl",
                        "stop",
                        "--pgdata=" + data.cluster(),
                        "--mode=" + mode,
                        "--wait",
                        "--timeout=" + STOP_LIMIT_SECONDS);
        return !result.failed() || result.output().contains("Is server running?");
    }
}
