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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.testing.TestQueryLimit;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class RelatedTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void make() {
        for (String name : List.of("Ann Example", "Nora Field")) {
            Api.editor()
                    .body("{\"name\": \"" + name + "\"}")
                    .post("/v1/people")
                    .then()
                    .statusCode(201);
        }
        for (String name : List.of("Common", "Rare")) {
            Api.editor()
                    .body("{\"name\": \"" + name + "\"}")
                    .post("/v1/tags")
                    .then()
                    .statusCode(201);
        }
        Stories.publish(
                "Story",
                tagged("common", "rare") + ", \"people\": [{\"person\": \"ann-example\", \"rel\": \"about\"}]");
        for (int i = 0; i < 8; i++) {
            Stories.publish("Common " + i, tagged("common"));
        }
        Stories.publish("Rare", tagged("rare"));
        Stories.publish("Mentions", ", \"people\": [{\"person\": \"ann-example\", \"rel\": \"mentioned\"}]");
        Stories.publish("About", ", \"people\": [{\"person\": \"ann-example\", \"rel\": \"about\"}]");
        Stories.publish("Both", tagged("common", "rare"));
        Stories.publish("Nothing", ", \"people\": [{\"person\": \"nora-field\"}]");
    }

    @Test
    void whatFewShareComesFirst() {
        List<String> related = related("/v1/articles/story/related?limit=20");
        assertThat(related).hasSize(12).doesNotContain("story", "nothing");
        assertThat(related.subList(0, 4)).containsExactlyInAnyOrder("both", "rare", "about", "mentions");
        assertThat(related.indexOf("about")).isLessThan(related.indexOf("mentions"));
        assertThat(related.indexOf("both")).isLessThan(related.indexOf("rare"));
        assertThat(related("/v1/articles/nothing/related")).isEmpty();
        assertThat(related("/v1/articles/story/related?limit=5")).isEqualTo(related.subList(0, 5));
        assertThat(related("/v1/articles/story/related")).isEqualTo(related);
    }

    @Test
    void itIsAddedToArticlesAndLists() throws IOException {
        Response alone = Api.anonymous().get("/v1/articles/story/related?limit=5");
        Response article = Api.anonymous().get("/v1/articles/story?include=related");
        assertThat(JSON.readTree(article.asString()).path("related")).isEqualTo(JSON.readTree(alone.asString()));
        Response list = Api.anonymous().get("/v1/articles?include=related&limit=100&fields=slug");
        assertThat(list.jsonPath().getList("items.find { it.slug == 'story' }.related.items.slug"))
                .isEqualTo(alone.jsonPath().getList("items.slug"));
        assertThat(Api.anonymous()
                        .get("/v1/articles/story/related?fields=slug&limit=1")
                        .jsonPath()
                        .getMap("items[0]"))
                .containsOnlyKeys("id", "slug");
        assertStatements("/v1/articles/story/related?limit=7", 2);
        assertStatements("/v1/articles/rare?include=related", 2);
        assertStatements("/v1/articles?include=related&limit=99", 2);
    }

    @Test
    void onlyWhatTheCallerMaySeeIsRelated() {
        Stories.publish("Secret", tagged("rare") + ", \"embargoUntil\": \"2999-01-01T00:00:00Z\"");
        Stories.draft("Draft", tagged("rare"));
        Stories.withdraw("both");
        assertThat(related("/v1/articles/story/related?limit=20")).doesNotContain("secret", "draft", "both");
        assertThat(Api.trusted()
                        .get("/v1/articles/story/related?limit=20")
                        .jsonPath()
                        .getList("items.slug", String.class))
                .contains("secret")
                .doesNotContain("draft", "both");
        assertProblem(Api.anonymous().get("/v1/articles/both/related"), 410, "withdrawn");
        assertProblem(Api.anonymous().get("/v1/articles/secret/related"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/articles/draft/related"), 404, "not-found");
    }

    @Test
    void aStoredAnswerEndsWhenAnotherArticleComesToBeRelated() {
        assertThat(related("/v1/articles/rare/related?limit=20")).doesNotContain("new");
        Stories.publish("New", tagged("rare"));
        assertThat(related("/v1/articles/rare/related?limit=20")).contains("new");
        Stories.withdraw("new");
        assertThat(related("/v1/articles/rare/related?limit=20")).doesNotContain("new");
    }

    @Test
    void whatTakesTooLongIsLeftOutWhereItIsIncludedAndThatAnswerNotKept() throws IOException {
        Map<String, Integer> questionsBefore = Map.of(
                "/v1/articles/story?include=related", 0,
                "/v1/articles?ids=story,rare&include=related", 0,
                "/v1/articles?include=related&limit=100", 1);
        for (Map.Entry<String, Integer> address : questionsBefore.entrySet()) {
            TestQueryLimit.noneAfter(address.getValue());
            JsonNode without = get(address.getKey());
            TestQueryLimit.reset();
            JsonNode with = get(address.getKey());
            TestQueryLimit.noneAfter(0);
            assertThat(get(address.getKey())).as("kept").isEqualTo(with);

            assertThat(with.findValues("related")).isNotEmpty();
            assertThat(without.findValues("related")).isEmpty();
            assertThat(without.findValuesAsText("slug")).contains("story");
        }
        assertProblem(Api.anonymous().get("/v1/articles/story/related"), 503, "query-too-expensive");
        assertProblem(Api.anonymous().get("/v1/articles?include=related"), 503, "query-too-expensive");
    }

    @Test
    void aPreviewIsRelatedAsIfItWerePublished() {
        Response draft = Stories.draft("Draft", tagged("rare"));
        String token = Api.editor()
                .post("/v1/articles/" + draft.jsonPath().getString("id") + "/preview-links")
                .jsonPath()
                .getString("token");
        Response previewed =
                Api.anonymous().header("Dateline-Preview", token).get("/v1/articles/draft/related?limit=20");
        assertThat(previewed.jsonPath().getList("items.slug", String.class))
                .contains("story", "rare")
                .doesNotContain("draft");
        Response other = Api.anonymous().header("Dateline-Preview", token).get("/v1/articles/rare/related?limit=20");
        assertThat(other.jsonPath().getList("items.slug", String.class)).contains("draft");
    }

    @Test
    void aLimitThatIsTooLargeIsRefused() {
        for (String limit : List.of("21", "0", "x", "101")) {
            assertParameter(
                    assertProblem(
                            Api.anonymous().get("/v1/articles/story/related?limit=" + limit), 400, "invalid-parameter"),
                    "limit");
        }
        assertProblem(Api.anonymous().get("/v1/articles/none/related"), 404, "not-found");
    }

    private static String tagged(String... tags) {
        return ", \"tags\": [\"" + String.join("\", \"", tags) + "\"]";
    }

    private static JsonNode get(String address) throws IOException {
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asString());
    }

    private static List<String> related(String address) {
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("items.slug", String.class);
    }
}
