package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.Copies;
import press.dateline.testing.DatelineProcess;
import press.dateline.testing.Pages;

/**
 * kill -9 half-way through the renewal of the documents that show a renamed person: nobody reads the old name, neither
 * before the renewal has gone on nor afterwards. {@code -Ddateline.renewal.articles=50000} renews more than by default.
 */
class RenewalKillIT {

    private static final Logger LOG = Logger.getLogger(RenewalKillIT.class);
    private static final String OLD = "Ann Example";
    private static final String NEW = "Anna Sample";
    private static final int ARTICLES = Integer.getInteger("dateline.renewal.articles", 5_000);
    private static final int READ_STALE = 200;
    /** Thousands of requests: REST Assured would take longer over them than Dateline does. */
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final Map<String, String> SETTINGS = Map.of("DATELINE_DEMO", "false");
    private static final Duration RETRY = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private @Nullable DatelineProcess dateline;

    @AfterEach
    void close() {
        if (dateline != null) {
            dateline.close();
        }
    }

    @Test
    void everyDocumentIsCalledByTheNewNameThoughTheRenewalIsKilled(@TempDir Path folder) throws Exception {
        dateline = DatelineProcess.start(folder, SETTINGS).awaitReady();
        String key = dateline.administratorKey();
        importArticles(dateline, key);
        rename(dateline, key);

        long first = awaitWaiting(dateline, waiting -> waiting <= ARTICLES * 2 / 3);
        dateline.kill();
        dateline = DatelineProcess.start(folder, SETTINGS);
        long second = awaitWaiting(dateline, waiting -> waiting <= ARTICLES / 3);
        dateline.killWithPostgres();
        dateline = DatelineProcess.start(folder, SETTINGS);
        int stale = requireNewNameWhileStale(dateline);
        assertThat(List.of(first, second, (long) stale))
                .as("documents that waited at the kills, and when they were read")
                .allSatisfy(waiting -> assertThat(waiting).isPositive());
        awaitWaiting(dateline, waiting -> waiting == 0);
        long withNew;
        long withOld;
        try (Connection connection = dateline.connect("dateline")) {
            withNew = Copies.documentsWith(connection, NEW);
            withOld = Copies.documentsWith(connection, OLD);
        }
        int read = requireNewNameEverywhere(dateline, key);
        LOG.infof(
                "%d articles; Java killed when %d of them waited, with PostgreSQL when %d did, the new name read while"
                        + " %d did; in the end %d articles read, %d documents with the new name, %d with the old one",
                ARTICLES, first, second, stale, read, withNew, withOld);
        // Of each article its page and its summary.
        assertThat(List.of(withNew, withOld)).containsExactly(2L * ARTICLES, 0L);
        assertThat(read).isEqualTo(ARTICLES);
    }

    private static void importArticles(DatelineProcess dateline, String key) throws InterruptedException {
        String file = IntStream.rangeClosed(1, ARTICLES)
                .mapToObj(number -> """
                        {"uri": "urn:test:%1$d", "type": "text", "headlines": [{"role": "main", "value": "Story %1$d"}], \
                        "firstCreated": "2020-01-01T10:00:00Z", "people": [{"name": "%2$s", "rel": "about"}], \
                        "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Text %1$d.</p>"}]}""".formatted(number, OLD))
                .collect(Collectors.joining("\n"));
        Response job = dateline.caller(key)
                .contentType("application/octet-stream")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports");
        String address = "/v1/imports/" + job.jsonPath().getString("id");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!job.jsonPath().getString("state").equals("done")) {
            assertThat(System.nanoTime()).as(job.asString()).isLessThan(end);
            Thread.sleep(100);
            job = dateline.caller(key).get(address);
        }
        assertThat(job.jsonPath().getInt("created")).as(job.asString()).isEqualTo(ARTICLES);
    }

    private static void rename(DatelineProcess dateline, String key) {
        Response person = dateline.caller(key).get("/v1/people/ann-example");
        Response renamed = dateline.caller(key)
                .header("If-Match", "\"" + person.jsonPath().getInt("revision") + "\"")
                .body("{\"name\": \"" + NEW + "\"}")
                .patch("/v1/people/ann-example");
        assertThat(renamed.statusCode()).as(renamed.asString()).isEqualTo(200);
    }

    /** Waits until so many documents wait, over whatever the process does meanwhile; answers how many. */
    private static long awaitWaiting(DatelineProcess dateline, LongPredicate wanted) {
        return ask(dateline, connection -> {
            long waiting = Copies.waiting(connection);
            return wanted.test(waiting) ? Optional.of(waiting) : Optional.empty();
        });
    }

    /** What a question has for an answer; it is asked again until there is one, also of a process that starts. */
    private static <T> T ask(DatelineProcess dateline, Question<T> question) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Connection connection = dateline.connect("dateline")) {
                Optional<T> answer = question.ask(connection);
                while (answer.isEmpty()) {
                    assertThat(System.nanoTime()).as(dateline.output()).isLessThan(end);
                    LockSupport.parkNanos(RETRY.toNanos());
                    answer = question.ask(connection);
                }
                return answer.get();
            } catch (SQLException e) {
                assertThat(System.nanoTime())
                        .as("%s, after: %s", dateline.output(), e)
                        .isLessThan(end);
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    /** A question to the database. */
    private interface Question<T> {

        Optional<T> ask(Connection connection) throws SQLException;
    }

    /** The test locks what waits, so that the renewal leaves it alone; answers how many articles that are. */
    private static int requireNewNameWhileStale(DatelineProcess dateline) {
        return ask(dateline, connection -> {
            connection.setAutoCommit(false);
            List<String> stale = lockedSlugs(connection);
            dateline.awaitReady();
            stale.stream().limit(READ_STALE).forEach(slug -> requireNewName(dateline, "/v1/articles/" + slug));
            requireNewName(dateline, "/v1/articles?limit=100");
            assertThat(lockedSlugs(connection)).hasSameSizeAs(stale);
            connection.rollback();
            return Optional.of(stale.size());
        });
    }

    private static List<String> lockedSlugs(Connection connection) throws SQLException {
        List<String> slugs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT a.slug FROM stale_document s JOIN article a"
                        + " ON a.id = s.article_id ORDER BY a.slug FOR UPDATE OF s")) {
            while (rows.next()) {
                slugs.add(rows.getString(1));
            }
        }
        return slugs;
    }

    private static int requireNewNameEverywhere(DatelineProcess dateline, String key) {
        List<String> names = Pages.walk(
                () -> dateline.caller(key), "/v1/articles?person=ann-example&limit=100", "about.name.flatten()");
        assertThat(names).hasSize(ARTICLES).containsOnly(NEW);
        List<String> slugs = Pages.walk(() -> dateline.caller(key), "/v1/articles?limit=100", "slug");
        assertThat(slugs).doesNotHaveDuplicates();
        slugs.forEach(slug -> requireNewName(dateline, "/v1/articles/" + slug));
        return slugs.size();
    }

    private static void requireNewName(DatelineProcess dateline, String address) {
        HttpRequest request =
                HttpRequest.newBuilder(dateline.baseUrl().resolve(address)).build();
        HttpResponse<String> answer =
                HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains(NEW).doesNotContain(OLD);
    }
}
