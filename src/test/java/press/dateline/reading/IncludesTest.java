package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class IncludesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void commentsAreTheFirstPageOfTheDiscussion() throws IOException {
        Stories.publish("Tram");
        Stories.publish("Quiet");
        String root = comment("tram", "First", "");
        String reply = comment("tram", "Reply", ", \"parent\": \"" + root + "\"");
        comment("tram", "Answer", ", \"parent\": \"" + reply + "\"");
        for (int i = 0; i < 20; i++) {
            comment("tram", "Reader " + i, "");
        }
        Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"Pending\", \"text\": \"Text.\"}")
                .post("/v1/articles/tram/comments");

        JsonNode discussion = get("/v1/articles/tram/comments");
        JsonNode article = get("/v1/articles/tram?include=comments");
        assertThat(article.path("comments")).isEqualTo(discussion);
        assertThat(discussion.path("items").size()).isEqualTo(20);
        JsonNode onward = get(article.at("/comments/next").asText());
        assertThat(onward.at("/items/0/id").asText()).isEqualTo(root);
        assertThat(onward.at("/items/0/replies").size()).isEqualTo(2);
        assertThat(get("/v1/articles/tram").has("comments")).isFalse();

        JsonNode list = get("/v1/articles?include=comments&fields=slug");
        assertThat(list.at("/items/0/comments/items").size()).isZero();
        assertThat(list.at("/items/1/comments")).isEqualTo(discussion);
        assertThat(get("/v1/articles?ids=tram&include=comments").at("/items/0/comments"))
                .isEqualTo(discussion);
        assertStatements("/v1/articles/tram?include=comments", 2);
        assertStatements("/v1/articles?include=comments", 2);
    }

    @Test
    void whatIsAddedChangesAtOtherTimesThanTheArticle() throws IOException {
        Stories.publish("Tram");
        for (String part : List.of("comments", "related")) {
            String address = "/v1/articles/tram?include=" + part;
            assertThat(Api.anonymous().get(address).header("Last-Modified")).isNull();
            assertThat(Api.anonymous()
                            .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                            .get(address)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(Api.anonymous().get("/v1/articles/tram?include=bodyHtml").header("Last-Modified"))
                .isNotNull();
    }

    @Test
    void aDiscussionThatIsOffIsNotShown() throws IOException {
        Stories.publish("Tram");
        comment("tram", "First", "");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"discussion\": {\"state\": \"off\"}}")
                .patch("/v1/articles/tram/draft")
                .then()
                .statusCode(200);
        assertThat(get("/v1/articles/tram?include=comments")
                        .at("/comments/items")
                        .size())
                .isEqualTo(1);
        Api.editor().post("/v1/articles/tram/publish").then().statusCode(200);
        assertThat(get("/v1/articles/tram?include=comments")
                        .at("/comments/items")
                        .size())
                .isZero();
    }

    @Test
    void htmlIsWrittenFromTheDocument() throws IOException {
        Response place =
                Api.editor().body("{\"name\": \"Sochi\", \"kind\": \"city\"}").post("/v1/places");
        Response person = Api.editor().body("{\"name\": \"Nora Field\"}").post("/v1/people");
        String image =
                Api.editor().body(Stories.IMAGE).post("/v1/images").jsonPath().getString("id");
        Stories.publish("Tram", """
                , "blocks": [{"type": "paragraph", "text": "Nora in Sochi & <b>", "spans": [
                    {"start": 0, "end": 4, "type": "person", "id": "%s"},
                    {"start": 8, "end": 13, "type": "place", "id": "%s"}]},
                  {"type": "list", "ordered": true, "text": "a\\nb"}, {"type": "image", "image": "%s"},
                  {"type": "table", "header": true, "text": "a\\tb\\nc\\td"}]""".formatted(
                        person.jsonPath().getString("id"), place.jsonPath().getString("id"), image));
        JsonNode article = get("/v1/articles/tram?include=html,bodyHtml");
        assertThat(article.at("/blocks/0/html").asText())
                .startsWith("<p><a href=\"")
                .contains("/people/nora-field\"")
                .contains("/places/sochi\"")
                .endsWith("Sochi</a> &amp; &lt;b&gt;</p>");
        assertThat(article.at("/blocks/1/html").asText()).isEqualTo("<ol><li>a</li><li>b</li></ol>");
        assertThat(article.at("/blocks/2/html").asText()).contains("img.example.org/tram.jpg", "Ann Example");
        assertThat(article.path("bodyHtml").asText())
                .contains("<table>", article.at("/blocks/0/html").asText());
        assertThat(get("/v1/articles/tram?include=html&fields=blocks.html").at("/blocks/1"))
                .isEqualTo(JSON.readTree("{\"html\": \"<ol><li>a</li><li>b</li></ol>\"}"));
        assertThat(get("/v1/articles?view=full&include=bodyHtml").at("/items/0/bodyHtml"))
                .isEqualTo(article.path("bodyHtml"));
        assertStatements("/v1/articles/tram?include=html,bodyHtml", 2);
        assertStatements("/v1/articles?view=full&include=html,bodyHtml", 2);
        assertStatements("/v1/articles/tram?include=bodyHtml,comments", 3);
    }

    @Test
    void cardsAnswerTheirFirstArticles() throws IOException {
        Api.editor().body("{\"name\": \"Sochi\", \"kind\": \"city\"}").post("/v1/places");
        Api.editor().body("{\"name\": \"Ann Example\"}").post("/v1/people");
        Api.editor().body("{\"name\": \"Trams\"}").post("/v1/tags");
        for (int i = 0; i < 21; i++) {
            Stories.publish(
                    "Tram " + i,
                    ", \"tags\": [\"trams\"], \"people\": [{\"person\": \"ann-example\"}], \"places\": [{\"place\":"
                            + " \"sochi\"}]");
        }
        for (List<String> card : List.of(
                List.of("/v1/people/ann-example", "/v1/people/ann-example/articles"),
                List.of("/v1/places/sochi", "/v1/places/sochi/articles"),
                List.of("/v1/sections/news", "/v1/articles?section=news"),
                List.of("/v1/tags/trams", "/v1/articles?tag=trams"))) {
            JsonNode list = get(card.getLast());
            JsonNode thing = get(card.getFirst() + "?include=articles");
            assertThat(thing.path("articles").path("items"))
                    .isEqualTo(list.path("items"))
                    .hasSize(20);
            JsonNode onward = get(thing.at("/articles/next").asText());
            assertThat(onward.at("/items/0/slug").asText()).isEqualTo("tram-0");
            assertThat(get(card.getFirst() + "?include=articles&fields=name").path("articles"))
                    .isEqualTo(thing.path("articles"));
            assertParameter(
                    assertProblem(Api.anonymous().get(card.getFirst() + "?include=article"), 400, "invalid-parameter"),
                    "include");
        }
        assertStatements("/v1/people/ann-example?include=articles", 4);
        assertStatements("/v1/people/ann-example", 3);
    }

    @Test
    void whatThereIsNotIsRefusedWithTheNearest() {
        Stories.publish("Tram");
        for (String query :
                List.of("include=coments", "include=html,", "include=comments,x", "view=summary&include=html")) {
            assertParameter(
                    assertProblem(Api.anonymous().get("/v1/articles/tram?" + query), 400, "invalid-parameter"),
                    "include");
        }
        assertThat(Api.anonymous()
                        .get("/v1/articles?include=coments")
                        .jsonPath()
                        .getString("detail"))
                .contains("comments");
        for (String address :
                List.of("/v1/articles/tram?view=ful", "/v1/articles?view=FULL", "/v1/articles?ids=tram&view=x")) {
            assertParameter(assertProblem(Api.anonymous().get(address), 400, "invalid-parameter"), "view");
        }
    }

    private static String comment(String article, String name, String more) {
        String id = Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"" + name + "\", \"text\": \"Text.\"" + more + "}")
                .post("/v1/articles/" + article + "/comments")
                .jsonPath()
                .getString("id");
        Api.withScopes("content:read", "comments:moderate")
                .post("/v1/comments/" + id + "/approve")
                .then()
                .statusCode(200);
        return id;
    }

    private static JsonNode get(String address) throws IOException {
        String path = address.substring(address.indexOf("/v1/"));
        Response answer = Api.anonymous().urlEncodingEnabled(false).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asString());
    }
}
