package press.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A key that is not taken says why, everywhere alike: where everybody may read, and where memory answers. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class KeyRefusalTest {

    private static final String ARTICLE = "/v1/articles/tram-opens";
    private static final List<String> ADDRESSES = List.of("/v1/me", "/v1/site", ARTICLE, "/v1/keys");

    private static Response made(String more) {
        Response made = Api.administrator()
                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"]" + more + "}")
                .post("/v1/keys");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made;
    }

    private static String key(String more) {
        return made(more).jsonPath().getString("key");
    }

    private static RequestSpecification with(String key) {
        return Api.anonymous().header("X-Api-Key", key);
    }

    private static void assertRefused(String key, int status, String slug) {
        for (String address : ADDRESSES) {
            assertProblem(with(key).get(address), status, slug);
        }
        assertThat(with(key).head(ARTICLE).statusCode()).isEqualTo(status);
    }

    @Test
    void eachReasonHasItsOwnProblem() {
        Stories.publish("Tram opens");
        Api.anonymous().get(ARTICLE).then().statusCode(200);

        String good = key("");
        String mistyped = good.substring(0, good.length() - 1) + (good.endsWith("0") ? "1" : "0");
        List<String> statements = Statements.ofRequest(() -> assertRefused(mistyped, 401, "invalid-key"));
        assertThat(statements).as("its checksum tells, without the database").isEmpty();

        assertRefused(PlainKey.generate().reveal(), 401, "unknown-key");

        String expires = key(", \"expiresAt\": \"" + in(Duration.ofMinutes(5)) + "\"");
        assertTaken(expires);
        TestClock.advance(Duration.ofMinutes(6));
        assertRefused(expires, 401, "expired-key");

        Response revoked = made("");
        assertTaken(revoked.jsonPath().getString("key"));
        Api.administrator()
                .delete("/v1/keys/" + revoked.jsonPath().getString("id"))
                .then()
                .statusCode(200);
        assertRefused(revoked.jsonPath().getString("key"), 401, "revoked-key");
    }

    private static String in(Duration duration) {
        return Clock.systemUTC().instant().plus(duration).toString();
    }

    /** Once the key is known and the answer kept, from memory too. */
    private static void assertTaken(String key) {
        for (int i = 0; i < 2; i++) { // first the key becomes known, then a partner's answer
            with(key).get(ARTICLE).then().statusCode(200);
        }
        Api.anonymous().get(ARTICLE).then().statusCode(200);
        assertThat(Statements.ofRequest(() -> with(key).get(ARTICLE).then().statusCode(200)))
                .isEmpty();
    }

    @Test
    void theKeysOfAPartnerEndWithItsContract() {
        Stories.publish("Tram opens");
        Api.administrator()
                .body("{\"name\": \"Wire\"}")
                .post("/v1/partners")
                .then()
                .statusCode(201);
        SignedPartner.entitle("wire", "{}");
        String key = key(", \"partner\": \"wire\"");
        String own = key("");
        assertTaken(key);
        patchPartner("{\"state\": \"ended\"}", 1);
        assertRefused(key, 401, "partner-ended");
        assertTaken(own);
        assertPointer(
                assertProblem(
                        Api.administrator()
                                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"], \"partner\": \"wire\"}")
                                .post("/v1/keys"),
                        400,
                        "invalid-body"),
                "/partner");
        patchPartner("{\"state\": \"active\"}", 2);
        assertTaken(key);
    }

    private static void patchPartner(String body, int revision) {
        Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch("/v1/partners/wire")
                .then()
                .statusCode(200);
    }

    @Test
    void aKeyIsTakenFromItsAddressesOnly() {
        Stories.publish("Tram opens");
        Api.anonymous().get(ARTICLE).then().statusCode(200);
        String key = key(", \"addresses\": [\"192.0.2.0/24\", \"2001:db8::/32\"]");
        assertRefused(key, 403, "address-not-allowed");
        for (String address : List.of("192.0.2.7", "2001:db8::7", "203.0.113.9, 192.0.2.7")) {
            with(key).header("X-Forwarded-For", address).get(ARTICLE).then().statusCode(200);
            assertThat(Statements.ofRequest(() -> with(key)
                            .header("X-Forwarded-For", address)
                            .get(ARTICLE)
                            .then()
                            .statusCode(200)))
                    .as(address)
                    .isEmpty();
        }
        for (String address : List.of("192.0.3.7", "2001:db9::7", "192.0.2.7, 203.0.113.9", "192.0.2.7, unknown")) {
            Response refused = with(key).header("X-Forwarded-For", address).get(ARTICLE);
            assertProblem(refused, 403, "address-not-allowed");
            assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void aPagesKeyIsTakenOnItsOriginsOnly() {
        Stories.publish("Tram opens");
        String key = Api.pageKey();
        for (List<String> origins : List.<List<String>>of(List.of(), List.of("https://www.example.org"))) {
            for (String address : List.of("/v1/site", ARTICLE, ARTICLE)) {
                RequestSpecification page = with(key);
                origins.forEach(origin -> page.header("Origin", origin));
                page.get(address).then().statusCode(200);
            }
        }
        for (String origin :
                List.of("https://evil.example.org", "http://www.example.org", "https://www.example.org:444", "null")) {
            for (String address : List.of("/v1/site", ARTICLE)) {
                Response refused = with(key).header("Origin", origin).get(address);
                assertProblem(refused, 403, "origin-not-allowed");
                assertThat(refused.header("Access-Control-Allow-Origin"))
                        .as("the page may read why")
                        .isEqualTo("*");
            }
        }
        assertProblem(
                with(key)
                        .header("Origin", "https://www.example.org")
                        .header("Origin", "https://evil.example.org")
                        .get(ARTICLE),
                403,
                "origin-not-allowed");
    }

    @Test
    void whatIsNoPlaceIsNamed() {
        Map<String, String> wrong = Map.of(
                "\"addresses\": [\"192.0.2.0/24\", \"192.0.2.7/24\"]",
                "/addresses/1",
                "\"addresses\": [\"localhost\"]",
                "/addresses/0",
                "\"origins\": [\"https://www.example.org/\"]",
                "/origins/0",
                "\"origins\": [\"https://www.example.org:443\"]",
                "/origins/0",
                "\"origins\": [\"HTTPS://www.example.org\"]",
                "/origins/0",
                "\"origins\": [\"*\"]",
                "/origins/0",
                "\"origins\": [\"null\"]",
                "/origins/0",
                "\"partner\": \"nobody\"",
                "/partner",
                "\"addresses\": [" + numbered(51) + "]",
                "/addresses");
        wrong.forEach((more, pointer) -> assertPointer(
                assertProblem(
                        Api.administrator()
                                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"], " + more + "}")
                                .post("/v1/keys"),
                        400,
                        "invalid-body"),
                pointer));
        key(", \"addresses\": [" + numbered(50) + "]");
        key(", \"origins\": [\"http://localhost:3000\", \"capacitor://localhost\", \"http://[::1]:8080\"]");
    }

    @Test
    void aPartnersKeyHasNoScopeThatGoesPastItsContract() {
        Api.administrator()
                .body("{\"name\": \"Wire\"}")
                .post("/v1/partners")
                .then()
                .statusCode(201);
        Set<String> taken = Set.of("content:read", "content:embargo", "comments:write");
        for (String scope : Scope.ALL) {
            Response made = Api.administrator()
                    .body("{\"name\": \"Wire\", \"scopes\": [\"content:read\", \"" + scope
                            + "\"], \"partner\": \"wire\"}")
                    .post("/v1/keys");
            if (taken.contains(scope)) {
                assertThat(made.statusCode()).as(scope).isEqualTo(201);
                Response widened = Api.administrator()
                        .header("If-Match", "\"1\"")
                        .body("{\"scopes\": [\"admin\"]}")
                        .patch("/v1/keys/" + made.jsonPath().getString("id"));
                assertPointer(assertProblem(widened, 400, "invalid-body"), "/scopes/0");
            } else {
                assertPointer(assertProblem(made, 400, "invalid-body"), "/scopes/1");
            }
        }
    }

    @Test
    void whatAPartnersKeyWasGivenBeforeItHasNoLonger() {
        SignedPartner partner = SignedPartner.sign("wire", "{}");
        String key = partner.keyWith("content:read", "content:preview", "admin");
        Stories.draft("Draft", "");
        assertThat(Api.withKey(key).get("/v1/articles").statusCode()).isEqualTo(200);
        assertProblem(Api.withKey(key).get("/v1/articles/draft/draft"), 403, "missing-scope");
        assertProblem(Api.withKey(key).get("/v1/keys"), 403, "missing-scope");
        assertThat(Api.withKey(key).get("/v1/me").jsonPath().getList("scopes")).containsExactly("content:read");
    }

    private static String numbered(int most) {
        return IntStream.range(0, most).mapToObj(i -> "\"192.0.2." + i + "\"").collect(Collectors.joining(", "));
    }

    @Test
    void aPagesKeyMayReadAndCommentOnly() {
        for (String scope : Scope.ALL) {
            Response made = Api.administrator()
                    .body("{\"name\": \"Page\", \"scopes\": [\"content:read\", \"" + scope
                            + "\"], \"origins\": [\"https://www.example.org\"]}")
                    .post("/v1/keys");
            if (List.of("content:read", "comments:write").contains(scope)) {
                assertThat(made.statusCode()).as(scope).isEqualTo(201);
            } else {
                assertPointer(assertProblem(made, 400, "invalid-body"), "/scopes/1");
            }
        }
    }
}
