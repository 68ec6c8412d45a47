package press.dateline.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.Await;
import press.dateline.testing.DatelineProcess;
import press.dateline.testing.SharedPostgres;

/** The database goes away, and comes back. */
class DatabaseAwayIT {

    private static final Duration LIMIT = Duration.ofSeconds(8);

    @Test
    void whatIsRememberedIsReadForAWhile(@TempDir Path folder) throws Exception {
        try (SharedPostgres postgres = SharedPostgres.start(Files.createDirectory(folder.resolve("postgres")))) {
            Map<String, String> settings = new HashMap<>(postgres.settings("dateline"));
            settings.put("DATELINE_STALE_LIMIT", LIMIT.toString());
            settings.put("DATELINE_DEMO", "true");
            try (DatelineProcess dateline = DatelineProcess.start(
                            Files.createDirectory(folder.resolve("instance")), settings)
                    .awaitReady()) {
                Await.until(() -> !dateline.anonymous()
                        .get("/v1/articles")
                        .jsonPath()
                        .getList("items")
                        .isEmpty());
                String key = dateline.administratorKey();
                String list = "/v1/articles?limit=3";
                Await.until(() -> isSame(dateline, list));
                Response before = dateline.anonymous().get(list);
                String slug = before.jsonPath().getString("items[0].slug");
                assertThat(state(dateline)).isEqualTo("ok");

                postgres.kill();
                long gone = System.nanoTime();
                Await.until(() -> state(dateline).equals("degraded"));
                Response stale = dateline.anonymous().get(list);
                assertThat(stale.statusCode()).as(stale.asString()).isEqualTo(200);
                assertThat(stale.header("ETag")).isEqualTo(before.header("ETag"));
                assertUnavailable(dateline.anonymous().get("/v1/articles/" + slug));
                assertUnavailable(
                        dateline.caller(key).body("{\"name\": \"Nobody\"}").post("/v1/people"));
                assertThat(Duration.ofNanos(System.nanoTime() - gone)).isLessThan(LIMIT);
                Await.until(() -> dateline.anonymous().get(list).statusCode() == 503);
                assertThat(Duration.ofNanos(System.nanoTime() - gone)).isGreaterThan(LIMIT.minusSeconds(1));
                assertThat(dateline.anonymous().get("/health/ready").statusCode())
                        .isEqualTo(200);

                postgres.restart();
                long back = System.nanoTime();
                Await.until(
                        () -> dateline.anonymous().get("/v1/articles/" + slug).statusCode() == 200
                                && dateline.anonymous().get(list).statusCode() == 200);
                assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(Duration.ofSeconds(5));
                Await.until(() -> state(dateline).equals("ok"));
            }
        }
    }

    /** Whether two reads agree: the demonstration content is loaded, and the answer remembered. */
    private static boolean isSame(DatelineProcess dateline, String address) {
        Response one = dateline.anonymous().get(address);
        Response two = dateline.anonymous().get(address);
        return one.jsonPath().getList("items").size() == 3 && one.header("ETag").equals(two.header("ETag"));
    }

    private static String state(DatelineProcess dateline) {
        return dateline.anonymous()
                .get("/health/ready")
                .jsonPath()
                .getString("checks.find { it.name == 'database' }.data.state");
    }

    private static void assertUnavailable(Response answer) {
        assertProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
    }
}
