package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ArticleLifeTest {

    @Test
    void anArticleIsDraftedPublishedChangedPublishedAgainAndWithdrawn() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);
        Response made = Api.editor().body("""
                        {"headline": "Two leaders meet", "section": "world", "outsideIds": ["urn:x:1"],
                         "blocks": [{"type": "paragraph", "text": "They met in Sochi.",
                                     "spans": [{"start": 0, "end": 4, "type": "strong"}]},
                                    {"type": "heading", "level": 2, "text": "And then"},
                                    {"type": "update", "at": "2017-05-02T17:40:00Z", "text": "Now",
                                     "blocks": [{"type": "paragraph", "text": "Inside."}]}],
                         "quotes": [{"text": "simply rumours", "speaker": {"name": "Somebody"}}]}
                        """).post("/v1/articles");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getString("slug")).isEqualTo("two-leaders-meet");
        assertProblem(Api.anonymous().get("/v1/articles/two-leaders-meet"), 404, "not-found");
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items"))
                .isEmpty();

        Response draft = Api.editor().get("/v1/articles/two-leaders-meet/draft");
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(200);
        assertThat(draft.header("ETag")).isEqualTo("\"1\"");
        assertThat(draft.asString()).isEqualTo(made.asString());
        Response same = Api.editor()
                .header("If-Match", "\"1\"")
                .body(draft.asString())
                .patch("/v1/articles/two-leaders-meet/draft");
        assertThat(same.statusCode()).as(same.asString()).isEqualTo(200);
        assertThat(same.asString()).isEqualTo(draft.asString());

        Response published = Api.editor().post("/v1/articles/two-leaders-meet/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        Response article = Api.anonymous().get("/v1/articles/two-leaders-meet");
        assertThat(article.statusCode()).as(article.asString()).isEqualTo(200);

        assertThat(article.jsonPath().getString("webUrl")).isEqualTo("https://www.example.org/world/two-leaders-meet");
        assertThat(article.jsonPath().getString("blocks[2].blocks[0].text")).isEqualTo("Inside.");
        Response list = Api.anonymous().get("/v1/articles?section=world");

        assertThat(list.jsonPath().getList("items.slug")).containsExactly("two-leaders-meet");

        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"leaders\", \"headline\": \"Leaders\"}")
                .patch("/v1/articles/two-leaders-meet/draft");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(Api.anonymous()
                        .get("/v1/articles/two-leaders-meet")
                        .jsonPath()
                        .getString("headline"))
                .isEqualTo("Two leaders meet");
        Api.editor().post("/v1/articles/two-leaders-meet/publish").then().statusCode(200);
        Response moved = Api.anonymous().redirects().follow(false).get("/v1/articles/two-leaders-meet");
        assertThat(moved.statusCode()).isEqualTo(308);
        Response now = Api.anonymous().get("/v1/articles/leaders");
        assertThat(now.jsonPath().getList("formerSlugs")).containsExactly("two-leaders-meet");
        assertThat(now.jsonPath().getInt("revision")).isEqualTo(2);

        Response withdrawn = Api.editor().body("{\"kind\": \"unpublish\"}").post("/v1/articles/leaders/withdraw");
        assertThat(withdrawn.statusCode()).as(withdrawn.asString()).isEqualTo(200);
        assertProblem(Api.anonymous().get("/v1/articles/leaders"), 410, "withdrawn");
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void aDraftIsFoundByAFormerSlug() {
        Stories.publish("Old name", "");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"new-name\"}")
                .patch("/v1/articles/old-name/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/old-name/publish").then().statusCode(200);
        Stories.withdraw("new-name");
        Response read = Api.editor().redirects().follow(false).get("/v1/articles/old-name/draft");
        Response change = Api.editor()
                .redirects()
                .follow(false)
                .header("If-Match", "\"2\"")
                .body("{\"headline\": \"x\"}")
                .patch("/v1/articles/old-name/draft");
        for (Response answer : List.of(read, change)) {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(308);
            assertThat(answer.header("Location")).endsWith("/v1/articles/new-name/draft");
        }
        assertProblem(Api.editor().get("/v1/articles/nobody/draft"), 404, "not-found");
    }

    @Test
    void aMisspeltNameIsAnsweredWithTheNearest() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);
        Api.editor()
                .body("{\"name\": \"Vladimir Putin\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Response draft = Api.editor()
                .body("{\"headline\": \"a\", \"section\": \"wrold\", \"people\": [{\"person\": \"xladimir-putin\"}]}")
                .post("/v1/articles");
        assertProblem(draft, 400, "invalid-body");
        assertThat(draft.jsonPath().getString("errors.find { it.pointer == '/section' }.detail"))
                .contains(" world.");
        assertThat(draft.jsonPath().getString("errors.find { it.pointer == '/people/0/person' }.detail"))
                .contains(" vladimir-putin.");
        for (String filter : List.of("section=wrold", "section=worl", "section=xorld", "section=-wrold")) {
            Response list = Api.anonymous().get("/v1/articles?" + filter);
            assertProblem(list, 400, "invalid-parameter");
            assertThat(list.jsonPath().getString("errors[0].detail")).as(filter).endsWith("nearest are world.");
        }
        for (String filter : List.of("person=vladimyr-putin", "person=xladimir-putin", "about=putin-vladimir")) {
            Response list = Api.anonymous().get("/v1/articles?" + filter);
            assertProblem(list, 400, "invalid-parameter");
            assertThat(list.jsonPath().getString("errors[0].detail"))
                    .as(filter)
                    .endsWith("nearest are vladimir-putin.");
        }
    }
}
