package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.database.DataFolder;
import press.dateline.testing.DatelineProcess;

/** Imports from the command line, by the built jar: without a server on the data folder, and through one. */
class ImportCommandIT {

    private static final String BAD_LINE = "{\"uri\": broken \u001b[31m";
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** So long that it is at work when something is to happen to it. */
    private static final int MANY = 20_000;

    @TempDir
    static Path shared;

    private static Ended first = new Ended(-1, "");
    private static String key = "";

    @TempDir
    Path folder;

    /** A command that has ended. */
    private record Ended(int exitCode, String output) {

        String lastLine() {
            return output.lines().toList().getLast();
        }
    }

    /** The first start on the folder is an import. */
    @BeforeAll
    static void importFirst(@TempDir Path files) throws Exception {
        DatelineProcess dateline = start(
                Map.of("DATELINE_DEMO", "false"),
                file(files, "first.ndjson", 1, 2).toString());
        first = end(dateline);
        key = dateline.administratorKey();
    }

    private static DatelineProcess start(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("import"));
        command.addAll(Arrays.asList(arguments));
        return DatelineProcess.start(shared, environment, command);
    }

    private static Ended run(Map<String, String> environment, String... arguments) throws InterruptedException {
        return end(start(environment, arguments));
    }

    private static Ended end(DatelineProcess dateline) throws InterruptedException {
        try {
            int exitCode = dateline.awaitExit();
            assertThat(dateline.output()).doesNotContain("Exception", "\tat ");
            return new Ended(exitCode, dateline.output());
        } finally {
            dateline.kill();
        }
    }

    private static Path file(Path folder, String name, int from, int to) throws IOException {
        return Files.write(
                folder.resolve(name),
                IntStream.rangeClosed(from, to).mapToObj(ImportCommandIT::item).toList());
    }

    private static String item(int number) {
        return """
            {"uri": "urn:test:%1$d", "type": "text", "headlines": [{"role": "main", "value": "Story %1$d"}], \
            "firstCreated": "2020-01-01T10:00:00Z", \
            "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Text.</p>"}]}\
            """.formatted(number);
    }

    private static Path withBadLines(Path file, int bad) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (int i = 0; i < bad; i++) {
            lines.add(1, BAD_LINE);
        }
        return Files.write(file, lines);
    }

    private static void await(DatelineProcess onTrouble, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(onTrouble.output()).isLessThan(end);
            Thread.sleep(PAUSE);
        }
    }

    // Without a server

    @Test
    void withoutAServerItIsDoneAtOnceAndNothingGoesOnRunning() {
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output())
                .contains(
                        "Dateline's administrator key, shown this once",
                        "first.ndjson (ninjs)",
                        "2 read: 2 created, 0 updated, 0 unchanged, 0 withdrawn, 0 rejected; ")
                .doesNotContain("localhost");
        assertThat(DataFolder.holder(shared.resolve("data"))).isEmpty();
        assertThat(shared.resolve("data/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void againItChangesNothingAndWhatIsRejectedIsListed() throws Exception {
        Path again = file(folder, "again.ndjson", 1, 2);
        Path bad = withBadLines(file(folder, "bad.ndjson", 1, 3), 1);
        Path dateline = Files.writeString(folder.resolve("dateline.ndjson"), """
            {"type": "person", "name": "Ann Example"}
            {"type": "planet", "name": "Mars"}
            """);

        Ended ended = run(Map.of(), again.toString(), bad.toString(), dateline.toString());

        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.output())
                .containsSubsequence(
                        "again.ndjson (ninjs)",
                        "2 read: 0 created, 0 updated, 2 unchanged, 0 withdrawn, 0 rejected; ",
                        "bad.ndjson (ninjs)",
                        "4 read: 1 created, 0 updated, 2 unchanged, 0 withdrawn, 1 rejected; ",
                        "  line 2: It is not valid JSON. {\"uri\": broken \uFFFD[31m",
                        "dateline.ndjson (dateline)",
                        "2 read: 1 created, 0 updated, 0 unchanged, 0 withdrawn, 1 rejected; ",
                        "  line 2: 'planet' is not a type");
    }

    @Test
    void aFileThatIsNotWholeIsRefusedWithTheReason() throws Exception {
        Path file = Files.write(folder.resolve("cut.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});
        Ended ended = run(Map.of(), file.toString());
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        assertThat(ended.lastLine())
                .startsWith("dateline: " + file + " was not taken: ")
                .contains("the file is not whole");
    }

    @Test
    void whileAnotherImportHasTheFolderItIsToldToWait() throws Exception {
        DatelineProcess other = start(Map.of(), file(folder, "one.ndjson", 1, 1).toString());
        try {
            await(other, () -> DataFolder.holder(shared.resolve("data")).isPresent());
            Ended ended = run(Map.of(), file(folder, "two.ndjson", 2, 2).toString());
            assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
            assertThat(ended.lastLine())
                    .startsWith("dateline: Another process (")
                    .contains("works on the data folder and does not answer over HTTP");
            assertThat(end(other).exitCode()).isZero();
        } finally {
            other.kill();
        }
    }

    @Test
    void theEndOfTheDatabaseIsToldAndWhatBecomesOfTheImport() throws Exception {
        Path own = Files.createDirectory(folder.resolve("own"));
        String large = file(folder, "large.ndjson", 1, MANY).toString();
        DatelineProcess dateline =
                DatelineProcess.start(own, Map.of("DATELINE_DEMO", "false"), List.of("import", large));
        try {
            await(dateline, () -> dateline.output().contains(" read: "));
            dateline.killPostgres();
            assertThat(dateline.awaitExit()).isEqualTo(1);
            assertThat(dateline.output())
                    .contains("dateline: How the import of " + large + " goes on is not to be seen: the database does"
                            + " not answer. It goes on by itself as soon as Dateline runs again; importing the file"
                            + " once more changes nothing that is done.");
        } finally {
            dateline.close();
        }
    }

    // What is wrong before anything is started

    @ParameterizedTest
    @ValueSource(strings = {"missing.ndjson", "."})
    void whatIsNoFileIsNamed(String name) throws Exception {
        Path path = folder.resolve(name);
        Ended ended = run(Map.of(), file(folder, "fine.ndjson", 1, 1).toString(), path.toString());
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output().strip())
                .isEqualTo("dateline: "
                        + (name.equals(".")
                                ? path + " is not a file; name the files themselves"
                                : "There is no file " + path));
    }

    @Test
    void aFileThatMayNotBeReadIsNamed() throws Exception {
        Path file = file(folder, "secret.ndjson", 1, 1);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "skipped: this user may read all files");
        Ended ended = run(Map.of(), file.toString());
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output().strip()).isEqualTo("dateline: This user may not read " + file);
    }

    @Test
    void anUnknownFormatIsRefused() throws Exception {
        Ended ended = run(
                Map.of(), "--format", "docx", file(folder, "fine.ndjson", 1, 1).toString());
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.output().strip())
                .isEqualTo("dateline: --format must be one of ninjs, dateline, wxr, feed, newsml, but is 'docx'");
    }

    @Nested
    class ThroughAServer {

        private static DatelineProcess server;

        @BeforeAll
        static void startServer() {
            server = DatelineProcess.start(shared, Map.of("DATELINE_DEMO", "false", "DATELINE_IMPORT_BATCH", "20"))
                    .awaitReady();
        }

        @AfterAll
        static void stopServer() {
            server.close();
        }

        private static String keyWith(String... scopes) {
            Response made = server.caller(key)
                    .body("{\"name\": \"Test\", \"scopes\": [\"" + String.join("\", \"", scopes) + "\"]}")
                    .post("/v1/keys");
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
            return made.jsonPath().getString("key");
        }

        @Test
        void aKeyInTheOptionsOrInTheEnvironmentServes() throws Exception {
            String writer = keyWith("content:write", "content:publish");
            String file = file(folder, "through.ndjson", 101, 102).toString();

            Ended option = run(Map.of("DATELINE_KEY", "dl_no"), "--key", writer, file);
            Ended variable = run(Map.of("DATELINE_KEY", writer, "DATELINE_ADMIN_KEY", "dl_no"), file);
            Ended administrator = run(Map.of("DATELINE_KEY", " ", "DATELINE_ADMIN_KEY", key), file);

            assertThat(List.of(option.exitCode(), variable.exitCode(), administrator.exitCode()))
                    .as("%s", List.of(option, variable, administrator))
                    .containsOnly(0);
            assertThat(option.output())
                    .contains("through.ndjson (ninjs)", "2 read: 2 created, 0 updated, 0 unchanged, ");
            assertThat(List.of(variable.output(), administrator.output()))
                    .allSatisfy(output -> assertThat(output).contains("2 read: 0 created, 0 updated, 2 unchanged, "));
        }

        @Test
        void withoutAKeyItIsToldWhichIsNeeded() throws Exception {
            Ended ended = run(Map.of(), file(folder, "fine.ndjson", 1, 1).toString());
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.output())
                    .contains("A server runs on the data folder, at " + server.baseUrl(), "content:write", "--key");
        }

        @Test
        void aKeyThatDoesNotServeIsRefusedWithTheReason() throws Exception {
            String file = file(folder, "large.ndjson", 1, MANY).toString();
            Map<String, String> wrong = Map.of(
                    "dl_" + "x".repeat(38),
                    "answers 401: ",
                    "dl_ab\ncd",
                    "The key is not one: ",
                    keyWith("content:read"),
                    "answers 403: ");
            for (Map.Entry<String, String> one : wrong.entrySet()) {
                Ended ended = run(Map.of(), "--key", one.getKey(), file);
                assertThat(ended.exitCode()).as(ended.output()).isEqualTo(2);
                assertThat(ended.output()).contains(one.getValue());
            }
        }

        @Test
        void whatIsRejectedIsListedAndWhatIsMoreIsCounted() throws Exception {
            Path file = withBadLines(file(folder, "bad.ndjson", 111, 112), 25);
            Ended ended = run(Map.of(), "--key", key, file.toString());
            assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
            assertThat(ended.output())
                    .contains("27 read: 2 created, 0 updated, 0 unchanged, 0 withdrawn, 25 rejected; ")
                    .contains("  line 21: It is not valid JSON. {\"uri\": broken \uFFFD[31m")
                    .doesNotContain("line 22:")
                    .contains("  and 5 more: GET /v1/imports/");
        }

        @Test
        void aFileThatIsEmptyIsRefusedWithTheReason() throws Exception {
            Ended ended = run(
                    Map.of("DATELINE_KEY", key),
                    Files.createFile(folder.resolve("empty")).toString());
            assertThat(ended.exitCode()).isEqualTo(1);
            assertThat(ended.lastLine()).endsWith("answers 400: The upload is empty.");
        }
    }

    /** One client has its job, of another the upload is held up, since the test has locked the table that it goes to. */
    @Test
    void theEndOfTheServerIsToldAndWhatBecomesOfTheImport() throws Exception {
        String large = file(folder, "large.ndjson", 1_000, 1_000 + MANY).toString();
        try (DatelineProcess server = DatelineProcess.start(
                                folder, Map.of("DATELINE_DEMO", "false", "DATELINE_IMPORT_BATCH", "20"))
                        .awaitReady();
                Connection connection = server.connect("postgres")) {
            Map<String, String> given = Map.of("DATELINE_KEY", server.administratorKey());
            DatelineProcess following = DatelineProcess.start(folder, given, List.of("import", large));
            await(following, () -> following.output().contains(" read: "));
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("LOCK TABLE import_chunk IN SHARE MODE");
                DatelineProcess uploading = DatelineProcess.start(folder, given, List.of("import", large));
                await(uploading, () -> isHeldUp(statement));
                server.kill();

                Ended told = end(following);
                assertThat(told.exitCode()).isEqualTo(1);
                assertThat(told.output()).containsPattern("[1-9][0-9,]* read: [1-9][0-9,]* created, 0 updated, ");
                assertThat(told.lastLine())
                        .startsWith("dateline: How the import of " + large
                                + " goes on is not to be seen: the server at " + server.baseUrl() + " does not answer")
                        .contains("goes on by itself as soon as Dateline runs again");
                Ended refused = end(uploading);
                assertThat(refused.exitCode()).isEqualTo(1);
                assertThat(refused.lastLine())
                        .startsWith("dateline: " + large + " was not taken: the server at ")
                        .endsWith("Import it again.");
            }
        }
    }

    private static boolean isHeldUp(Statement statement) {
        try (ResultSet row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            return row.next() && row.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
