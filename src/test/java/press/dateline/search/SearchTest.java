package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SearchTest {

    @BeforeEach
    void cards() {
        String seq = "0";
        for (int i = 0; i < 7; i++) {
            seq = Api.editor()
                    .body("{\"name\": \"Paris Nr " + i + "\"}")
                    .post("/v1/people")
                    .header("Dateline-Seq");
        }
        for (String name : List.of("Paris", "Plage de Paris")) {
            seq = Api.editor()
                    .body("{\"name\": \"" + name + "\", \"kind\": \"city\"}")
                    .post("/v1/places")
                    .header("Dateline-Seq");
        }
        assertThat(Api.anonymous().get("/v1/search?q=paris&minSeq=" + seq).statusCode())
                .isEqualTo(200);
    }

    @Test
    void eachTypeHasItsOwnPage() {
        Response found = Api.anonymous().get("/v1/search?q=paris&limit=3");
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        assertThat(found.jsonPath().getList("places.items.name", String.class))
                .as("what is called so comes first")
                .containsExactly("Paris", "Plage de Paris");
        assertThat(found.jsonPath().getString("places.next")).isNull();
        assertThat(found.jsonPath().getList("tags.items")).isEmpty();
        assertThat(found.jsonPath().getList("people.items")).hasSize(3);
        assertThat(found.header("Link")).as("there are several lists").isNull();

        List<String> walked = new ArrayList<>(found.jsonPath().getList("people.items.slug", String.class));
        String next = found.jsonPath().getString("people.next");
        while (next != null) {
            Response page = Api.anonymous().urlEncodingEnabled(false).get(Pages.path(next));
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            assertThat(page.jsonPath().getMap("")).containsOnlyKeys("people");
            walked.addAll(page.jsonPath().getList("people.items.slug", String.class));
            next = page.jsonPath().getString("people.next");
        }
        assertThat(walked).hasSize(7).doesNotHaveDuplicates().first().isEqualTo("paris-nr-0");
    }

    @Test
    void articlesAreFoundByWhatTheySay() {
        Stories.publish("Night trains", ", \"standfirst\": \"Back in Paris.\"");
        Stories.publish("Paris by night");
        Stories.publish("Old Paris");
        Stories.publish("Paris in secret", ", \"embargoUntil\": \"2999-01-01T00:00:00Z\"");

        Response found = Api.anonymous().get("/v1/search?q=paris&limit=2");
        assertThat(found.statusCode()).as(found.asString()).isEqualTo(200);
        assertThat(found.jsonPath().getList("articles.items.headline"))
                .hasSize(2)
                .doesNotContain("Night trains");
        assertThat(found.jsonPath().getString("articles.items[0].section.slug")).isEqualTo("news");
        Response second = Api.anonymous()
                .urlEncodingEnabled(false)
                .get(Pages.path(found.jsonPath().getString("articles.next")));
        assertThat(second.statusCode()).as(second.asString()).isEqualTo(200);
        assertThat(second.jsonPath().getList("articles.items.headline")).isEqualTo(List.of("Night trains"));
        assertThat(second.jsonPath().getMap("")).containsOnlyKeys("articles");
        assertThat(Api.trusted()
                        .get("/v1/search?q=paris&types=article")
                        .jsonPath()
                        .getList("articles.items"))
                .hasSize(4);
    }

    @Test
    void onlyWhatIsAskedForIsSearched() {
        Response found = Api.anonymous().get("/v1/search?q=paris&types=place,tag");
        assertThat(found.jsonPath().getMap("")).containsOnlyKeys("places", "tags");
    }

    @Test
    void aCursorBelongsToOneListOfOneSearch() {
        String cursor =
                Api.anonymous().get("/v1/search?q=paris&limit=3").jsonPath().getString("people.nextCursor");
        assertParameter(
                assertProblem(Api.anonymous().get("/v1/search?q=paris&cursor=" + cursor), 400, "invalid-parameter"),
                "cursor");
        assertProblem(Api.anonymous().get("/v1/search?q=pari&types=person&cursor=" + cursor), 400, "invalid-cursor");
        assertProblem(Api.anonymous().get("/v1/search?q=paris&types=place&cursor=" + cursor), 400, "invalid-cursor");
        assertParameter(assertProblem(Api.anonymous().get("/v1/search"), 400, "invalid-parameter"), "q");
    }

    @Test
    void theNumberOfStatementsIsFixed() {
        Stories.publish("Paris by night");
        Api.anonymous().get("/v1/search?q=paris");
        assertStatements("/v1/search?q=parsi&types=place", 1);
        assertStatements("/v1/search?q=paris&types=article", 2);
        assertStatements("/v1/search?q=paris", 2);
    }
}
