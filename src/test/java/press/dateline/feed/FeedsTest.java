package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

/** Feeds that have names. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class FeedsTest {

    private static Response post(String body) {
        return Api.administrator().body(body).post("/v1/feeds");
    }

    private static JsonPath made(String body) {
        Response made = post(body);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("Location"))
                .endsWith("/v1/feeds/" + made.jsonPath().getString("name"));
        return made.jsonPath();
    }

    private static Response patch(String name, int revision, String body) {
        return Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch("/v1/feeds/" + name);
    }

    @Test
    void aFeedIsASavedFilter() {
        Stories.publish("Tram");
        Stories.publish("Opinion", ", \"kind\": \"opinion\"");
        JsonPath made = made("""
            {"name": "no-opinion", "title": "News only", "description": "What happens.",
             "filter": {"kind": ["-opinion"], "q": "tram OR opinion"}}\
            """);
        assertThat(made.getMap("filter")).isEqualTo(Map.of("kind", List.of("-opinion"), "q", "tram OR opinion"));
        assertThat(made.getList("addresses.mediaType")).contains("application/rss+xml");
        assertThat(made.getList("addresses.url", String.class))
                .anySatisfy(url -> assertThat(url).endsWith("/v1/feeds/no-opinion.rss"));
        assertThat(Api.administrator().get("/v1/feeds/no-opinion").jsonPath().getMap(""))
                .isEqualTo(made.getMap(""));
        var feed = ReadFeed.at("/v1/feeds/no-opinion.rss");
        assertThat(feed.getTitle()).isEqualTo("News only");
        assertThat(feed.getDescription()).isEqualTo("What happens.");
        assertThat(ReadFeed.titles(feed)).containsExactly("Tram");
        assertThat(ReadFeed.titles(ReadFeed.at("/v1/feeds/no-opinion.rss?q=opinion")))
                .isEmpty();
    }

    @Test
    void aNameIsMadeFromTheTitle() {
        assertThat(made("{\"title\": \"The world!\"}").getString("name")).isEqualTo("the-world");
        assertThat(made("{\"title\": \"The world?\"}").getString("name")).isEqualTo("the-world-2");
        assertThat(made("{\"title\": \"All\"}").getString("name")).isEqualTo("all-2");
        assertThat(made("{\"title\": \"世界\"}").getString("name")).isEqualTo("feed");
    }

    @Test
    void aChangeIsReadAtOnce() {
        Stories.publish("Tram");
        Stories.publish("Opinion", ", \"kind\": \"opinion\"");
        made("{\"name\": \"one\", \"title\": \"One\", \"filter\": {\"kind\": [\"opinion\"]}}");
        assertThat(ReadFeed.titles(ReadFeed.at("/v1/feeds/one.rss"))).containsExactly("Opinion");
        assertProblem(
                Api.administrator().body("{\"title\": \"Two\"}").patch("/v1/feeds/one"), 428, "revision-required");
        assertProblem(patch("one", 2, "{\"title\": \"Two\"}"), 412, "revision-outdated");
        Response changed = patch("one", 1, "{\"title\": \"Two\", \"filter\": {\"kind\": [\"news\"]}}");
        assertThat(changed.jsonPath().getInt("revision")).isEqualTo(2);
        String fresh = "?minSeq=" + changed.header("Dateline-Seq");
        assertThat(ReadFeed.titles(ReadFeed.at("/v1/feeds/one.rss" + fresh))).containsExactly("Tram");
        assertThat(ReadFeed.at("/v1/feeds/one.rss").getTitle()).isEqualTo("Two");
        assertThat(patch("one", 2, "{\"title\": \"Two\"}").jsonPath().getInt("revision"))
                .isEqualTo(2);
        Response deleted = Api.administrator().delete("/v1/feeds/one");
        assertThat(deleted.statusCode()).isEqualTo(204);
        assertProblem(
                Api.anonymous().get("/v1/feeds/one.rss?minSeq=" + deleted.header("Dateline-Seq")), 404, "not-found");
        assertProblem(Api.administrator().get("/v1/feeds/one"), 404, "not-found");
        assertProblem(Api.administrator().delete("/v1/feeds/one"), 404, "not-found");
    }

    @Test
    void whatFiltersNameIsRememberedUntilItChanges() {
        Stories.publish("Tram");
        made("{\"name\": \"news\", \"title\": \"News\", \"filter\": {\"section\": [\"news\"]}}");
        ReadFeed.at("/v1/feeds/news.rss");
        Stories.publish("Bus");
        assertThat(Statements.ofRequest(
                        () -> Api.anonymous().get("/v1/feeds/news.rss").then().statusCode(200)))
                .hasSize(1);
    }

    @Test
    void whatIsWrongIsNamed() {
        made("{\"name\": \"one\", \"title\": \"One\"}");
        assertPointer(assertProblem(post("{\"name\": \"one\", \"title\": \"One\"}"), 409, "duplicate"), "/name");
        assertPointer(assertProblem(post("{\"name\": \"all\", \"title\": \"One\"}"), 400, "invalid-body"), "/name");
        assertPointer(assertProblem(post("{\"name\": \"A.b\", \"title\": \"One\"}"), 400, "invalid-body"), "/name");
        assertPointer(assertProblem(post("{\"name\": \"b\", \"title\": \" \"}"), 400, "invalid-body"), "/title");
        for (Map.Entry<String, String> wrong : Map.of(
                        "{\"section\": [\"nowhere\"]}", "/filter/section",
                        "{\"q\": \" \"}", "/filter/q",
                        "{\"from\": \"yesterday\"}", "/filter/from",
                        "{\"kind\": [\"news,-brief\"]}", "/filter/kind",
                        "{\"follow\": \"x\"}", "/filter/follow",
                        "{\"sort\": \"newest\"}", "/filter/sort",
                        "{\"tag\": \"a\"}", "/filter/tag")
                .entrySet()) {
            Response answer = post("{\"name\": \"b\", \"title\": \"B\", \"filter\": " + wrong.getKey() + "}");
            assertPointer(assertProblem(answer, 400, "invalid-body"), wrong.getValue());
        }
        assertPointer(
                assertProblem(patch("one", 1, "{\"filter\": {\"tag\": [\"none\"]}}"), 400, "invalid-body"),
                "/filter/tag");
        assertThat(Api.administrator().get("/v1/feeds?limit=1").jsonPath().getList("items.name"))
                .containsExactly("one");
        assertProblem(Api.editor().get("/v1/feeds"), 403, "missing-scope");
        assertProblem(Api.anonymous().get("/v1/feeds/one"), 401, "unauthenticated");
    }
}
