package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Those who sign in elsewhere, and guests, comment under names of their own. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReadersTest {

    private IdentityProvider provider;

    @BeforeEach
    void start() {
        provider = IdentityProvider.start();
        Stories.publish("Leaders meet");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private static Response post(RequestSpecification reader, String body) {
        return reader.body(body).post("/v1/articles/leaders-meet/comments");
    }

    private static JsonPath posted(RequestSpecification reader, String body) {
        Response answer = post(reader, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath();
    }

    private static RequestSpecification guest() {
        return Api.anonymous().contentType("application/json");
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }

    private static JsonPath reader(String comment) {
        Response seen = moderator().get("/v1/comments/" + comment);
        assertThat(seen.statusCode()).as(seen.asString()).isEqualTo(200);
        return seen.jsonPath().setRootPath("reader");
    }

    private static void identity(String identity) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        Response patched = Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": {\"identity\": \"" + identity + "\"}}")
                .patch("/v1/site");
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
    }

    @Test
    void aGuestIsKnownByTheSecretOfTheFirstComment() {
        JsonPath first = posted(guest(), "{\"displayName\": \"Ann\", \"email\": \"ann@example.org\", \"text\": \"1\"}");
        String secret = first.getString("readerToken");
        assertThat(secret).matches("dlr_[0-9A-Za-z]{38}");
        JsonPath second = posted(bearer(secret), "{\"text\": \"2\"}");
        assertThat(second.getString("displayName")).isEqualTo("Ann");
        assertThat(second.getString("readerToken")).isNull();
        JsonPath third = posted(bearer(secret), "{\"displayName\": \"Anna\", \"text\": \"3\"}");
        assertThat(third.getString("displayName")).isEqualTo("Anna");
        posted(bearer(secret), "{\"email\": \"anna@example.org\", \"text\": \"4\"}");
        JsonPath reader = reader(third.getString("id"));
        assertThat(reader.getString("kind")).isEqualTo("guest");
        assertThat(reader.getString("displayName")).isEqualTo("Anna");
        assertThat(reader.getString("email")).isEqualTo("anna@example.org");
        assertThat(reader(first.getString("id")).getString("id")).isEqualTo(reader.getString("id"));
        assertThat(Rows.of("SELECT display_name FROM comment ORDER BY created_at"))
                .containsExactly("Ann", "Ann", "Anna", "Anna");

        JsonPath other = posted(guest(), "{\"displayName\": \"Ann\", \"text\": \"5\"}");
        assertThat(reader(other.getString("id")).getString("id"))
                .as("another guest of the same name")
                .isNotEqualTo(reader.getString("id"));
        assertThat(Rows.of("SELECT count(*) FROM reader WHERE octet_length(token_hash) = 32"))
                .containsExactly("2");
    }

    @Test
    void aSecretThatNobodyHasIsRefused() {
        String secret =
                posted(guest(), "{\"displayName\": \"Ann\", \"text\": \"1\"}").getString("readerToken");
        char last = secret.charAt(secret.length() - 1);
        for (String wrong : List.of(
                secret.substring(0, secret.length() - 1) + (last == '0' ? '1' : '0'),
                secret.replace("dlr_", "DLR_"),
                "dlr_",
                secret + "x",
                press.dateline.access.Token.generate("dlr_").reveal())) {
            assertProblem(post(bearer(wrong), "{\"displayName\": \"Ann\", \"text\": \"2\"}"), 401, "invalid-token");
        }
        assertThat(Rows.of("SELECT text FROM comment")).containsExactly("1");
    }

    @Test
    void whoHasSignedInIsOneReaderWithTheNameOfTheToken() {
        JsonPath first = posted(provider.reader("u1", "Ann Example"), "{\"text\": \"1\"}");
        assertThat(first.getString("displayName")).isEqualTo("Ann Example");
        assertThat(first.getString("readerToken")).isNull();
        JsonPath second =
                posted(provider.reader("u1", "Ann Example"), "{\"displayName\": \"Ann Example\", \"text\": \"2\"}");
        JsonPath renamed = posted(provider.reader("u1", "Ann Sample"), "{\"text\": \"3\"}");
        JsonPath other = posted(provider.reader("u2", "Ann Example"), "{\"text\": \"4\"}");
        Set<String> ids = new HashSet<>();
        for (JsonPath one : List.of(first, second, renamed)) {
            ids.add(reader(one.getString("id")).getString("id"));
        }
        assertThat(ids).hasSize(1).doesNotContain(reader(other.getString("id")).getString("id"));
        assertThat(reader(first.getString("id")).getString("kind")).isEqualTo("jwt");
        assertThat(reader(first.getString("id")).getString("displayName")).isEqualTo("Ann Sample");
        assertPointer(
                assertProblem(
                        post(provider.reader("u1", "Ann Sample"), "{\"displayName\": \"Bob\", \"text\": \"5\"}"),
                        400,
                        "invalid-body"),
                "/displayName");
        assertPointer(
                assertProblem(
                        post(provider.reader("u1", "Ann Sample"), "{\"email\": \"a@example.org\", \"text\": \"5\"}"),
                        400,
                        "invalid-body"),
                "/email");
    }

    @Test
    void aTokenThatTellsNoNameLeavesThatToTheReader() {
        for (String unfit : List.of("", "A\u0000", "A\u202Eb", "\u200B", "a".repeat(81))) {
            JwtClaims claims = provider.claims("u1");
            claims.setStringClaim("name", unfit);
            claims.setClaim("preferred_username", 7);
            String token = provider.signed(claims);
            assertPointer(assertProblem(post(bearer(token), "{\"text\": \"1\"}"), 400, "invalid-body"), "/displayName");
        }
        String token = provider.signed(provider.claims("u1"));
        assertThat(posted(bearer(token), "{\"displayName\": \"Ann\", \"text\": \"1\"}")
                        .getString("displayName"))
                .isEqualTo("Ann");
        assertThat(posted(bearer(token), "{\"text\": \"2\"}").getString("displayName"))
                .isEqualTo("Ann");
    }

    @Test
    void theSiteSaysWhoMayComment() {
        String secret =
                posted(guest(), "{\"displayName\": \"Ann\", \"text\": \"1\"}").getString("readerToken");
        identity("jwt");
        assertProblem(post(guest(), "{\"displayName\": \"Ann\", \"text\": \"2\"}"), 403, "readers-only");
        assertProblem(post(bearer(secret), "{\"text\": \"2\"}"), 403, "readers-only");
        posted(provider.reader("u1", "Bob"), "{\"text\": \"3\"}");
        identity("guest");
        assertProblem(post(provider.reader("u1", "Bob"), "{\"text\": \"4\"}"), 403, "guests-only");
        posted(bearer(secret), "{\"text\": \"5\"}");
    }

    @Test
    void aKeyAndAReaderMayComeTogether() {
        String key = Api.key("comments:write");
        JsonPath one = posted(provider.reader("u1", "Ann").header("X-Api-Key", key), "{\"text\": \"1\"}");
        assertThat(reader(one.getString("id")).getString("displayName")).isEqualTo("Ann");
        assertProblem(
                post(provider.reader("u1", "Ann").header("X-Api-Key", Api.key("content:read")), "{\"text\": \"2\"}"),
                403,
                "missing-scope");
        assertProblem(
                post(provider.reader("u1", "Ann").header("X-Api-Key", "dl_wrong"), "{\"text\": \"2\"}"),
                401,
                "invalid-key");
        assertProblem(post(bearer("wrong").header("X-Api-Key", key), "{\"text\": \"2\"}"), 401, "invalid-token");
    }

    @Test
    void wrongAddressesOfGuestsAreNamed() {
        for (String email : List.of("", "ann", "a nn@example.org", "@", "a@\\u0000", "a@" + "b".repeat(253))) {
            assertPointer(
                    assertProblem(
                            post(guest(), "{\"displayName\": \"Ann\", \"text\": \"1\", \"email\": \"" + email + "\"}"),
                            400,
                            "invalid-body"),
                    "/email");
        }
    }

    @Test
    void aRepetitionTellsNeitherTheSecretNorWhoItWas() {
        String body = "{\"displayName\": \"Ann\", \"email\": \"zyxwvut@example.org\", \"text\": \"1\"}";
        JsonPath first = posted(guest().header("Idempotency-Key", "k1"), body);
        Response again = post(guest().header("Idempotency-Key", "k1"), body);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.getString("id"));
        assertThat(again.jsonPath().getString("readerToken")).isNull();
        assertThat(again.header("Idempotency-Omitted")).isEqualTo("/readerToken");
        Response approved =
                moderator().header("Idempotency-Key", "k2").post("/v1/comments/" + first.getString("id") + "/approve");
        assertThat(approved.jsonPath().getString("reader.email")).isEqualTo("zyxwvut@example.org");
        Response claimed =
                moderator().header("Idempotency-Key", "k3").body("{}").post("/v1/moderation/claims");
        assertThat(claimed.statusCode()).as(claimed.asString()).isEqualTo(200);
        assertThat(Rows.of("SELECT convert_from(body, 'UTF8') FROM idempotent_answer"))
                .hasSize(3)
                .noneMatch(stored -> stored.contains("dlr_") || stored.contains("zyxwvut"));
    }

    @Test
    void readersWhoShareAnAddressDoNotShareAnIdempotencyKey() {
        String one = posted(provider.reader("u1", "Ann").header("Idempotency-Key", "k1"), "{\"text\": \"1\"}")
                .getString("id");
        String two = posted(provider.reader("u2", "Bob").header("Idempotency-Key", "k1"), "{\"text\": \"1\"}")
                .getString("id");
        assertThat(two).isNotEqualTo(one);
        String again = posted(provider.reader("u1", "Ann").header("Idempotency-Key", "k1"), "{\"text\": \"1\"}")
                .getString("id");
        assertThat(again).as("with a newer token").isEqualTo(one);
    }

    @Test
    void aPostTakesAFixedNumberOfStatements() {
        String secret =
                posted(guest(), "{\"displayName\": \"Ann\", \"text\": \"1\"}").getString("readerToken");
        String token = provider.token("u1", "Bob");
        String parent = posted(bearer(token), "{\"text\": \"2\"}").getString("id");
        moderator().post("/v1/comments/" + parent + "/approve").then().statusCode(200);
        assertThat(Statements.ofRequest(() -> posted(guest(), "{\"displayName\": \"Cat\", \"text\": \"3\"}")))
                .hasSize(5);
        assertThat(Statements.ofRequest(() -> posted(bearer(secret), "{\"text\": \"4\"}")))
                .hasSize(6);
        assertThat(Statements.ofRequest(() -> posted(bearer(secret), "{\"displayName\": \"Anna\", \"text\": \"5\"}")))
                .hasSize(6);
        assertThat(Statements.ofRequest(() -> posted(bearer(token), "{\"text\": \"6\"}")))
                .hasSize(6);
        assertThat(Statements.ofRequest(
                        () -> posted(bearer(token), "{\"text\": \"7\", \"parent\": \"" + parent + "\"}")))
                .hasSize(6);
    }

    @Test
    void whatIsPublicIsReadWithAnyTokenAndTellsNothingOfReaders() {
        String expired = provider.token("u1", "Bob");
        String id = posted(guest(), "{\"displayName\": \"Ann\", \"email\": \"zyxwvut@example.org\", \"text\": \"1\"}")
                .getString("id");
        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        String reader = reader(id).getString("id");
        TestClock.advance(Duration.ofDays(1));
        for (String address : List.of(
                "/v1/articles/leaders-meet",
                "/v1/articles/leaders-meet?include=comments",
                "/v1/articles/leaders-meet/comments",
                "/v1/comments/" + id,
                "/v1/comment-counts?ids=leaders-meet")) {
            Response anonymous =
                    Api.anonymous().header("Accept-Encoding", "identity").get(address);
            assertThat(anonymous.asString()).doesNotContain("zyxwvut").doesNotContain(reader);
            for (String token : List.of(expired, "garbage", "dlr_x")) {
                Response read = Api.anonymous()
                        .header("Authorization", "Bearer " + token)
                        .get(address);
                assertThat(read.statusCode()).as(address).isEqualTo(200);
                assertThat(read.header("ETag").replace("-gzip", ""))
                        .as(address)
                        .isEqualTo(anonymous.header("ETag").replace("-gzip", ""));
                assertThat(read.header("Cache-Control")).isEqualTo(anonymous.header("Cache-Control"));
            }
        }
        assertThat(Map.of(
                        "items",
                        moderator()
                                .get("/v1/moderation/comments?state=approved")
                                .jsonPath()
                                .getList("items.reader.email")))
                .isEqualTo(Map.of("items", List.of("zyxwvut@example.org")));
    }
}
