package press.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A request that is sent again, since its answer was lost, gets that answer and has no second effect. */
@QuarkusTest
class IdempotencyTest {

    private static final List<String> TOLD = List.of("Location", "ETag", "Link", "Content-Type", "Cache-Control");

    private static RequestSpecification with(String key) {
        return Api.anonymous()
                .header("X-Api-Key", key)
                .header("Idempotency-Key", "k1")
                .contentType("application/json");
    }

    private static void assertRepeated(Response first, Response again) {
        assertThat(first.statusCode()).as(first.asString()).isBetween(200, 299);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(first.statusCode());
        assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
        for (String header : TOLD) {
            assertThat(again.header(header)).as(header).isEqualTo(first.header(header));
        }
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Idempotency-Omitted")).isNull();
    }

    @Test
    void theAnswerComesAgainByteForByte() {
        String key = Api.key("content:write", "content:publish");
        Stories.section();
        String body =
                "{\"headline\": \"Opens\", \"section\": \"news\", \"blocks\": [{\"type\": \"paragraph\", \"text\":"
                        + " \"Text.\"}]}";
        Response draft = with(key).body(body).post("/v1/articles");
        assertRepeated(draft, with(key).body(body).post("/v1/articles"));
        assertThat(draft.header("ETag")).isEqualTo("\"1\"");

        Response published = with(key).post("/v1/articles/opens/publish");
        Stories.withdraw("opens");
        assertRepeated(published, with(key).post("/v1/articles/opens/publish"));
        assertThat(Api.anonymous().get("/v1/articles/opens").statusCode())
                .as("the repetition publishes nothing")
                .isEqualTo(410);
    }

    @Test
    void anAnswerIsGivenAgainForADayWhetherOrNotItIsTrimmed() {
        String key = Api.key("content:write");
        assertThat(section(key, "World")).isEqualTo("world");
        TestClock.advance(Duration.ofHours(24).minusSeconds(30));
        assertThat(section(key, "World")).isEqualTo("world");
        assertProblem(with(key).body("{\"name\": \"Sport\"}").post("/v1/sections"), 422, "idempotency-key-reused");
        TestClock.advance(Duration.ofSeconds(40));
        assertThat(section(key, "Sport")).as("a day later the key is new").isEqualTo("sport");
        assertThat(section(key, "Sport")).as("and is kept for a day again").isEqualTo("sport");
        assertThat(Api.anonymous().get("/v1/sections").jsonPath().getList("items.slug"))
                .containsExactlyInAnyOrder("world", "sport");
    }

    @Test
    void aGuestIsTheSameInTheMonthThatFollowsAndNoLonger() {
        Stories.publish("Opens");
        Instant now = new TestClock().instant();
        OffsetDateTime next = YearMonth.from(now.atOffset(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .atOffset(ZoneOffset.UTC);
        TestClock.advance(Duration.between(now, next.toInstant()).minusMinutes(1));
        String id = comment("One.").jsonPath().getString("id");
        TestClock.advance(Duration.ofMinutes(2));
        Response again = comment("One.");
        assertThat(again.jsonPath().getString("id")).isEqualTo(id);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertProblem(comment("Two."), 422, "idempotency-key-reused");
        TestClock.advance(Duration.ofDays(2));
        assertThat(comment("Two.").header("Idempotency-Replayed")).isNull();
        assertThat(comment("Two.").header("Idempotency-Replayed")).isEqualTo("true");
        TestClock.advance(Duration.ofDays(60));
        comment("Three.");
        assertThat(Rows.of("SELECT count(*) FROM secret WHERE name LIKE 'guest-%' AND name < 'guest-"
                        + YearMonth.from(next).plusMonths(1) + "'"))
                .as("what the address cannot be found by again")
                .containsExactly("0");
    }

    private static Response comment(String text) {
        return Api.anonymous()
                .contentType("application/json")
                .header("Idempotency-Key", "flaky")
                .body("{\"displayName\": \"Ann\", \"text\": \"" + text + "\"}")
                .post("/v1/articles/opens/comments");
    }

    private static String section(String key, String name) {
        return with(key)
                .body("{\"name\": \"" + name + "\"}")
                .post("/v1/sections")
                .jsonPath()
                .getString("slug");
    }

    @Test
    void whatFailedMayBeSentAgainCorrected() {
        String key = Api.key("content:write", "content:publish");
        assertProblem(with(key).body("{\"name\": \"\"}").post("/v1/sections"), 400, "invalid-body");
        with(key).body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);

        assertProblem(with(key).body("{\"headline\": 7}").post("/v1/articles"), 400, "invalid-body");
        Response draft = with(key).body("{\"headline\": \"Opens\"}").post("/v1/articles");
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
        assertProblem(with(key).post("/v1/articles/opens/publish"), 422, "incomplete");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"section\": \"world\", \"blocks\": [{\"type\": \"paragraph\", \"text\": \"Text.\"}]}")
                .patch("/v1/articles/opens/draft")
                .then()
                .statusCode(200);
        with(key).post("/v1/articles/opens/publish").then().statusCode(200);
    }

