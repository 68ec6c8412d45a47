package press.dateline.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Pages;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

@QuarkusTest
class ChangesTest {

    private static JsonPath changes(String query) {
        var answer = Api.anonymous().get("/v1/changes" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void tellsWhatHappenedInOrder() {
        String id = Stories.publish("Harbour opens").jsonPath().getString("id");
        Stories.withdraw("harbour-opens");

        JsonPath told = changes("?after=0&type=article");

        assertThat(told.getList("items.kind")).containsExactly("published", "withdrawn");
        assertThat(told.getList("items.type")).containsExactly("article", "article");
        assertThat(told.getList("items.id")).containsExactly(id, id);
        List<Integer> numbers = told.getList("items.seq");
        assertThat(numbers).isSorted();
        assertThat(told.getList("items.tombstone")).containsExactly(false, true);
        assertThat(told.getString("items[0].url")).endsWith("/v1/articles/" + id);
        assertThat(told.getInt("seq")).isEqualTo(numbers.getLast());
        assertThat(told.getBoolean("upToDate")).isTrue();
    }

    @Test
    void walksToTheEndAndFromThere() {
        for (int i = 0; i < 7; i++) {
            Stories.publish("Story " + i);
        }
        List<Integer> seen = new ArrayList<>();
        JsonPath told = changes("?limit=3&type=article");
        seen.addAll(told.getList("items.seq"));
        while (!told.getBoolean("upToDate")) {
            told = Api.anonymous().get(Pages.path(told.getString("next"))).jsonPath();
            seen.addAll(told.getList("items.seq"));
        }
        assertThat(seen).hasSize(7).isSorted().doesNotHaveDuplicates();

        assertThat(Api.anonymous()
                        .get(Pages.path(told.getString("next")))
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        Stories.publish("One more");
        List<Integer> more = Api.anonymous()
                .get(Pages.path(told.getString("next")))
                .jsonPath()
                .getList("items.seq");
        assertThat(more).hasSize(1).allMatch(seq -> seq > seen.getLast());
    }

    @Test
    void keepsDraftsAndKeysToItself() {
        Stories.draft("Secret", "");
        Stories.publish("Open");
        int published = changes("").getInt("seq");
        String key = Api.administrator()
                .body("{\"name\": \"App\", \"scopes\": [\"content:read\"]}")
                .post("/v1/keys")
                .header("Dateline-Seq");

        JsonPath told = changes("");

        assertThat(told.getList("items.type")).containsExactly("section", "article");
        assertThat(told.getInt("items[1].seq")).isEqualTo(published);
        assertThat(told.getString("seq")).as("the key's row has a number too").isEqualTo(key);
    }

    @Test
    void tellsOnlyOfTheTypesAskedFor() {
        Stories.publish("Open");
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);

        JsonPath told = changes("?type=person,place");

        assertThat(told.getList("items.type")).containsExactly("person");
        assertThat(told.getString("next")).contains("type=person,place");
        assertParameter(assertProblem(Api.anonymous().get("/v1/changes?type=persn"), 400, "invalid-parameter"), "type");
        assertParameter(assertProblem(Api.anonymous().get("/v1/changes?type=key"), 400, "invalid-parameter"), "type");
    }

    @Test
    void refusesNumbersThatItNeverGave() {
        Stories.publish("Open");
        int newest = changes("").getInt("seq");
        for (String after : List.of("-1", "x", "" + (newest + 1), "1000", "99999999999999999999")) {
            assertParameter(
                    assertProblem(Api.anonymous().get("/v1/changes?after=" + after), 400, "invalid-parameter"),
                    "after");
        }
        assertThat(changes("?after=" + newest).getList("items")).isEmpty();
    }

    @Test
    void isStoredForASecondByCachesOfAllButNotWhereMoreIsAskedFor() {
        Stories.publish("Open");
        assertThat(Api.anonymous().get("/v1/changes").header("Cache-Control")).isEqualTo("max-age=1");
        assertThat(Api.anonymous().get("/v1/changes?minSeq=1").header("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(Api.editor().get("/v1/changes").header("Cache-Control")).startsWith("private");
    }

    @Test
    void takesOneStatement() {
        Stories.publish("Open");
        Statements.assertStatements("/v1/changes", 1);
    }
}
