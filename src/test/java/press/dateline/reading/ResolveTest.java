package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ResolveTest {

    private static final String SITE = "https://www.example.org";

    @BeforeEach
    void sections() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);
        Api.editor()
                .body("{\"name\": \"Europe\", \"parent\": \"world\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
    }

    @Test
    void anArticlesAddressesLeadToIt() {
        String id = Stories.publish("Leaders meet", ", \"section\": \"europe\"")
                .jsonPath()
                .getString("id");
        Response now = resolve(SITE + "/world/europe/leaders-meet");
        assertThat(now.jsonPath().getString("type")).isEqualTo("article");
        assertThat(now.jsonPath().getString("id")).isEqualTo(id);
        assertThat(now.jsonPath().getString("slug")).isEqualTo("leaders-meet");
        assertThat(now.jsonPath().getBoolean("moved")).isFalse();
        assertThat(now.jsonPath().getString("url")).endsWith("/v1/articles/leaders-meet");
        assertThat(now.jsonPath().getString("webUrl")).isEqualTo(SITE + "/world/europe/leaders-meet");
        assertThat(resolve("http://WWW.example.org/world/europe/leaders-meet?utm_source=x#c")
                        .jsonPath()
                        .getBoolean("moved"))
                .isFalse();

        for (String old : List.of("/leaders-meet", "/sport/leaders-meet", "/world/europe/leaders-meet/")) {
            Response moved = resolve(old);
            assertThat(moved.jsonPath().getString("id")).as(old).isEqualTo(id);
            assertThat(moved.jsonPath().getBoolean("moved")).as(old).isTrue();
        }

        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"leaders\"}")
                .patch("/v1/articles/leaders-meet/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/leaders-meet/publish").then().statusCode(200);
        Response former = resolve(SITE + "/world/europe/leaders-meet");
        assertThat(former.jsonPath().getBoolean("moved")).isTrue();
        assertThat(former.jsonPath().getString("webUrl")).isEqualTo(SITE + "/world/europe/leaders");
        assertThat(resolve("/v1/articles/leaders-meet").jsonPath().getBoolean("moved"))
                .isTrue();
        for (String ownAddress : List.of(
                "/v1/articles/leaders", "/v1/articles/" + id, former.jsonPath().getString("url"))) {
            Response own = resolve(ownAddress);
            assertThat(own.jsonPath().getString("id")).as(ownAddress).isEqualTo(id);
            assertThat(own.jsonPath().getBoolean("moved")).as(ownAddress).isFalse();
        }
    }

    @Test
    void sectionsAndTagsHaveAddressesToo() {
        Api.editor().body("{\"name\": \"Climate\"}").post("/v1/tags").then().statusCode(201);
        Response tag = resolve("/tags/climate");
        assertThat(tag.jsonPath().getString("type")).isEqualTo("tag");
        assertThat(tag.jsonPath().getBoolean("moved")).isFalse();
        assertThat(tag.jsonPath().getString("url")).endsWith("/v1/tags/climate");

        Response section = resolve("/world/europe");
        assertThat(section.jsonPath().getString("type")).isEqualTo("section");
        assertThat(section.jsonPath().getString("slug")).isEqualTo("europe");
        assertThat(section.jsonPath().getBoolean("moved")).isFalse();
        assertThat(resolve("/europe").jsonPath().getBoolean("moved")).isTrue();

        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"globe\"}")
                .patch("/v1/sections/world")
                .then()
                .statusCode(200);
        Response renamed = resolve("/world/europe");
        assertThat(renamed.jsonPath().getBoolean("moved")).isTrue();
        assertThat(renamed.jsonPath().getString("webUrl")).isEqualTo(SITE + "/globe/europe");
        assertThat(resolve("/world").jsonPath().getString("slug")).isEqualTo("globe");
    }

    @Test
    void ofTwoMeaningsThePageThatIsThereNowWins() {
        Stories.publish("Europe");
        assertThat(resolve("/world/europe").jsonPath().getString("type")).isEqualTo("section");
        assertThat(resolve("/europe").jsonPath().getString("type")).isEqualTo("article");
    }

    @Test
    void whatIsNotPublicIsNotFound() {
        Stories.draft("Secret plan", ", \"section\": \"world\"");
        assertProblem(ask("/world/secret-plan"), 404, "not-found");
        assertProblem(ask("/v1/articles/secret-plan"), 404, "not-found");
        Stories.publish("Leaders meet", ", \"section\": \"world\"");
        Stories.withdraw("leaders-meet");
        Response gone = ask("/leaders-meet");
        assertProblem(gone, 410, "withdrawn");
        assertThat(gone.asString()).doesNotContain("leaders-meet");
        assertProblem(ask("/world/nothing"), 404, "not-found");
        assertProblem(ask("/"), 404, "not-found");
        assertProblem(ask(SITE), 404, "not-found");
        assertProblem(ask("/v1/comments/x"), 404, "not-found");
    }

    @Test
    void whatIsNoAddressOfTheSiteIsRefused() {
        for (String bad : List.of(
                "",
                "world/europe",
                "https://other.example/world",
                "https://www.example.org.evil.example/world",
                "https://www.example.org@evil.example/world",
                "//www.example.org/world",
                "ftp://www.example.org/world",
                "javascript:alert(1)",
                "https://www.example.org:8443/world",
                "/with space",
                "/" + "a".repeat(2000))) {
            assertParameter(assertProblem(ask(bad), 400, "invalid-parameter"), "url");
        }
        assertParameter(assertProblem(Api.anonymous().get("/v1/resolve"), 400, "invalid-parameter"), "url");
        assertParameter(
                assertProblem(Api.anonymous().get("/v1/resolve?url=/a&url=/b"), 400, "invalid-parameter"), "url");
    }

    @Test
    void resolvingTakesAFixedNumberOfStatements() {
        Stories.publish("Leaders meet", ", \"section\": \"europe\"");
        assertStatements("/v1/resolve?url=/world/europe/leaders-meet", 4);
        assertStatements("/v1/resolve?url=/leaders-meet", 4);
        assertStatements("/v1/resolve?url=/v1/articles/leaders-meet", 4);
        assertStatements("/v1/resolve?url=/world/europe", 3);
    }

    private static Response ask(String url) {
        return Api.anonymous().queryParam("url", url).get("/v1/resolve");
    }

    private static Response resolve(String url) {
        Response answer = ask(url);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