    @Test
    void keysBelongToTheirCallerAndAddress() {
        String ann = Api.key("content:write");
        String bob = Api.key("content:write");
        Set<String> ids = new HashSet<>();
        for (String key : List.of(ann, bob)) {
            ids.add(with(key)
                    .body("{\"name\": \"World\"}")
                    .post("/v1/sections")
                    .jsonPath()
                    .getString("id"));
            ids.add(with(key)
                    .body("{\"name\": \"World\", \"type\": \"topic\"}")
                    .post("/v1/tags")
                    .jsonPath()
                    .getString("id"));
        }
        assertThat(ids).hasSize(4).doesNotContainNull();
    }

    @Test
    void secretsAreLeftOutAndTheAnswerSaysSo() {
        String admin = Api.key("admin");
        String body = "{\"name\": \"App\", \"scopes\": [\"content:read\"]}";
        Response made = with(admin).body(body).post("/v1/keys");
        Response again = with(admin).body(body).post("/v1/keys");

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.jsonPath().getString("key")).startsWith("dl_");
        assertThat(made.header("Idempotency-Omitted")).isNull();
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.jsonPath().getString("id")).isEqualTo(made.jsonPath().getString("id"));
        assertThat(again.jsonPath().getMap("")).doesNotContainKey("key");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Idempotency-Omitted")).isEqualTo("/key");
        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
    }

    @Test
    void eightAtOnceMakeOneThing() throws Exception {
        String key = Api.key("content:write");
        for (int round = 0; round < 5; round++) {
            String body = "{\"name\": \"World " + round + "\"}";
            String name = "round-" + round;
            List<Response> answers = atOnce(
                    8,
                    () -> Api.anonymous()
                            .header("X-Api-Key", key)
                            .header("Idempotency-Key", name)
                            .contentType("application/json")
                            .body(body)
                            .post("/v1/sections"));
            assertThat(answers).extracting(Response::statusCode).containsOnly(201);
            assertThat(answers)
                    .extracting(Response::asString)
                    .containsOnly(answers.getFirst().asString());
            assertThat(answers)
                    .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                    .hasSize(1);
        }
        assertThat(Api.anonymous().get("/v1/sections").jsonPath().getList("items"))
                .hasSize(5);
    }

    private static List<Response> atOnce(int number, Callable<Response> request) throws Exception {
        CountDownLatch ready = new CountDownLatch(number);
        List<Response> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(number)) {
            List<Future<Response>> sent = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                sent.add(clients.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return request.call();
                }));
            }
            for (Future<Response> one : sent) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    @Test
    void anUploadIsKnownByItsDigest() throws Exception {
        String key = Api.key("content:read", "content:write", "content:publish");
        Response first = upload(key, "k1", item("1"), "");
        Response again = upload(key, "k1", item("1"), "");

        assertRepeated(first, again);
        assertThat(first.statusCode()).isEqualTo(202);
        assertProblem(upload(key, "k1", item("2"), ""), 422, "idempotency-key-reused");
        assertProblem(upload(key, "k1", item("1"), "?name=other"), 422, "idempotency-key-reused");
        assertProblem(upload(key, "k1 k1", item("1"), ""), 400, "invalid-parameter");
        assertProblem(upload(key, "k2", "", ""), 400, "invalid-body");
        Response corrected = upload(key, "k2", item("3"), "");
        assertThat(corrected.statusCode()).isEqualTo(202);
        List<Response> together = atOnce(8, () -> upload(key, "k3", item("4"), ""));
        assertThat(together)
                .extracting(Response::asString)
                .containsOnly(together.getFirst().asString());

        List<String> jobs = Api.anonymous()
                .header("X-Api-Key", key)
                .get("/v1/imports")
                .jsonPath()
                .getList("items.id");
        assertThat(jobs)
                .as("nothing is left of the repetitions")
                .containsExactlyInAnyOrder(
                        first.jsonPath().getString("id"),
                        corrected.jsonPath().getString("id"),
                        together.getFirst().jsonPath().getString("id"));
        Await.until(() ->
                Api.anonymous().header("X-Api-Key", key).get("/v1/imports").jsonPath().getList("items.state").stream()
                        .allMatch("done"::equals));
    }

    private static Response upload(String key, String name, String content, String query) {
        return Api.anonymous()
                .header("X-Api-Key", key)
                .header("Idempotency-Key", name)
                .contentType("application/octet-stream")
                .body(content.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports" + query);
    }

    private static String item(String number) {
        return """
                {"uri": "urn:test:%1$s", "type": "text", "language": "en", "firstCreated": "2020-01-01T10:00:00Z", \
                "headlines": [{"role": "main", "value": "Story %1$s"}], \
                "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>Text.</p>"}]}""".formatted(number);
    }
}
