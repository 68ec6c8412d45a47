package press.dateline.live;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import press.dateline.access.Token;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A ticket stands for a key where a browser can send no header; the article is under embargo, so that it matters. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class StreamTicketTest {

    private static final String STREAM = "/v1/articles/leaders-meet/comments/stream";
    private static final String TICKETS = "/v1/articles/leaders-meet/comments/stream-tickets";

    @Inject
    StreamTickets tickets;

    @AfterEach
    void reset() {
        TestLiveSettings.reset();
    }

    private static String underEmbargo() {
        return Stories.publish("Leaders meet", ", \"embargoUntil\": \"2999-01-01T00:00:00Z\"")
                .jsonPath()
                .getString("id");
    }

    private static String ticket(String key) {
        Response made = Api.withKey(key).post(TICKETS);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(200);
        return made.jsonPath().getString("ticket");
    }

    private static String trusted() {
        return Api.key("content:read", "content:embargo");
    }

    @Test
    void itOpensTheStreamAsItsKeyWould() {
        String article = underEmbargo();
        assertProblem(Api.anonymous().get(STREAM), 404, "not-found");
        JsonPath made = Api.withKey(trusted()).post(TICKETS).jsonPath();
        String ticket = made.getString("ticket");
        assertThat(made.getString("url")).endsWith("/v1/articles/" + article + "/comments/stream?ticket=" + ticket);
        assertThat(Instant.parse(made.getString("expiresAt")))
                .isBetween(Instant.now().plusSeconds(55), Instant.now().plusSeconds(60));
        try (EventStream live = EventStream.open("/v1/articles/" + article + "/comments/stream?ticket=" + ticket)) {
            assertThat(live.next().name()).isEqualTo("hello");
            Rows.change(Talk.stored(article, 1, 1));
            assertThat(live.next().name()).isEqualTo("comment");
            TestClock.advance(Duration.ofMinutes(61));
            live.assertEnd();
        }
    }

    @Test
    void itIsGoodOnce() throws Exception {
        underEmbargo();
        String ticket = ticket(trusted());
        assertThat(Rows.of("SELECT count(*) FROM stream_ticket WHERE strpos(cast(stream_ticket AS text), '" + ticket
                        + "') > 0"))
                .containsExactly("0");
        TestLiveSettings.most(0); // whoever gets in finds no room, and is answered
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            Callable<Integer> call =
                    () -> Api.anonymous().get(STREAM + "?ticket=" + ticket).statusCode();
            List<Integer> answers = callers.invokeAll(List.of(call, call, call, call, call, call, call, call)).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
            assertThat(answers).containsExactly(401, 401, 401, 401, 401, 401, 401, 503);
        }
        assertProblem(Api.anonymous().get(STREAM + "?ticket=" + ticket), 401, "invalid-ticket");
    }

    @Test
    void itIsGoodForAMinute() {
        underEmbargo();
        String ticket = ticket(trusted());
        String unused = ticket(trusted());
        TestClock.advance(Duration.ofSeconds(61));
        assertProblem(Api.anonymous().get(STREAM + "?ticket=" + ticket), 401, "invalid-ticket");
        tickets.trim();
        assertThat(Rows.of("SELECT count(*) FROM stream_ticket")).containsExactly("0");
        assertProblem(Api.anonymous().get(STREAM + "?ticket=" + unused), 401, "invalid-ticket");
    }

    @Test
    void itOpensNothingElse() {
        underEmbargo();
        Stories.publish("Elsewhere");
        String key = trusted();
        String ticket = ticket(key);
        assertProblem(
                Api.anonymous().get("/v1/articles/elsewhere/comments/stream?ticket=" + ticket), 401, "invalid-ticket");
        assertProblem(
                Api.anonymous().get("/v1/articles/leaders-meet/comments?ticket=" + ticket), 400, "unknown-parameter");
        assertProblem(Api.withKey(ticket).get("/v1/articles/leaders-meet"), 401, "invalid-key");
        assertProblem(Api.withKey(key).get(STREAM + "?ticket=" + ticket), 401, "invalid-ticket");
        for (String wrong : List.of("x", Token.generate("dlt_").reveal(), ticket.substring(1), key)) {
            assertProblem(Api.anonymous().get(STREAM + "?ticket=" + wrong), 401, "invalid-ticket");
        }
        Rows.change("UPDATE api_key SET revoked_at = now() WHERE 'content:embargo' = ANY(scopes)");
        assertProblem(Api.anonymous().get(STREAM + "?ticket=" + ticket), 401, "invalid-ticket");
        String ended = ticket(trusted());
        Rows.change("INSERT INTO partner (id, slug, name, created_at, ended_at)"
                + " VALUES (gen_random_uuid(), 'wire', 'Wire', now(), now())");
        Rows.change("UPDATE api_key SET partner_id = (SELECT id FROM partner) WHERE 'content:embargo' = ANY(scopes)");
        assertProblem(Api.anonymous().get(STREAM + "?ticket=" + ended), 401, "invalid-ticket");
    }

    @Test
    void itEndsWithTheSecretsOfItsKey() {
        underEmbargo();
        Response made = Api.administrator()
                .body("{\"name\": \"Site\", \"scopes\": [\"content:read\", \"content:embargo\"]}")
                .post("/v1/keys");
        String address = "/v1/keys/" + made.jsonPath().getString("id");
        String first = made.jsonPath().getString("key");
        String before = ticket(first);
        Response rotated = Api.administrator().body("{\"overlapSeconds\": 30}").post(address + "/rotate");
        String second = rotated.jsonPath().getString("key");
        assertThat(second).as(rotated.asString()).isNotNull();
        assertProblem(Api.anonymous().get(STREAM + "?ticket=" + before), 401, "invalid-ticket");

        JsonPath old = Api.withKey(first).post(TICKETS).jsonPath();
        assertThat(Instant.parse(old.getString("expiresAt")))
                .as("no later than the secret")
                .isBefore(Instant.now().plusSeconds(31));
        try (EventStream ofOld = EventStream.open(STREAM + "?ticket=" + old.getString("ticket"));
                EventStream ofOldKey = EventStream.open(STREAM, "X-Api-Key", first);
                EventStream ofNew = EventStream.open(STREAM + "?ticket=" + ticket(second))) {
            for (EventStream live : List.of(ofOld, ofOldKey, ofNew)) {
                assertThat(live.next().name()).isEqualTo("hello");
            }
            TestClock.advance(Duration.ofSeconds(31));
            ofOld.assertEnd();
            ofOldKey.assertEnd();
            Api.withKey(second).delete("/v1/me/key").then().statusCode(200);
            ofNew.assertEnd();
        }
        assertThat(Rows.of("SELECT count(*) FROM stream_ticket WHERE made_by = '"
                        + made.jsonPath().getString("id") + "'"))
                .containsExactly("0");
    }

    @Test
    void aStreamEndsWhenItsKeyExpires() {
        underEmbargo();
        Response made = Api.administrator()
                .body("{\"name\": \"Site\", \"scopes\": [\"content:read\", \"content:embargo\"], \"expiresAt\": \""
                        + Instant.now().plusSeconds(40) + "\"}")
                .post("/v1/keys");
        String key = made.jsonPath().getString("key");
        String unused = ticket(key);
        try (EventStream ofTicket = EventStream.open(STREAM + "?ticket=" + ticket(key));
                EventStream ofKey = EventStream.open(STREAM, "X-Api-Key", key)) {
            assertThat(ofTicket.next().name()).isEqualTo("hello");
            assertThat(ofKey.next().name()).isEqualTo("hello");
            TestClock.advance(Duration.ofSeconds(41));
            ofTicket.assertEnd();
            ofKey.assertEnd();
        }
        assertProblem(Api.anonymous().get(STREAM + "?ticket=" + unused), 401, "invalid-ticket");
    }

    @Test
    void whoseKeyEndedBeforeTheStreamWasThereHearsNothing() {
        underEmbargo();
        String key = trusted();
        String ticket = ticket(key);
        try (EventStream live = EventStream.open(STREAM, "X-Api-Key", key)) {
            assertThat(live.next().name()).isEqualTo("hello");
        }
        // Past the log: here the key is remembered as a good one.
        Rows.change("UPDATE api_key SET revoked_at = now() WHERE prefix = '" + key.substring(0, 9) + "'");
        try (EventStream live = EventStream.open(STREAM, "X-Api-Key", key)) {
            live.assertEnd();
        }
        assertProblem(Api.anonymous().get(STREAM + "?ticket=" + ticket), 401, "invalid-ticket");
    }

    @Test
    void itIsMadeForWhoMayReadTheArticle() {
        underEmbargo();
        assertProblem(Api.withScopes("content:read").post(TICKETS), 404, "not-found");
        assertProblem(Api.withScopes("content:write").post(TICKETS), 403, "missing-scope");
        assertProblem(Api.anonymous().post(TICKETS), 401, "unauthenticated");
    }

    @Test
    void aRepetitionDoesNotShowIt() {
        underEmbargo();
        String key = trusted();
        Response first = Api.withKey(key).header("Idempotency-Key", "once").post(TICKETS);
        Response second = Api.withKey(key).header("Idempotency-Key", "once").post(TICKETS);
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
        assertThat(second.header("Idempotency-Omitted")).isEqualTo("/ticket, /url");
        assertThat(second.jsonPath().getMap(""))
                .isEqualTo(java.util.Map.of("expiresAt", first.jsonPath().getString("expiresAt")));
        assertThat(Rows.of("SELECT action, type FROM audit WHERE action = 'createStreamTicket'"))
                .containsExactly("createStreamTicket article");
    }
}
