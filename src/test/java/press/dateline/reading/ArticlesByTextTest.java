package press.dateline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Stories;

/** Articles found by what they say. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ArticlesByTextTest {

    @BeforeEach
    void stories() {
        Stories.publish("Tram opens", body("Nothing else happened."));
        Stories.publish("Bridge closed", body("Then a tram left. 🚋 The trams were full."));
        Stories.publish("Straßenbahn eröffnet", ", \"language\": \"de\"" + body("Die Häuser stehen noch."));
        Stories.publish("Secret tram", body("Hush tramways.") + ", \"embargoUntil\": \"2999-01-01T00:00:00Z\"");
        Stories.draft("Tram of tomorrow", "");
    }

    private static String body(String text) {
        return ", \"blocks\": [{\"type\": \"paragraph\", \"text\": \"" + text + "\"}]";
    }

    private static Response get(RequestSpecification caller, String query) {
        Response answer = caller.get("/v1/articles?" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static List<String> headlines(String query) {
        return get(Api.anonymous(), query).jsonPath().getList("items.headline", String.class);
    }

    @Test
    void wordsPhrasesAndWhatIsLeftOut() {
        assertThat(headlines("q=trams")).as("newest first").containsExactly("Bridge closed", "Tram opens");
        assertThat(headlines("q=trams&sort=relevance")).containsExactly("Tram opens", "Bridge closed");
        assertThat(headlines("q=\"tram left\"")).containsExactly("Bridge closed");
        assertThat(headlines("q=tram -full")).containsExactly("Tram opens");
        assertThat(headlines("q=bridge OR haus")).containsExactly("Straßenbahn eröffnet", "Bridge closed");
        assertThat(headlines("q=strassenb*&language=de")).containsExactly("Straßenbahn eröffnet");
        assertThat(headlines("q=tram&section=news&sort=oldest")).containsExactly("Tram opens", "Bridge closed");
    }

    @Test
    void whoMaySeeMoreFindsMore() {
        assertThat(headlines("q=hush")).isEmpty();
        assertThat(get(Api.trusted(), "q=hush").jsonPath().getList("items.headline"))
                .isEqualTo(List.of("Secret tram"));
        assertThat(get(Api.anonymous(), "q=tramwys").jsonPath().getMap(""))
                .as("the nearest word is in the hidden one alone")
                .containsEntry("didYouMean", "trams");
        assertThat(get(Api.trusted(), "q=tramwys").jsonPath().getString("didYouMean"))
                .isEqualTo("tramways");
    }

    @Test
    void whoIsRenamedIsFoundByTheNewNameAlone() {
        Api.editor()
                .body("{\"name\": \"Wilma Vorher\", \"slug\": \"wilma\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Stories.publish("Leaders meet", ", \"people\": [{\"person\": \"wilma\", \"rel\": \"about\"}]");
        assertThat(headlines("q=vorher")).containsExactly("Leaders meet");
        assertThat(headlines("q=nachher")).isEmpty();
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Wilma Nachher\"}")
                .patch("/v1/people/wilma")
                .then()
                .statusCode(200);
        assertThat(headlines("q=nachher")).containsExactly("Leaders meet");
        assertThat(headlines("q=vorher")).isEmpty();
        assertThat(headlines("person=wilma")).containsExactly("Leaders meet");
    }

    @Test
    void bothSortsWalkToTheEnd() {
        assertThat(Pages.walk("/v1/articles?q=tram&limit=1", "headline"))
                .containsExactly("Bridge closed", "Tram opens");
        assertThat(Pages.walk("/v1/articles?q=tram&sort=relevance&limit=1", "headline"))
                .containsExactly("Tram opens", "Bridge closed");
    }

    @Test
    void whatWasFoundIsShownByRanges() {
        Response found = get(Api.anonymous(), "q=tram&highlight=true&sort=relevance");
        assertThat(found.jsonPath().getList("highlights.article"))
                .isEqualTo(found.jsonPath().getList("items.id"));
        assertThat(found.jsonPath().getList("highlights[0].snippets"))
                .isEqualTo(List.of(Map.of(
                        "part", "headline", "text", "Tram opens", "ranges", List.of(Map.of("start", 0, "end", 4)))));
        Map<String, Object> body = found.jsonPath().getMap("highlights[1].snippets[0]");
        assertThat(body)
                .containsEntry("part", "body")
                .containsEntry("text", "Then a tram left. 🚋 The trams were full.")
                .containsEntry("ranges", List.of(Map.of("start", 7, "end", 11), Map.of("start", 25, "end", 30)));
    }

    @Test
    void slipsAreNoticed() {
        Response nothing = get(Api.anonymous(), "q=bridg closd");
        assertThat(nothing.jsonPath().getList("items")).isEmpty();
        assertThat(nothing.jsonPath().getString("didYouMean")).isEqualTo("bridge closed");
        assertThat(get(Api.anonymous(), "q=strassenban").jsonPath().getString("didYouMean"))
                .isEqualTo("straßenbahn");
        assertThat(get(Api.anonymous(), "q=bridge").jsonPath().getMap("")).doesNotContainKey("didYouMean");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertParameter(refused("q=a*"), "q");
        assertParameter(refused("q=" + "x".repeat(501)), "q");
        assertParameter(refused("q=" + "x ".repeat(21)), "q");
        assertParameter(refused("q=!!"), "q");
        assertParameter(refused("sort=relevance"), "sort");
        assertParameter(refused("highlight=true"), "highlight");
        assertParameter(refused("q=tram&highlight=yes"), "highlight");
        assertParameter(refused("q=tram&ids=tram-opens"), "ids");
    }

    private static Response refused(String query) {
        return assertProblem(Api.anonymous().get("/v1/articles?" + query), 400, "invalid-parameter");
    }

    @Test
    void theNumberOfStatementsIsFixed() {
        get(Api.anonymous(), "q=tram");
        assertStatements("/v1/articles?q=tram", 2);
        assertStatements("/v1/articles?q=tram&language=en", 1);
        assertStatements("/v1/articles?q=tram&sort=relevance&highlight=true", 3);
        assertStatements("/v1/articles?q=bridg closd", 1);
    }
}
