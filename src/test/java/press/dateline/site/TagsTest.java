package press.dateline.site;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class TagsTest {

    @Inject
    TagDesk desk;

    @Inject
    TagLookup lookup;

    @Test
    void aTagIsMadeReadChangedAndItsOldSlugLeadsToIt() {
        Response made = Api.editor()
                .body("{\"name\": \"US election\", \"description\": \"2016\", \"outsideIds\": [\"x:1\"]}")
                .post("/v1/tags");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.jsonPath().getString("type")).isEqualTo("topic");
        assertThat(made.jsonPath().getString("webUrl")).isEqualTo("https://www.example.org/tags/us-election");
        Response changed = Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"us-election-2016\", \"type\": \"series\", \"description\": null}")
                .patch("/v1/tags/us-election");
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getString("type")).isEqualTo("series");
        assertThat(changed.jsonPath().getList("outsideIds")).containsExactly("x:1");
        Response moved = Api.anonymous().redirects().follow(false).get("/v1/tags/us-election");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/tags/us-election-2016");
    }

    @Test
    void tagsListByNameOfATypeInPages() {
        for (int i = 10; i < 31; i++) {
            Api.editor()
                    .body("{\"name\": \"t%d\", \"type\": \"%s\"}".formatted(i, i % 2 == 0 ? "topic" : "organisation"))
                    .post("/v1/tags")
                    .then()
                    .statusCode(201);
        }
        assertThat(Pages.walk("/v1/tags?limit=4", "name")).hasSize(21).isSorted();
        assertThat(Pages.walk("/v1/tags?limit=3&type=organisation", "name"))
                .hasSize(10)
                .isSorted();
        assertStatements("/v1/tags?limit=2", 2);
        assertStatements("/v1/tags?limit=20", 2);
        assertStatements("/v1/tags/t10", 2);
    }

    @Test
    void badInputIsNamed() {
        assertPointer(
                assertProblem(
                        Api.editor()
                                .body("{\"name\": \"a\", \"type\": \"brand\"}")
                                .post("/v1/tags"),
                        400,
                        "invalid-body"),
                "/type");
        assertPointer(
                assertProblem(
                        Api.editor()
                                .body("{\"name\": \"a\", \"outsideIds\": [\"\"]}")
                                .post("/v1/tags"),
                        400,
                        "invalid-body"),
                "/outsideIds/0");
        assertParameter(assertProblem(Api.anonymous().get("/v1/tags?type=brand"), 400, "invalid-parameter"), "type");
        Api.editor().body("{\"name\": \"a\"}").post("/v1/tags").then().statusCode(201);
        assertProblem(Api.editor().body("{\"name\": \"b\"}").patch("/v1/tags/a"), 428, "revision-required");
        assertPointer(
                assertProblem(
                        Api.editor()
                                .header("If-Match", "\"1\"")
                                .body("{\"name\": null}")
                                .patch("/v1/tags/a"),
                        400,
                        "invalid-body"),
                "/name");
    }

    @Test
    void otherFeaturesMakeAndFindTags() {
        List<UUID> ids = QuarkusTransaction.requiringNew()
                .call(() -> desk.create(
                        List.of(
                                new OutsideTag("Économie", "topic", List.of("x:eco")),
                                new OutsideTag("Economie", "organisation", List.of())),
                        null));
        assertThat(lookup.ids(List.of("economie", "economie-2", "nothing")))
                .isEqualTo(Map.of("economie", ids.getFirst(), "economie-2", ids.getLast()));
        assertThat(lookup.matching(List.of("economie"))).isEqualTo(Map.of("economie", ids));
        assertThat(lookup.byOutsideIds(List.of("x:eco"))).isEqualTo(Map.of("x:eco", ids.getFirst()));
    }
}
