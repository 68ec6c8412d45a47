package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.DatelineProcess;
import press.dateline.testing.Pages;
import press.dateline.testing.SharedData;

/**
 * kill -9 at random while an import runs, of Java alone or with PostgreSQL: after each start the job goes on by itself,
 * and in the end every story of the file is there, once. The file is that of Reuters where it is at hand, or the
 * first third of it, else one that is made here. {@code -Ddateline.import.kills=20} kills more often than by default, and
 * takes the whole file.
 */
class ImportKillIT {

    private static final Logger LOG = Logger.getLogger(ImportKillIT.class);
    private static final int SHORT = 8;
    private static final int KILLS = Integer.getInteger("dateline.import.kills", SHORT);
    private static final int STORIES = 5_000;
    /** Small batches: more commits that a kill may come before and after. */
    private static final Map<String, String> SETTINGS = Map.of("DATELINE_DEMO", "false", "DATELINE_IMPORT_BATCH", "50");
    /** The part of the file that may be done when the last kill comes, so that all of them find the job running. */
    private static final double PART_WITH_KILLS = 0.85;

    private static final int LONGEST_WAIT_MILLIS = 200;
    private static final Duration RETRY = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private @Nullable DatelineProcess dateline;

    @AfterEach
    void close() {
        if (dateline != null) {
            dateline.close();
        }
    }

    /** Where the job stands, and what the archive holds at the same moment. */
    private record Position(String state, long line, long created, long rejected, long articles, long documents) {

        boolean isOpen() {
            return List.of("waiting", "running").contains(state);
        }
    }

    @Test
    void everyStoryArrivesOnceHoweverOftenTheImportIsKilled(@TempDir Path folder) throws Exception {
        byte[] file = file();
        List<String> uris = uris(file);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        dateline = DatelineProcess.start(folder, SETTINGS).awaitReady();
        String key = dateline.administratorKey();
        Response accepted = Jobs.upload(dateline.caller(key), file, "ninjs");
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        int withPostgres = 0;
        long reached = 0;
        List<Long> killedAt = new ArrayList<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            long step = 1 + random.nextLong(furthestStep(uris.size(), reached, KILLS - kill + 1));
            reached = requireOpen(awaitPosition(dateline, past(reached + step)), reached);
            killedAt.add(reached);
            Thread.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
            if (random.nextBoolean()) {
                dateline.killWithPostgres();
                withPostgres++;
            } else {
                dateline.kill();
            }
            dateline = DatelineProcess.start(folder, SETTINGS);
        }
        dateline.awaitReady();
        // It may have come to its end since the start.
        requireKept(awaitPosition(dateline, _ -> true), reached);
        Position end = awaitPosition(dateline, position -> !position.isOpen());
        LOG.infof(
                "%d kills (%d with PostgreSQL, seed %d) at the lines %s: %d of %d stories created, %d rejected",
                KILLS, withPostgres, seed, killedAt, end.articles(), uris.size(), end.rejected());
        requireWhole(dateline, key, accepted.jsonPath().getString("id"), uris);
    }

    private static long furthestStep(int stories, long reached, int killsLeft) {
        return Math.max(1, (long) (stories * PART_WITH_KILLS - reached) / killsLeft);
    }

    private static Predicate<Position> past(long line) {
        return position -> position.line() >= line || !position.isOpen();
    }

    /** Asserts that the job runs, has lost nothing of what it had, and counts what the archive holds. */
    private static long requireOpen(Position position, long reached) {
        assertThat(position.isOpen()).as("%s", position).isTrue();
        return requireKept(position, reached);
    }

    /** Asserts that the job has lost nothing of what it had, and counts what the archive holds. */
    private static long requireKept(Position position, long reached) {
        assertThat(position.line()).isGreaterThanOrEqualTo(reached);
        assertThat(List.of(position.created(), position.articles(), position.documents()))
                .as("%s", position)
                .containsOnly(position.line());
        return position.line();
    }

    private static void requireWhole(DatelineProcess dateline, String key, String id, List<String> uris)
            throws SQLException {
        JsonPath job = dateline.caller(key).get("/v1/imports/" + id).jsonPath();
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("done");
        assertThat(List.of(job.getInt("lines"), job.getInt("read"), job.getInt("created")))
                .as(job.prettify())
                .containsOnly(uris.size());
        assertThat(List.of(
                        job.getInt("updated"),
                        job.getInt("unchanged"),
                        job.getInt("withdrawn"),
                        job.getInt("rejected")))
                .as(job.prettify())
                .containsOnly(0);
        try (Connection connection = dateline.connect("dateline")) {
            assertThat(strings(connection, "SELECT value FROM article_outside_id"))
                    .containsExactlyInAnyOrderElementsOf(uris);
            assertThat(strings(connection, "SELECT DISTINCT cast(article_id AS text) FROM article_outside_id"))
                    .hasSameSizeAs(uris);
            assertThat(strings(connection, "SELECT cast(count(*) AS text) FROM import_chunk"))
                    .containsExactly("0");
        }
        List<String> listed = Pages.walk(() -> dateline.caller(key), "/v1/articles?limit=100", "id");
        assertThat(listed).hasSameSizeAs(uris).doesNotHaveDuplicates();
    }

    /** Waits for a position, over whatever the process does meanwhile: it may be about to start. */
    private static Position awaitPosition(DatelineProcess dateline, Predicate<Position> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = dateline.connect("dateline")) {
                while (true) {
                    Position position = position(connection);
                    if (wanted.test(position)) {
                        return position;
                    }
                    assertThat(System.nanoTime()).as(dateline.output()).isLessThan(end);
                    LockSupport.parkNanos(RETRY.toNanos());
                }
            } catch (SQLException e) {
                assertThat(System.nanoTime())
                        .as("%s, after: %s", dateline.output(), e)
                        .isLessThan(end);
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    private static Position position(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT state, line, created, rejected, (SELECT count(*) FROM article WHERE status = 'published'),
                            (SELECT count(*) FROM document WHERE kind = 'full') FROM import_job
                        """)) {
            assertThat(row.next()).isTrue();
            return new Position(
                    row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static byte[] file() throws IOException {
        Path real = SharedData.folder().resolve("reuters-21578/reuters-21578.ninjs.ndjson.gz");
        if (Files.exists(real) && KILLS > SHORT) {
            return Files.readAllBytes(real);
        }
        if (Files.exists(real)) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(real)), StandardCharsets.UTF_8))) {
                return Jobs.gzip(lines.lines().limit(STORIES).collect(Collectors.joining("\n")));
            }
        }
        LOG.infof("There is no %s (set DATELINE_SHARED_DATA): %d stories are made instead", real, STORIES);
        return Jobs.gzip(IntStream.rangeClosed(1, STORIES)
                .mapToObj(number -> """
                        {"uri": "urn:test:%1$d", "type": "text", "headlines": [{"role": "main", "value": "Story %1$d"}], \
                        "firstCreated": "2020-01-01T10:00:00Z", "people": [{"name": "Person %2$d"}], \
                        "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Text %1$d.</p>"}]}""".formatted(number, number % 100))
                .collect(Collectors.joining("\n")));
    }

    private static List<String> uris(byte[] file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> uris = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                uris.add(json.readTree(line).path("uri").asText());
            }
        }
        return uris;
    }
}
