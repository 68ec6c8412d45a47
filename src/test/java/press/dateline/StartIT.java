package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import press.dateline.database.DataFolder;
import press.dateline.testing.DatelineProcess;

/** Starting and stopping the built jar. */
class StartIT {

    /** One folder for all tests that just need a started Dateline: a first start takes its time. */
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @Test
    void serverIsDurable() throws Exception {
        try (DatelineProcess dateline = start(shared).awaitReady();
                Connection connection = dateline.connect("postgres")) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(show(connection, setting)).as(setting).isEqualTo("on");
            }
            assertThat(show(connection, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(connection, "data_directory"))
                    .startsWith(shared.toRealPath().toString());
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void secondInstanceOnAFolderIsRefusedAndToldWhereTheFirstAnswers() throws Exception {
        try (DatelineProcess first = start(shared).awaitReady()) {
            try (DatelineProcess second = start(shared)) {
                assertThat(second.awaitExit()).isEqualTo(2);
                assertThat(lastLine(second))
                        .startsWith("dateline: Another Dateline (process ")
                        .contains("and answers at " + first.baseUrl() + ". Stop it, or name another folder");
            }
            assertThat(DataFolder.holder(shared.resolve("data")).orElseThrow().baseUrl())
                    .contains(first.baseUrl());
        }
        assertThat(DataFolder.holder(shared.resolve("data"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TERM,143", "INT,130"})
    void signalStopsItAndLeavesNothingBehind(String signal, int exitCode) throws Exception {
        try (DatelineProcess dateline = start(shared).awaitReady()) {
            ProcessHandle postgres = dateline.postgres().orElseThrow();
            if (signal.equals("INT")) {
                dateline.interrupt();
            } else {
                dateline.terminate();
            }
            assertThat(dateline.awaitExit()).isEqualTo(exitCode);
            assertThat(DatelineProcess.runs(postgres)).isFalse();
            assertThat(shared.resolve("data/cluster/postmaster.pid")).doesNotExist();
            assertThat(dateline.output()).doesNotContain("ERROR", "Exception");
        }
    }

    /** The request waits for a table that the test has locked. */
    @Test
    void requestInFlightIsAnsweredBeforeTheStop() throws Exception {
        try (DatelineProcess dateline = start(shared).awaitReady();
                Connection connection = dateline.connect("postgres");
                Statement statement = connection.createStatement();
                HttpClient http = HttpClient.newHttpClient()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE section");
            CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                    HttpRequest.newBuilder(dateline.baseUrl().resolve("/v1/sections"))
                            .build(),
                    BodyHandlers.ofString());
            awaitOneWaiting(statement);
            dateline.terminate();
            Thread.sleep(500);
            assertThat(answer).isNotDone();
            connection.commit();
            assertThat(answer.join().statusCode()).isEqualTo(200);
            assertThat(dateline.awaitExit()).isEqualTo(143);
        }
    }

    private static void awaitOneWaiting(Statement statement) throws SQLException, InterruptedException {
        for (int waiting = 0; waiting == 0; Thread.sleep(20)) {
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
                row.next();
                waiting = row.getInt(1);
            }
        }
    }

    @Test
    void folderOfAnotherMajorVersionIsRefusedWithTheWayOut() throws Exception {
        Path cluster = Files.createDirectories(folder.resolve("data/cluster"));
        Files.createFile(folder.resolve("data/DATELINE"));
        Files.writeString(cluster.resolve("PG_VERSION"), "15\n");
        try (DatelineProcess dateline = start(folder)) {
            assertThat(dateline.awaitExit()).isEqualTo(1);
            assertThat(lastLine(dateline))
                    .startsWith("dateline: The data folder")
                    .contains("was written by PostgreSQL 15", "Nothing was changed", "pg_dump", "psql");
        }
        try (Stream<Path> files = Files.list(cluster)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void folderWithOtherFilesIsRefused() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.createFile(folder.resolve("data/thesis.txt"));
        try (DatelineProcess dateline = start(folder)) {
            assertThat(dateline.awaitExit()).isEqualTo(2);
            assertThat(lastLine(dateline)).contains("holds files that are not Dateline's", "DATELINE_DATA_DIR");
        }
    }

    /** A killed server's pid file may name a process that has nothing to do with it. */
    @Test
    void pidFileOfARecycledProcessIdIsNoHindrance() throws Exception {
        try (DatelineProcess dateline = start(shared).awaitReady()) {
            dateline.killWithPostgres();
        }
        Process stranger = new ProcessBuilder("sleep", "300").start();
        try {
            Path pidFile = shared.resolve("data/cluster/postmaster.pid");
            List<String> lines = Files.readAllLines(pidFile);
            lines.set(0, Long.toString(stranger.pid()));
            Files.write(pidFile, lines);
            try (DatelineProcess dateline = start(shared).awaitReady()) {
                assertThat(stranger.isAlive()).isTrue();
                assertThat(dateline.postgres()).isPresent();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DATELINE_PORT,http,dateline.port",
        "DATELINE_DATABASE_POOL_SIZE,many,dateline.database.pool-size",
        "DATELINE_DATABASE_URL,mysql://db,dateline.database.url",
        "DATELINE_ANONYMOUS_READ,perhaps,dateline.anonymous-read",
    })
    void wrongSettingIsNamedInOneLine(String variable, String value, String property) throws Exception {
        try (DatelineProcess dateline = DatelineProcess.start(folder, Map.of(variable, value))) {
            assertThat(dateline.awaitExit()).as(dateline.output()).isEqualTo(2);
            assertThat(lastLine(dateline)).startsWith("dateline: " + variable + " (" + property + ") is wrong: ");
        }
    }

    @Test
    void portInUseIsNamedInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DatelineProcess dateline = DatelineProcess.start(
                        shared, Map.of("DATELINE_PORT", Integer.toString(taken.getLocalPort())))) {
            assertThat(dateline.awaitExit()).isEqualTo(1);
            assertThat(dateline.output()).contains("is in use by another process", "DATELINE_PORT");
            assertThat(dateline.postgres()).isEmpty();
        }
    }

    @Test
    void databaseThatIsDownIsNamedInOneLine() throws Exception {
        try (DatelineProcess dateline = DatelineProcess.start(
                folder, Map.of("DATELINE_DATABASE_URL", "postgres://dateline:secret@127.0.0.1:1/dateline"))) {
            assertThat(dateline.awaitExit()).isEqualTo(1);
            assertThat(lastLine(dateline))
                    .startsWith("dateline: Cannot use the database jdbc:postgresql://127.0.0.1:1/dateline: ")
                    .doesNotContain("secret");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void instancesThatStartAtOnceShareAGivenDatabase() throws Exception {
        try (DatelineProcess host = start(shared).awaitReady();
                Connection connection = host.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE shared OWNER dateline");
            URI database = URI.create(connection.getMetaData().getURL().substring("jdbc:".length()));
            Map<String, String> given = Map.of(
                    "DATELINE_DATABASE_URL",
                    "postgresql://dateline:" + Files.readString(shared.resolve("data/password")) + "@127.0.0.1:"
                            + database.getPort() + "/shared");
            try (DatelineProcess one = DatelineProcess.start(newFolder("one"), given);
                    DatelineProcess two = DatelineProcess.start(newFolder("two"), given)) {
                one.awaitReady();
                two.awaitReady();
            }
            assertThat(folder.resolve("one/data")).doesNotExist();
        }
    }

    private Path newFolder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    private static DatelineProcess start(Path folder) {
        return DatelineProcess.start(folder, Map.of());
    }

    private static String lastLine(DatelineProcess dateline) {
        return dateline.output().lines().toList().getLast();
    }
}
