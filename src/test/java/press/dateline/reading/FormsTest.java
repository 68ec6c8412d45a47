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
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class FormsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "jsonld", "application/ld+json",
            "md", "text/markdown",
            "txt", "text/plain",
            "ninjs", "application/ninjs+json;version=3.1",
            "ninjs2", "application/ninjs+json;version=2.1",
            "newsml", "application/vnd.iptc.g2.newsitem+xml");

    @Test
    void acceptChooses() {
        Stories.publish("Tram");
        for (List<String> one : List.of(
                List.of("*/*", "json"),
                List.of("application/json", "json"),
                List.of("application/json;charset=utf-8", "json"),
                List.of("application/*", "json"),
                List.of("application/ld+json", "jsonld"),
                List.of("application/ld+json;profile=\"http://www.w3.org/ns/json-ld#compacted\", */*;q=0.1", "jsonld"),
                List.of("text/markdown", "md"),
                List.of("TEXT/Markdown", "md"),
                List.of("text/plain", "txt"),
                List.of("text/*;q=0.3, text/plain;q=0.4", "txt"),
                List.of("application/json;q=0.2, text/markdown;q=0.9, */*;q=0.1", "md"),
                List.of("application/json;q=0, */*", "jsonld"),
                List.of("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", "json"),
                List.of("text/html, text/plain;q=0.001", "txt"),
                List.of("application/ld+json;q=0.5, text/markdown;q=0.5, application/json;q=0.5", "json"),
                List.of("application/ninjs+json", "ninjs"),
                List.of("application/ninjs+json;version=3.1", "ninjs"),
                List.of("application/ninjs+json; version=2.1", "ninjs2"),
                List.of("application/ninjs+json; version=\"2.1\"", "ninjs2"),
                List.of("application/ninjs+json;q=0.5, application/ninjs+json;version=2.1", "ninjs2"),
                List.of("application/ninjs+json;version=2.1;q=0, application/ninjs+json", "ninjs"),
                List.of("application/ninjs+json;version=9, application/ninjs+json;version=2.1;q=0.1", "ninjs2"),
                List.of("application/ninjs+json;charset=utf-8;version=2.1", "ninjs2"),
                List.of("application/vnd.iptc.g2.newsitem+xml, application/ninjs+json;q=0.9", "newsml"))) {
            Response answer = Api.anonymous().header("Accept", one.getFirst()).get("/v1/articles/tram");
            assertThat(answer.statusCode()).as(one.getFirst()).isEqualTo(200);
            assertThat(answer.contentType()).as(one.getFirst()).startsWith(TYPES.get(one.getLast()));
            assertThat(answer.header("Vary")).contains("Accept");
        }
        for (String none : List.of(
                "text/html",
                "image/*",
                "application/json;q=0",
                "*/*;q=0",
                "text/html;q=1, image/png",
                "application/ninjs+json;version=1.4",
                "application/xml")) {
            Response answer = assertProblem(
                    Api.anonymous().header("Accept", none).get("/v1/articles/tram"), 406, "not-acceptable");
            assertThat(answer.jsonPath().getString("detail")).contains(TYPES.values());
            assertThat(answer.jsonPath().getList("errors.header", String.class)).containsExactly("Accept");
        }
        for (String broken : List.of(
                "x", "/", "text/", ";q=1", "text/plain;q=x", "text/plain;q=7", ",,,", "a/b;c=\"", "text /plain")) {
            assertThat(Api.anonymous()
                            .header("Accept", broken)
                            .get("/v1/articles/tram")
                            .statusCode())
                    .as(broken)
                    .isIn(200, 400, 406);
        }
    }

    @Test
    void aSuffixGoesBeforeAccept() {
        String id = Stories.publish("Tram").jsonPath().getString("id");
        for (String name : List.of("tram", id)) {
            TYPES.forEach((suffix, type) -> {
                String address = "/v1/articles/" + name + "." + suffix;
                // From then on it is answered from memory, in the coding that this client takes.
                html().get(address);
                Response answer = html().get(address);
                assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
                assertThat(answer.contentType()).startsWith(type);
                assertThat(answer.contentType()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("charset=utf-8"))
                        .isEqualTo(
                                type.startsWith("text/") || answer.contentType().contains("charset"));
                assertThat(answer.header("ETag")).startsWith("\"");
                assertThat(answer.header("Last-Modified")).isNotBlank();
                Response head = html().head(address);
                assertThat(head.header("ETag")).isEqualTo(answer.header("ETag"));
                assertThat(head.contentType()).isEqualTo(answer.contentType());
                Response again =
                        html().header("If-None-Match", answer.header("ETag")).get(address);
                assertThat(again.statusCode())
                        .as("%s%n%s", answer.headers(), again.headers())
                        .isEqualTo(304);
                assertStatements(address, 1);
            });
        }
        for (String none : List.of("tram.pdf", "tram.", ".md", "tram.md.txt", "tram.MD", "tram.json/comments")) {
            assertProblem(Api.anonymous().header("Accept", "*/*").get("/v1/articles/" + none), 404, "not-found");
        }
        assertProblem(Api.anonymous().get("/v1/articles/none.md"), 404, "not-found");
        for (String parameter : List.of("fields=id", "include=html", "view=full")) {
            assertParameter(
                    assertProblem(Api.anonymous().get("/v1/articles/tram.md?" + parameter), 400, "invalid-parameter"),
                    parameter.substring(0, parameter.indexOf('=')));
        }
        assertThat(Api.anonymous().get("/v1/articles/tram.json?fields=id").statusCode())
                .isEqualTo(200);
    }

    @Test
    void formerSlugsAndWithdrawnArticlesAnswerAsEver() {
        String id = Stories.publish("Tram").jsonPath().getString("id");
        Api.editor().header("If-Match", "\"1\"").body("{\"slug\": \"tramway\"}").patch("/v1/articles/tram/draft");
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
        Response moved = Api.anonymous().redirects().follow(false).get("/v1/articles/tram.md?minSeq=0");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/articles/tramway.md?minSeq=0");
        Stories.withdraw("tramway");
        for (String suffix : TYPES.keySet()) {
            assertProblem(Api.anonymous().get("/v1/articles/tramway." + suffix), 410, "withdrawn");
        }
    }

    @Test
    void theArticleNamesItsOtherForms() throws IOException {
        Stories.publish("Tram");
        JsonNode alternates = JSON.readTree(
                        Api.anonymous().get("/v1/articles/tram").asString())
                .path("alternates");
        assertThat(alternates).hasSize(6);
        for (JsonNode alternate : alternates) {
            String url = alternate.path("url").asText();
            Response answer = Api.anonymous().get(url.substring(url.indexOf("/v1/")));
            assertThat(answer.contentType())
                    .startsWith(alternate.path("mediaType").asText());
        }
    }

    @Test
    void allFormsSayWhatTheArticleSays() throws IOException {
        publishAll();
        JsonNode news = JSON.readTree(
                Api.anonymous().get("/v1/articles/tram-line-opens.jsonld").asString());
        assertThat(news.path("@context").asText()).isEqualTo("https://schema.org");
        assertThat(news.path("@type").asText()).isEqualTo("NewsArticle");
        assertThat(news.at("/headline").asText()).isEqualTo("Tram line opens");
        assertThat(news.at("/alternativeHeadline").asText()).isEqualTo("Tram");
        assertThat(news.at("/author/0/name").asText()).isEqualTo("Ann Example");
        assertThat(news.at("/publisher/@type").asText()).isEqualTo("NewsMediaOrganization");
        assertThat(news.at("/image/0/creditText").asText()).isEqualTo("Ann Example");
        assertThat(news.at("/image/0/url").asText()).isEqualTo("https://img.example.org/tram.jpg");
        assertThat(news.at("/about/0/sameAs/0").asText()).isEqualTo("https://www.wikidata.org/entity/Q567");
        assertThat(news.at("/mentions/0/sameAs"))
                .isEqualTo(JSON.readTree("[\"https://www.wikidata.org/entity/Q1\", \"https://sws.geonames.org/5/\"]"));
        assertThat(news.at("/image/0/creator/name").asText()).isEqualTo("Ann Example");
        assertThat(news.at("/dateline").asText()).isEqualTo("SOCHI, Russia");
        assertThat(news.at("/contentLocation/name").asText()).isEqualTo("Sochi");
        assertThat(news.at("/contentLocation/geo/latitude").asDouble()).isEqualTo(43.599);
        assertThat(news.at("/articleSection").asText()).isEqualTo("News");
        assertThat(news.at("/correction/0/text").asText()).isEqualTo("It was 1 May.");
        assertThat(news.at("/isAccessibleForFree").asBoolean()).isTrue();
        assertThat(news.at("/mainEntityOfPage/@id").asText())
                .isEqualTo(news.at("/url").asText());
        assertThat(news.has("commentCount")).isFalse();

        String markdown = Api.anonymous().get("/v1/articles/tram-line-opens.md").asString();
        assertThat(markdown)
                .startsWith("# Tram line opens\n")
                .contains("\n![A tram](https://img.example.org/tram.jpg)\n")
                .contains("\n(Ann Example)\n")
                .contains("\nSOCHI, Russia — A **very**\\* [old](https://www.example.org/old) line.\n")
                .contains("\n> Simply rumours\n>")
                .contains("— Nora Field, Mayor\n")
                .contains("\n## Corrections\n\nCorrection (");
        String text = Api.anonymous().get("/v1/articles/tram-line-opens.txt").asString();
        assertThat(text)
                .startsWith("Tram line opens\n\n")
                .contains("\n\n[A tram] (Ann Example)\n\n")
                .contains("\n\nSOCHI, Russia — A very* old line.\n\n")
                .contains("\n\nSimply rumours\n— Nora Field, Mayor\n\n")
                .contains("It was 1 May.");
    }

    @Test
    void whatIsWithheldIsInNoForm() {
        String image = publishAll();
        Api.editor()
                .body("{\"reason\": \"No licence.\"}")
                .post("/v1/images/" + image + "/withdraw")
                .then()
                .statusCode(200);
        for (String suffix : TYPES.keySet()) {
            String answer = Api.anonymous()
                    .get("/v1/articles/tram-line-opens." + suffix)
                    .asString();
            assertThat(answer).doesNotContain("img.example.org").doesNotContain("A tram");
        }
    }

    /** Who takes HTML only. */
    private static RequestSpecification html() {
        return Api.anonymous().header("Accept", "text/html");
    }

    private static String publishAll() {
        String image =
                Api.editor().body(Stories.IMAGE).post("/v1/images").jsonPath().getString("id");
        Api.editor().body("{\"webUrl\": \"https://www.example.org\"}").patch("/v1/site");
        Api.editor()
                .body("{\"name\": \"Sochi\", \"kind\": \"city\", \"wikidataId\": \"Q1\", \"geonamesId\": 5,"
                        + " \"latitude\": 43.599, \"longitude\": 39.726}")
                .post("/v1/places")
                .then()
                .statusCode(201);
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Api.editor()
                .body("{\"name\": \"Nora Field\", \"wikidataId\": \"Q567\", \"offices\": [{\"title\": \"Mayor\"}]}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Stories.publish("Tram line opens", """
                , "shortHeadline": "Tram", "byline": "By Ann", "authors": [{"person": "ann-example"}],
                "leadImage": "%s", "dateline": {"text": "SOCHI, Russia", "place": "sochi"},
                "people": [{"person": "nora-field", "rel": "about"}],
                "quotes": [{"id": "01960000-0000-7000-8000-000000000050", "text": "Simply rumours",
                  "speaker": {"person": "nora-field"}}],
                "blocks": [
                  {"type": "paragraph", "text": "A very* old line.", "spans": [
                    {"start": 2, "end": 6, "type": "strong"},
                    {"start": 8, "end": 11, "type": "link", "url": "/old"}]},
                  {"type": "pullquote", "text": "Simply rumours", "quote": "01960000-0000-7000-8000-000000000050"}]""".formatted(image));
        Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"It was 1 May.\"}")
                .post("/v1/articles/tram-line-opens/correct")
                .then()
                .statusCode(200);
        return image;
    }
}
