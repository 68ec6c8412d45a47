package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Stories;

/** A reader sees who they are here, and all that they have posted. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class OwnReaderTest {

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

    private static JsonPath posted(RequestSpecification reader, String text) {
        Response answer = reader.body(text).post("/v1/articles/leaders-meet/comments");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath();
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }

    private static Response good(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-store");
        return answer;
    }

    @Test
    void aReaderSeesWhoTheyAre() {
        RequestSpecification guest = Api.anonymous().contentType("application/json");
        String secret = posted(guest, "{\"displayName\": \"Ann\", \"email\": \"ann@example.org\", \"text\": \"1\"}")
                .getString("readerToken");
        JsonPath ann = good(bearer(secret).get("/v1/readers/me")).jsonPath();
        assertThat(ann.getString("displayName")).isEqualTo("Ann");
        assertThat(ann.getString("email")).isEqualTo("ann@example.org");
        assertThat(ann.getString("kind")).isEqualTo("guest");
        assertThat(ann.getList("roles")).isEmpty();
        assertProblem(provider.reader("u1", "Bob").get("/v1/readers/me"), 404, "not-found");
        posted(provider.reader("u1", "Bob"), "{\"text\": \"2\"}");
        JsonPath bob = good(provider.reader("u1", "Bob", "staff").get("/v1/readers/me"))
                .jsonPath();
        assertThat(bob.getString("displayName")).isEqualTo("Bob");
        assertThat(bob.getList("roles")).containsExactly("staff");
        assertThat(moderator()
                        .get("/v1/readers/" + bob.getString("id"))
                        .jsonPath()
                        .getList("roles"))
                .as("what only the token says is not stored")
                .isEmpty();
    }

    @Test
    void withoutAGoodTokenThereIsNothingToSee() {
        for (String address : List.of("/v1/readers/me", "/v1/readers/me/comments")) {
            assertProblem(Api.anonymous().get(address), 401, "token-needed");
            assertProblem(moderator().header("Authorization", "Bearer x").get(address), 403, "missing-scope");
            assertProblem(bearer("garbage").get(address), 401, "invalid-token");
            assertProblem(
                    bearer(press.dateline.access.Token.generate("dlr_").reveal())
                            .get(address),
                    401,
                    "invalid-token");
            assertProblem(Api.withScopes("comments:write").get(address), 401, "token-needed");
        }
    }

    @Test
    void aReaderSeesTheirOwnCommentsInEveryState() {
        String token = provider.token("u1", "Ann");
        String approved = posted(bearer(token), "{\"text\": \"One.\"}").getString("id");
        moderator().post("/v1/comments/" + approved + "/approve").then().statusCode(200);
        String rejected = posted(bearer(token), "{\"text\": \"Two.\"}").getString("id");
        moderator()
                .body("{\"reasonCode\": \"off-topic\", \"reason\": \"zyxwvut\"}")
                .post("/v1/comments/" + rejected + "/reject")
                .then()
                .statusCode(200);
        moderator()
                .header("If-Match", "\"0\"")
                .body("{\"entries\": [\"spam\"]}")
                .put("/v1/moderation/word-lists/banned")
                .then()
                .statusCode(200);
        String banned = posted(bearer(token), "{\"text\": \"Buy spam.\"}").getString("id");
        String pending = posted(bearer(token), "{\"text\": \"Three.\", \"parent\": \"" + approved + "\"}")
                .getString("id");
        posted(provider.reader("u2", "Bob"), "{\"text\": \"Four.\"}");

        Response page = good(bearer(token).get("/v1/readers/me/comments"));
        assertThat(page.asString()).doesNotContain("zyxwvut");
        JsonPath own = page.jsonPath();
        assertThat(own.getList("items.id")).containsExactly(pending, banned, rejected, approved);
        assertThat(own.getList("items.state")).containsExactly("pending", "rejected", "rejected", "approved");
        assertThat(own.getList("items.reasonCode")).containsExactly(null, "banned-word", "off-topic", null);
        assertThat(own.getList("items.text")).containsExactly("Three.", "Buy spam.", "Two.", "One.");
        assertThat(own.getString("items[0].parent")).isEqualTo(approved);
        assertThat(own.getString("items[0].article.slug")).isEqualTo("leaders-meet");

        JsonPath first =
                good(bearer(token).get("/v1/readers/me/comments?limit=3")).jsonPath();
        assertThat(first.getList("items.id")).containsExactly(pending, banned, rejected);
        JsonPath second = good(bearer(token).urlEncodingEnabled(false).get(Pages.path(first.getString("next"))))
                .jsonPath();
        assertThat(second.getList("items.id")).containsExactly(approved);
        assertThat(second.getString("next")).isNull();
        assertThat(good(provider.reader("u3", "Cat").get("/v1/readers/me/comments"))
                        .jsonPath()
                        .getMap(""))
                .as("who has not posted")
                .isEqualTo(Map.of("items", List.of()));
    }

    @Test
    void aWithdrawnArticleIsNotTold() {
        String token = provider.token("u1", "Ann");
        posted(bearer(token), "{\"text\": \"One.\"}");
        Stories.withdraw("leaders-meet");
        Response page = good(bearer(token).get("/v1/readers/me/comments"));
        assertThat(page.asString()).doesNotContain("leaders-meet");
        assertThat(page.jsonPath().getList("items.text")).containsExactly("One.");
    }
}
