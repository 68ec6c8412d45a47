package press.dateline.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ExternalTest {

    private static final String SECRET = "a secret of the newsroom";

    @Inject
    Clock clock;

    private HttpServer service;
    private volatile Answering answering = exchange -> {};
    private final BlockingQueue<String> signatures = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> bodies = new LinkedBlockingQueue<>();

    /** What the service does with a request. */
    private interface Answering {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext("/", exchange -> {
            signatures.add(exchange.getRequestHeaders().getFirst("Dateline-Signature"));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try (exchange) {
                answering.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        service.start();
        configured(address(), Duration.ofSeconds(1));
        Stories.publish("Leaders meet");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/check");
    }

    private void configured(URI url, Duration timeout) {
        QuarkusMock.installMockForType(new ExternalService(settings(url, timeout), clock), ExternalService.class);
    }

    @Test
    void whatItSaysIsDone() {
        String accepted = checked("Ann", "{\"decision\": \"accept\"}");
        assertThat(state(accepted)).isEqualTo("approved");
        String rejected = checked("Bob", "{\"decision\": \"reject\", \"reason\": \"toxic\", \"more\": 1}");
        assertThat(state(rejected)).isEqualTo("rejected");
        assertThat(decisions(rejected).getList("decisions.state")).containsExactly("pending", "rejected");
        assertThat(decisions(rejected).getList("decisions.findings.rule.flatten()", String.class))
                .containsExactly("external", "external");
        assertThat(decisions(rejected).getList("decisions.findings.reason.flatten()", String.class))
                .containsExactly("external-waiting", "toxic");
        String queued = checked("Cat", "{\"decision\": \"queue\"}");
        assertThat(state(queued)).isEqualTo("pending");
        assertThat(decisions(queued).getList("decisions[1].findings.reason")).containsExactly("external");
        String next = checked("Dan", "{\"decision\": \"next\"}");
        assertThat(state(next)).as("the mode decides").isEqualTo("pending");
        assertThat(decisions(next).getList("decisions[1].findings")).isEmpty();
        assertThat(replayed()).as("unchanged rules change nothing").isZero();
    }

    @Test
    void requestsAreSignedAndSayWhatWasWritten() throws InterruptedException {
        String id = checked("Ann", "{\"decision\": \"next\"}");
        String body = bodies.take();
        String signature = signatures.take();
        assertThat(JsonPath.from(body).getString("comment")).isEqualTo(id);
        assertThat(JsonPath.from(body).getString("submission.text")).isEqualTo("Text of Ann.");
        assertThat(JsonPath.from(body).getString("submission.displayName")).isEqualTo("Ann");
        long seconds = Long.parseLong(signature.substring(2, signature.indexOf(',')));
        assertThat(signature)
                .isEqualTo(ExternalService.signature(SECRET, seconds, body.getBytes(StandardCharsets.UTF_8)));
        assertThat(ExternalService.signature("key", 1, "{}".getBytes(StandardCharsets.UTF_8)))
                .as("printf '1.{}' | openssl dgst -sha256 -hmac key")
                .isEqualTo("t=1,v1=1ba6b8171186efc613e8bcc0cbdab2748f24984d7c5a84faa2637afa0e40d224");
    }

    @Test
    void whatIsNoAnswerIsForAModerator() {
        List<String> answers = List.of(
                "",
                "accept",
                "[]",
                "null",
                "{}",
                "{\"decision\": \"ACCEPT\"}",
                "{\"decision\": true}",
                "{\"decision\": \"accept\", \"reason\": \"<b>\"}",
                "{\"decision\": \"accept\"} x",
                "{\"decision\": \"queue\", \"reason\": \"external-waiting\"}",
                "{\"decision\": \"accept\"}" + " ".repeat(20_000));
        for (int i = 0; i < answers.size(); i++) {
            String id = checked("Ann " + i, answers.get(i));
            assertThat(state(id)).as(answers.get(i)).isEqualTo("pending");
            assertThat(decisions(id).getString("decisions[1].findings[0].reason"))
                    .as(answers.get(i))
                    .isIn("external-invalid", "external-unavailable");
        }
    }

    @Test
    void noAnswerInTimeIsForAModerator() {
        answering = exchange -> Thread.sleep(5000);
        unavailable("Ann");
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"decision\": \"acc".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            Thread.sleep(5000);
        };
        unavailable("Bob");
        answering = exchange -> exchange.sendResponseHeaders(500, -1);
        unavailable("Cat");
        configured(URI.create("http://127.0.0.1:1/nobody"), Duration.ofSeconds(1));
        unavailable("Dan");
    }

    private void unavailable(String name) {
        String id = posted(name);
        settled();
        assertThat(state(id)).isEqualTo("pending");
        assertThat(decisions(id).getString("decisions[1].findings[0].reason")).isEqualTo("external-unavailable");
    }

    @Test
    void aModeratorsDecisionStands() {
        answering = exchange -> {
            Thread.sleep(500);
            send(exchange, "{\"decision\": \"accept\"}");
        };
        String id = posted("Ann");
        moderator().body("{}").post("/v1/comments/" + id + "/reject");
        settled();
        assertThat(state(id)).isEqualTo("rejected");
        assertThat(decisions(id).getList("decisions.madeBy")).containsExactly("pipeline", "key");
    }

    @Test
    void whatReadersReportsHaveHiddenStaysHidden() {
        configured(address(), Duration.ofSeconds(20));
        CountDownLatch hidden = new CountDownLatch(1);
        answering = exchange -> {
            hidden.await();
            send(exchange, "{\"decision\": \"accept\"}");
        };
        String id = posted("Ann");
        moderator().post("/v1/comments/" + id + "/approve");
        for (int i = 0; i < 3; i++) {
            Api.anonymous()
                    .contentType("application/json")
                    .body("{\"reason\": \"spam\"}")
                    .post("/v1/comments/" + id + "/reports");
            Rows.change("UPDATE comment_report SET reporter = decode(md5(cast(id AS text)), 'hex')");
        }
        assertThat(state(id)).isEqualTo("pending");
        hidden.countDown();
        settled();
        assertThat(state(id)).isEqualTo("pending");
        assertThat(decisions(id).getList("decisions.madeBy")).containsExactly("pipeline", "key", "reports");
    }

    @Test
    void reportsOfWhatItRejectsWaitNoLonger() {
        configured(address(), Duration.ofSeconds(20));
        CountDownLatch reported = new CountDownLatch(1);
        answering = exchange -> {
            reported.await();
            send(exchange, "{\"decision\": \"reject\"}");
        };
        String id = posted("Ann");
        Rows.change(
                "INSERT INTO comment_reported (comment_id, created_at, reports) SELECT id, created_at, 1 FROM comment");
        reported.countDown();
        settled();
        assertThat(state(id)).isEqualTo("rejected");
        assertThat(Rows.of("SELECT comment_id FROM comment_reported")).isEmpty();
    }

    @Test
    void itIsNotAskedAboutWhatIsRejectedAndCostsNoStatement() {
        answering = exchange -> send(exchange, "{\"decision\": \"next\"}");
        moderator()
                .header("If-Match", "\"0\"")
                .body("{\"entries\": [\"spam\"]}")
                .put("/v1/moderation/word-lists/banned");
        Response rejected = post("Ann", "Buy spam");
        assertThat(rejected.jsonPath().getString("state")).isEqualTo("rejected");
        assertThat(Rows.of("SELECT 1 FROM external_check")).isEmpty();
        assertThat(Statements.ofRequest(() -> post("Bob", "Good."))).hasSize(5);
        settled();
        assertThat(bodies).hasSize(1);
    }

    private static ExternalSettings settings(URI url, Duration timeout) {
        return new ExternalSettings() {
            @Override
            public Optional<URI> url() {
                return Optional.of(url);
            }

            @Override
            public Optional<String> secret() {
                return Optional.of(SECRET);
            }

            @Override
            public Duration timeout() {
                return timeout;
            }
        };
    }

    private String checked(String name, String answer) {
        answering = exchange -> send(exchange, answer);
        String id = posted(name);
        settled();
        return id;
    }

    private static void send(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String posted(String name) {
        Response posted = post(name, "Text of " + name + ".");
        assertThat(posted.jsonPath().getString("state"))
                .as("until it has answered")
                .isEqualTo("pending");
        return posted.jsonPath().getString("id");
    }

    private static Response post(String name, String text) {
        Response posted = Api.anonymous()
                .contentType("application/json")
                .body(Map.of("displayName", name, "text", text))
                .post("/v1/articles/leaders-meet/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted;
    }

    private static void settled() {
        Await.until(() -> Rows.of("SELECT 1 FROM external_check").isEmpty());
    }

    private static String state(String id) {
        return decisions(id).getString("state");
    }

    private static JsonPath decisions(String id) {
        return moderator().get("/v1/comments/" + id).jsonPath();
    }

    private static int replayed() {
        return moderator()
                .body("{\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"}")
                .post("/v1/moderation/replay")
                .jsonPath()
                .getInt("changed");
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }
}
