package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** Every answer says how fresh it is, and a read can ask for more. */
@QuarkusTest
class FreshnessTest {

    @Inject
    LogPosition position;

    @Inject
    AgroalDataSource pool;

    @Test
    void everyAnswerSaysHowFreshItIs() {
        for (String address : List.of(
                "/v1/site",
                "/v1/articles",
                "/v1/articles/nobody",
                "/v1/nothing",
                "/v1/articles?x=1",
                "/v1/articles?q=" + "x".repeat(9000))) {
            assertThat(Api.anonymous().get(address).header("Dateline-Seq"))
                    .as(address)
                    .matches("[0-9]+");
        }
        assertThat(Api.anonymous().head("/v1/site").header("Dateline-Seq")).matches("[0-9]+");
    }

    @Test
    void whoReadsWithTheNumberOfAWriteSeesIt() {
        long before = 0;
        for (int i = 1; i <= 20; i++) {
            long seq = seq(Stories.publish("Story " + i));
            assertThat(seq).isGreaterThan(before);
            before = seq;

            Response read = Api.anonymous().get("/v1/articles/story-" + i + "?minSeq=" + seq);

            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(seq(read)).isGreaterThanOrEqualTo(seq);
            assertThat(read.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void aWriteThatIsRefusedHasNoNumberOfItsOwn() {
        RequestSpecification editor = Api.editor();
        long before = seq(editor.body("{\"name\": \"Ann Example\"}").post("/v1/people"));

        assertThat(seq(editor.body("{}").post("/v1/people"))).isLessThanOrEqualTo(before);
    }

    @Test
    void aRepeatedWriteSaysANumberThatShowsIt() {
        String key = Api.key("content:write");
        Response first = person(key);
        Response again = person(key);

        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(seq(again)).isGreaterThanOrEqualTo(seq(first));
    }

    private static Response person(String key) {
        return Api.anonymous()
                .header("X-Api-Key", key)
                .header("Idempotency-Key", "once")
                .contentType("application/json")
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people");
    }

    @Test
    void aChangeThatDoesNotComeIsWaitedForTwoSecondsAndNoLonger() {
        long started = System.nanoTime();

        Response answer = assertProblem(Api.anonymous().get("/v1/articles?minSeq=1000000"), 503, "unavailable");

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void aChangeThatComesMeanwhileIsWaitedFor() throws Exception {
        long before = seq(Stories.publish("Early"));
        long now = seq(Stories.publish("Not late"));
        // The keys that it is made with take numbers, too: the story's own is the last of these.
        Thread writer = Thread.ofPlatform().start(() -> Stories.publish("Late"));

        Response answer = Api.anonymous().get("/v1/articles/late?minSeq=" + (now + now - before));

        writer.join();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    @Test
    void aWriteThatWaitsForCachesInFrontHoldsNoConnection() throws Exception {
        String key = Api.key("content:write");
        position.holdWrites(true);
        RecordingFollower.TURN.acquire();
        List<CompletableFuture<Response>> writes;
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                writes = IntStream.range(
                                0,
                                pool.getConfiguration()
                                        .connectionPoolConfiguration()
                                        .maxSize())
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> makePerson(key, i), writers))
                        .toList();
                long started = System.nanoTime();
                Await.until(
                        "all have been made",
                        () -> Rows.of("SELECT id FROM person").size() == writes.size());
                assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(4));
                assertThat(writes).noneMatch(CompletableFuture::isDone);
            } finally {
                RecordingFollower.TURN.release();
                position.holdWrites(false);
            }
            assertThat(writes).allMatch(write -> write.join().statusCode() == 201);
        }
    }

    private static Response makePerson(String key, int number) {
        return Api.withKey(key).body("{\"name\": \"Reader " + number + "\"}").post("/v1/people");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        for (String value : List.of("-1", "x", "1.5", "99999999999999999999", "1e3")) {
            assertParameter(
                    assertProblem(Api.anonymous().get("/v1/articles?minSeq=" + value), 400, "invalid-parameter"),
                    "minSeq");
        }
        assertParameter(
                assertProblem(
                        Api.editor().body("{\"name\": \"X\"}").post("/v1/people?minSeq=1"), 400, "unknown-parameter"),
                "minSeq");
    }

    @Test
    void theNextPageDoesNotCarryIt() {
        Stories.publish("One");
        Stories.publish("Two");

        Response page = Api.anonymous().get("/v1/articles?limit=1&minSeq=1");

        assertThat(page.jsonPath().getString("next")).doesNotContain("minSeq");
        assertThat(Api.anonymous()
                        .get(Pages.path(page.jsonPath().getString("next")))
                        .statusCode())
                .isEqualTo(200);
    }

    private static long seq(Response answer) {
        return Long.parseLong(answer.header("Dateline-Seq"));
    }
}
