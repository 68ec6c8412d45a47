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
    void oneStatementFindsThePages() {
        assertStatements("/v1/search?q=paris", 1);
        assertStatements("/v1/search?q=parsi&types=place", 1);
    }
}
