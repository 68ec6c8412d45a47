package press.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** What administrators do with keys, and what keys are told of themselves. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class KeysTest {

    @Inject
    KeyUses uses;

    @Inject
    Clock clock;

    private static JsonPath made(String more) {
        Response made = Api.administrator()
                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"]" + more + "}")
                .post("/v1/keys");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath();
    }

    private static RequestSpecification with(String key) {
        return Api.anonymous().header("X-Api-Key", key);
    }

    private static Response patch(String id, int revision, String body) {
        return Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch("/v1/keys/" + id);
    }

    @Test
    void aChangeHoldsFromTheNextCallOn() {
        Stories.publish("Tram opens");
        JsonPath key = made("");
        String id = key.getString("id");
        String secret = key.getString("key");
        with(secret).get("/v1/articles/tram-opens").then().statusCode(200);

        JsonPath changed = patch(id, 1, "{\"name\": \"Desk\", \"addresses\": [\"192.0.2.0/24\"]}")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(changed.getString("name")).isEqualTo("Desk");
        assertThat(changed.getList("addresses")).containsExactly("192.0.2.0/24");
        assertThat(changed.getInt("revision")).isEqualTo(2);
        assertProblem(with(secret).get("/v1/articles/tram-opens"), 403, "address-not-allowed");

        patch(id, 2, "{\"addresses\": null, \"scopes\": [\"comments:write\"]}")
                .then()
                .statusCode(200);
        assertProblem(with(secret).get("/v1/articles/tram-opens"), 403, "missing-scope");
        patch(id, 3, "{\"scopes\": [\"content:read\"], \"expiresAt\": \"2999-01-01T00:00:00Z\"}")
                .then()
                .statusCode(200);
        with(secret).get("/v1/articles/tram-opens").then().statusCode(200);
        assertThat(patch(id, 4, "{\"name\": \"Desk\"}").jsonPath().getInt("revision"))
                .as("nothing changed")
                .isEqualTo(4);
    }

    @Test
    void aChangeThatBreaksARuleIsNamed() {
        String id = made("").getString("id");
        assertProblem(Api.administrator().body("{}").patch("/v1/keys/" + id), 428, "revision-required");
        assertProblem(patch(id, 2, "{\"name\": \"Desk\"}"), 412, "revision-outdated");
        assertProblem(patch("nobody", 1, "{}"), 404, "not-found");
        Map<String, String> wrong = Map.of(
                "{\"name\": null}", "/name",
                "{\"scopes\": [\"all\"]}", "/scopes/0",
                "{\"scopes\": [\"admin\"], \"origins\": [\"https://www.example.org\"]}", "/scopes/0",
                "{\"expiresAt\": \"2020-01-01T00:00:00Z\"}", "/expiresAt",
                "{\"addresses\": [\"nowhere\"]}", "/addresses/0");
        wrong.forEach(
                (body, pointer) -> assertPointer(assertProblem(patch(id, 1, body), 400, "invalid-body"), pointer));
    }

    @Test
    void aKeyIsAPartnersForGood() {
        Api.administrator()
                .body("{\"name\": \"Wire\"}")
                .post("/v1/partners")
                .then()
                .statusCode(201);
        JsonPath key = made(", \"partner\": \"wire\"");
        assertThat(key.getMap("partner")).containsEntry("slug", "wire").containsEntry("name", "Wire");
        assertProblem(patch(key.getString("id"), 1, "{\"partner\": \"wire\"}"), 400, "invalid-body");
        assertThat(made("").getMap("")).doesNotContainKey("partner");
    }

    @Test
    void onlyAdministratorsMakeAndChangeKeys() {
        RequestSpecification all = Api.withScopes(
                Scope.ALL.stream().filter(scope -> !scope.equals(Scope.ADMIN)).toArray(String[]::new));
        assertProblem(
                all.body("{\"name\": \"App\", \"scopes\": [\"content:read\"]}").post("/v1/keys"), 403, "missing-scope");
        assertProblem(
                all.body("{\"scopes\": [\"admin\"]}").patch("/v1/keys/" + made("").getString("id")),
                403,
                "missing-scope");
    }

    @Test
    void theLastUseIsNotedToTheMinuteWhereverItWas() {
        Stories.publish("Tram opens");
        JsonPath key = made("");
        String address = "/v1/keys/" + key.getString("id");
        with(key.getString("key")).get("/v1/articles/tram-opens").then().statusCode(200);
        Api.anonymous().get("/v1/articles/tram-opens").then().statusCode(200);
        uses.writeAll();
        Instant first = lastUse(address);
        assertThat(Duration.between(first, clock.instant())).isLessThan(Duration.ofMinutes(1));

        TestClock.advance(Duration.ofSeconds(30));
        with(key.getString("key")).get("/v1/articles/tram-opens").then().statusCode(200);
        uses.writeAll();
        assertThat(lastUse(address)).as("once a minute").isEqualTo(first);

        TestClock.advance(Duration.ofSeconds(31));
        assertThat(Statements.ofRequest(() -> with(key.getString("key"))
                        .get("/v1/articles/tram-opens")
                        .then()
                        .statusCode(200)))
                .as("from memory")
                .isEmpty();
        uses.writeAll();
        assertThat(Duration.between(first, lastUse(address))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    private static Instant lastUse(String address) {
        return Instant.parse(Api.administrator().get(address).jsonPath().getString("lastUsedAt"));
    }

    @Test
    void aKeyIsToldWhatItMayDo() {
        Api.administrator()
                .body("{\"name\": \"Wire\"}")
                .post("/v1/partners")
                .then()
                .statusCode(201);
        JsonPath key = made(", \"partner\": \"wire\", \"addresses\": [\"127.0.0.0/8\"]");
        JsonPath me = with(key.getString("key")).get("/v1/me").jsonPath();
        assertThat(me.getMap("key.partner")).containsEntry("name", "Wire");
        assertThat(me.getList("key.addresses")).containsExactly("127.0.0.0/8");
        assertThat(me.getList("scopes")).containsExactly("content:read");
        assertThat(me.getList("allows"))
                .containsExactly(Map.of("scope", "content:read", "description", "Read what is published."));
        assertThat(me.getList("filters.kind")).containsExactly("no-entitlement");
        assertThat(Api.anonymous().get("/v1/me").jsonPath().getList("allows.scope"))
                .containsExactly("content:read", "comments:write");
        assertThat(Scope.ALL)
                .allSatisfy(scope -> assertThat(Scope.description(scope)).isNotBlank());
    }
}
