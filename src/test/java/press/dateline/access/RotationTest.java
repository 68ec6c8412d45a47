package press.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A key gets another secret, and the old one is taken for a while; whoever has stolen that gains nothing by it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class RotationTest {

    private static final String ROTATE = "/v1/me/key/rotate";

    @Inject
    Administrator administrator;

    @Inject
    KeyLookup lookup;

    private static JsonPath made(String more) {
        Response made = Api.administrator()
                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"]" + more + "}")
                .post("/v1/keys");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath();
    }

    private static RequestSpecification with(String key) {
        return Api.anonymous().header("X-Api-Key", key).contentType("application/json");
    }

    private static String rotated(String key, String body) {
        Response rotated = with(key).body(body).post(ROTATE);
        assertThat(rotated.statusCode()).as(rotated.asString()).isEqualTo(200);
        return rotated.jsonPath().getString("key");
    }

    private static void assertTaken(String key) {
        with(key).get("/v1/site").then().statusCode(200);
    }

    @Test
    void aKeyRotatesItselfAndStaysTheSame() {
        JsonPath before = made(", \"addresses\": [\"127.0.0.0/8\"], \"expiresAt\": \"2999-01-01T00:00:00Z\"");
        String old = before.getString("key");
        JsonPath after = with(old).body("{}").post(ROTATE).jsonPath();
        String secret = after.getString("key");

        assertThat(secret).startsWith("dl_").isNotEqualTo(old);
        assertThat(after.getString("prefix")).isEqualTo(secret.substring(0, 9));
        for (String same : List.of("id", "name", "scopes", "addresses", "origins", "expiresAt", "createdAt")) {
            assertThat(after.<Object>get(same)).as(same).isEqualTo(before.get(same));
        }
        assertTaken(secret);
        assertTaken(old);
        JsonPath me = with(old).get("/v1/me").jsonPath();
        assertThat(me.getString("key.id")).isEqualTo(before.getString("id"));
        assertThat(me.getString("replacedUntil")).isEqualTo(after.getString("formerUntil"));
        assertThat(with(secret).get("/v1/me").jsonPath().getString("replacedUntil"))
                .isNull();

        TestClock.advance(Duration.ofHours(24).plusSeconds(1));
        assertProblem(with(old).get("/v1/site"), 401, "replaced-key");
        assertTaken(secret);
    }

    @Test
    void theOverlapIsAsLongAsAskedFor() {
        String old = made("").getString("key");
        String second = rotated(old, "{\"overlapSeconds\": 60}");
        TestClock.advance(Duration.ofSeconds(50));
        assertTaken(old);
        TestClock.advance(Duration.ofSeconds(11));
        assertProblem(with(old).get("/v1/site"), 401, "replaced-key");

        String third = rotated(second, "{\"overlapSeconds\": 0}");
        assertProblem(with(second).get("/v1/site"), 401, "replaced-key");
        assertTaken(third);
        for (String wrong : List.of("-1", "2592001", "\"1\"", "1.5")) {
            assertPointer(
                    assertProblem(
                            with(third)
                                    .body("{\"overlapSeconds\": " + wrong + "}")
                                    .post(ROTATE),
                            400,
                            "invalid-body"),
                    "/overlapSeconds");
        }
        rotated(third, "{\"overlapSeconds\": 2592000}");
    }

    @Test
    void aStolenSecretThatWasReplacedCannotRotateAndCanEndItselfOnly() {
        JsonPath key = made("");
        String stolen = key.getString("key");
        String good = rotated(stolen, "{}");
        assertProblem(with(stolen).body("{}").post(ROTATE), 409, "wrong-state");
        assertTaken(good);
        JsonPath ended = with(stolen).delete("/v1/me/key").jsonPath();
        assertThat(ended.getString("revokedAt")).isNull();
        assertProblem(with(stolen).get("/v1/site"), 401, "replaced-key");
        assertTaken(good);
    }

    /** Nor by way of other keys, or as an administrator. */
    @Test
    void aReplacedSecretMakesAndChangesNoKeys() {
        JsonPath key = Api.administrator()
                .body("{\"name\": \"Admin\", \"scopes\": [\"admin\", \"content:read\"]}")
                .post("/v1/keys")
                .jsonPath();
        String stolen = key.getString("key");
        String address = "/v1/keys/" + key.getString("id");
        String good = rotated(stolen, "{}");
        String wanted = "{\"name\": \"App\", \"scopes\": [\"content:read\"]}";
        assertProblem(with(stolen).body(wanted).post("/v1/keys"), 409, "wrong-state");
        assertProblem(with(stolen).body("{\"overlapSeconds\": 0}").post(address + "/rotate"), 409, "wrong-state");
        assertProblem(
                with(stolen)
                        .header("If-Match", "\"1\"")
                        .body("{\"name\": \"Mine\"}")
                        .patch(address),
                409,
                "wrong-state");
        with(stolen).get(address).then().statusCode(200);
        with(good).body(wanted).post("/v1/keys").then().statusCode(201);
        with(good).body("{}").post(address + "/rotate").then().statusCode(200);
    }

    @Test
    void aReplacedSecretIsFoundByItsPrefixAndNeverMadeAgain() {
        JsonPath key = made("");
        rotated(key.getString("key"), "{\"overlapSeconds\": 0}");
        assertThat(lookup.ids(key.getString("prefix"))).containsExactly(UUID.fromString(key.getString("id")));
        assertThatThrownBy(() -> Rows.change(
                        "INSERT INTO api_key (id, name, prefix, hash, scopes, created_at) SELECT gen_random_uuid(), 'Old',"
                                + " prefix, hash, '{admin}', now() FROM former_key_hash WHERE prefix = '"
                                + key.getString("prefix") + "'"))
                .hasStackTraceContaining("has been replaced");
    }

    @Test
    void twoSecretsAtMostAreTaken() {
        String first = made("").getString("key");
        String second = rotated(first, "{}");
        String third = rotated(second, "{}");
        assertProblem(with(first).get("/v1/site"), 401, "replaced-key");
        assertTaken(second);
        assertTaken(third);
    }

    @Test
    void anAdministratorRotatesAnyKey() {
        JsonPath key = made(", \"origins\": [\"https://www.example.org\"]");
        String address = "/v1/keys/" + key.getString("id");
        JsonPath rotated =
                Api.administrator().body("{}").post(address + "/rotate").jsonPath();
        assertTaken(rotated.getString("key"));
        assertTaken(key.getString("key"));
        assertThat(Api.administrator().get(address).jsonPath().getMap("")).doesNotContainKey("key");
        assertProblem(with(Api.key("content:write")).body("{}").post(address + "/rotate"), 403, "missing-scope");
        Api.administrator().delete(address).then().statusCode(200);
        assertProblem(with(rotated.getString("key")).get("/v1/site"), 401, "revoked-key");
        assertProblem(with(key.getString("key")).get("/v1/site"), 401, "revoked-key");
        assertProblem(Api.administrator().body("{}").post(address + "/rotate"), 409, "wrong-state");
    }

    @Test
    void aKeyRevokesItself() {
        JsonPath key = made("");
        JsonPath revoked = with(key.getString("key")).delete("/v1/me/key").jsonPath();
        assertThat(revoked.getString("id")).isEqualTo(key.getString("id"));
        assertThat(revoked.getString("revokedAt")).isNotNull();
        assertProblem(with(key.getString("key")).delete("/v1/me/key"), 401, "revoked-key");
        List<String> acts = Api.withScopes("admin")
                .get("/v1/audit?type=key&thing=" + key.getString("id"))
                .jsonPath()
                .getList("items.action");
        assertThat(acts).containsExactly("revokeOwnKey", "createKey");
    }

    @Test
    void aPagesKeyIsInTheHandsOfAllAndCannotChangeItself() {
        String key = Api.pageKey();
        assertProblem(with(key).body("{}").post(ROTATE), 409, "wrong-state");
        assertProblem(with(key).delete("/v1/me/key"), 409, "wrong-state");
        assertTaken(key);
        assertProblem(Api.anonymous().contentType("application/json").body("{}").post(ROTATE), 401, "unauthenticated");
    }

    @Test
    void theSecretIsShownOnce() {
        String old = made("").getString("key");
        Response first = with(old).header("Idempotency-Key", "k1").body("{}").post(ROTATE);
        Response again = with(old).header("Idempotency-Key", "k1").body("{}").post(ROTATE);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("Idempotency-Omitted")).isEqualTo("/key");
        assertThat(again.jsonPath().getString("prefix"))
                .isEqualTo(first.jsonPath().getString("prefix"));
        assertThat(again.asString()).doesNotContain(first.jsonPath().getString("key"));
        assertTaken(first.jsonPath().getString("key"));
    }

    @Test
    void theConfiguredAdministratorsKeyDoesNotComeBack() {
        String old = Api.key("admin");
        rotated(old, "{\"overlapSeconds\": 0}");
        assertThat(administrator.isKnown(PlainKey.parse(old).orElseThrow()))
                .as("a start makes no key of it anew")
                .isTrue();
    }

    @Test
    void aRotationReachesAnswersInMemory() {
        Stories.publish("Tram opens");
        String old = made("").getString("key");
        with(old).get("/v1/articles/tram-opens").then().statusCode(200);
        String secret = rotated(old, "{\"overlapSeconds\": 0}");
        assertProblem(with(old).get("/v1/articles/tram-opens"), 401, "replaced-key");
        with(secret).get("/v1/articles/tram-opens").then().statusCode(200);
    }
}
