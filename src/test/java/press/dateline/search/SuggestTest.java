package press.dateline.search;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SuggestTest {

    /** The number of the last write: what is read with it shows that. */
    private String seq = "0";

    @BeforeEach
    void cards() {
        post("/v1/people", "{\"name\": \"Angela Merkel\", \"aliases\": [\"Angela Dorothea Kasner\"]}");
        post("/v1/people", "{\"name\": \"Émile Mercier\"}");
        post("/v1/places", "{\"name\": \"Merkers\", \"kind\": \"city\"}");
        post("/v1/places", "{\"name\": \"München\", \"kind\": \"city\", \"aliases\": [\"Munich\", \"Monaco\"]}");
        post("/v1/tags", "{\"name\": \"Merchant ships\", \"type\": \"topic\"}");
        post("/v1/sections", "{\"name\": \"World\"}");
        post("/v1/sections", "{\"name\": \"Markets\", \"parent\": \"world\"}");
    }

    private Response post(String path, String body) {
        return noted(Api.editor().body(body).post(path), 201);
    }

    private Response noted(Response written, int status) {
        assertThat(written.statusCode()).as(written.asString()).isEqualTo(status);
        seq = written.header("Dateline-Seq");
        return written;
    }

    private Response suggest(String query) {
        return Api.anonymous().get("/v1/suggest?" + query + "&minSeq=" + seq);
    }

    private List<String> names(String query) {
        Response answer = suggest(query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getList("items.name", String.class);
    }

    @Test
    void eachLetterNarrowsAcrossAllTypes() {
        assertThat(names("q=mer"))
                .containsExactlyInAnyOrder("Angela Merkel", "Émile Mercier", "Merkers", "Merchant ships");
        assertThat(names("q=merk")).as("what begins so comes first").containsExactly("Merkers", "Angela Merkel");
        assertThat(names("q=merkel")).containsExactly("Angela Merkel");
        assertThat(names("q=merkel ang")).containsExactly("Angela Merkel");
        assertThat(names("q=merk&types=person,tag")).containsExactly("Angela Merkel");
        assertThat(names("q=mer&limit=1")).hasSize(1);
        assertThat(names("q=emile")).as("without accents").containsExactly("Émile Mercier");
        assertThat(names("q=zzz")).isEmpty();
    }

    @Test
    void aSuggestionSaysWhatItIsAndWhatWasTyped() {
        Map<String, Object> merkel = suggest("q=ang mer").jsonPath().getMap("items[0]");
        assertThat(merkel)
                .containsEntry("type", "person")
                .containsEntry("slug", "angela-merkel")
                .containsEntry("webUrl", "https://www.example.org/people/angela-merkel")
                .containsEntry("ranges", List.of(Map.of("start", 0, "end", 3), Map.of("start", 7, "end", 10)))
                .doesNotContainKey("alias");
        assertThat(String.valueOf(merkel.get("url"))).endsWith("/v1/people/angela-merkel");

        Map<String, Object> munich = suggest("q=mun").jsonPath().getMap("items[0]");
        assertThat(munich).containsEntry("name", "München").doesNotContainKey("alias");
        Map<String, Object> monaco = suggest("q=monac").jsonPath().getMap("items[0]");
        assertThat(monaco)
                .containsEntry("name", "München")
                .containsEntry("alias", "Monaco")
                .containsEntry("ranges", List.of(Map.of("start", 0, "end", 5)));
        assertThat(suggest("q=marke").jsonPath().getString("items[0].webUrl"))
                .isEqualTo("https://www.example.org/world/markets");
    }

    @Test
    void headlinesAreSuggestedToThoseWhoMayReadThem() {
        Stories.publish("Merkel visits München");
        Stories.publish("Merkel again", ", \"embargoUntil\": \"2999-01-01T00:00:00Z\"");
        Stories.draft("Merkel tomorrow", "");

        assertThat(names("q=merkel")).containsExactly("Angela Merkel", "Merkel visits München");
        assertThat(suggest("q=merkel").jsonPath().<String, Object>getMap("items[1]"))
                .containsEntry("type", "article")
                .containsEntry("slug", "merkel-visits-munchen")
                .containsEntry("webUrl", "https://www.example.org/news/merkel-visits-munchen")
                .containsEntry("ranges", List.of(Map.of("start", 0, "end", 6)));
        assertThat(Api.trusted()
                        .get("/v1/suggest?q=merkel aga&types=article")
                        .jsonPath()
                        .getList("items.name"))
                .isEqualTo(List.of("Merkel again"));
        assertThat(Api.anonymous()
                        .get("/v1/suggest?q=merkle vists&types=article")
                        .jsonPath()
                        .getList("items.name"))
                .isEqualTo(List.of("Merkel visits München"));
        assertStatements("/v1/suggest?q=merkel", 2);
    }

    @Test
    void slipsAreForgivenWhereNothingFits() {
        Response answer = suggest("q=merkle");
        assertThat(answer.jsonPath().getList("items.name", String.class)).contains("Angela Merkel");
        assertThat(answer.jsonPath().getList("items[0].ranges")).isEmpty();
    }

    @Test
    void whatChangesIsSuggestedAnewAndWhatGoesNoLonger() {
        noted(
                Api.editor()
                        .header("If-Match", "\"1\"")
                        .body("{\"name\": \"Merkendorf\"}")
                        .patch("/v1/places/merkers"),
                200);
        assertThat(names("q=merkers")).doesNotContain("Merkers");
        assertThat(names("q=merken")).containsExactly("Merkendorf");

        noted(
                Api.editor()
                        .header("If-Match", "\"1\"")
                        .body("{\"slug\": \"globe\"}")
                        .patch("/v1/sections/world"),
                200);
        assertThat(suggest("q=marke").jsonPath().getString("items[0].webUrl"))
                .isEqualTo("https://www.example.org/globe/markets");

        noted(Api.editor().body("{\"into\": \"angela-merkel\"}").post("/v1/people/emile-mercier/merge"), 200);
        Response merged = suggest("q=mercier");
        assertThat(merged.jsonPath().getList("items.name", String.class)).containsExactly("Angela Merkel");
        assertThat(merged.jsonPath().getString("items[0].alias")).isEqualTo("Émile Mercier");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertParameter(assertProblem(suggest("limit=3"), 400, "invalid-parameter"), "q");
        assertParameter(assertProblem(suggest("q=" + "x".repeat(101)), 400, "invalid-parameter"), "q");
        assertParameter(assertProblem(suggest("q=a b c d e f g h i"), 400, "invalid-parameter"), "q");
        assertParameter(assertProblem(suggest("q=!"), 400, "invalid-parameter"), "q");
        assertParameter(assertProblem(suggest("q=a&types=persons"), 400, "invalid-parameter"), "types");
        assertParameter(assertProblem(suggest("q=a&type=person"), 400, "unknown-parameter"), "type");
    }

    @Test
    void oneStatementFindsThePages() {
        names("q=merk");
        assertStatements("/v1/suggest?q=mer", 1);
        assertStatements("/v1/suggest?q=merkle", 1);
    }
}
