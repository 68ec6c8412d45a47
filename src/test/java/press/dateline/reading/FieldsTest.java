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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class FieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void onlyWhatIsNamedIsAnswered() throws IOException {
        Response published = publish();
        String id = published.jsonPath().getString("id");

        assertThat(JSON.readTree(
                        get("/v1/articles/tram?fields=headline,leadImage.renditions.url,blocks.text,seo.title")))
                .isEqualTo(JSON.readTree("""
                        {"id": "%s", "headline": "Tram",
                         "leadImage": {"renditions": [{"url": "https://img.example.org/tram.jpg"}]},
                         "blocks": [{"text": "One."}, {"text": "Two."}]}""".formatted(id)));
        assertThat(JSON.readTree(get("/v1/articles?fields=headline,leadImage.alt&limit=1")))
                .isEqualTo(JSON.readTree(
                        "{\"items\": [{\"id\": \"%s\", \"headline\": \"Tram\", \"leadImage\": {\"alt\": \"A tram\"}}]}"
                                .formatted(id)));
        assertThat(JSON.readTree(get("/v1/articles?ids=tram,none&fields=slug"))
                        .at("/missing/0/id")
                        .asText())
                .isEqualTo("none");
        // A list is there, if empty; so is an object that lacks what is asked for of it.
        assertThat(JSON.readTree(get("/v1/articles/tram?fields=people.name,discussion.state,rights.holder")))
                .isEqualTo(JSON.readTree(
                        "{\"id\": \"%s\", \"people\": [], \"discussion\": {\"state\": \"open\"}, \"rights\": {}}"
                                .formatted(id)));
    }

    @Test
    void bytesStayWhatTheyAre() throws IOException {
        publish();
        for (String address : List.of("/v1/articles/tram", "/v1/articles/tram?view=summary")) {
            String whole = get(address);
            List<String> names = new ArrayList<>();
            JSON.readTree(whole).fieldNames().forEachRemaining(names::add);
            assertThat(get(address + (address.contains("?") ? "&" : "?") + "fields=" + String.join(",", names)))
                    .isEqualTo(whole);
            for (String name : names) {
                String one = get(address + (address.contains("?") ? "&" : "?") + "fields=" + name);
                assertThat(whole).contains(one.substring(one.indexOf(name) - 1, one.length() - 1));
            }
        }
    }

    @Test
    void theWayOnStaysAndTakesTheFieldsAlong() throws IOException {
        Stories.publish("One");
        Stories.publish("Two");
        JsonNode first = JSON.readTree(get("/v1/articles?limit=1&fields=slug"));
        assertThat(first.path("items").get(0).path("slug").asText()).isEqualTo("two");
        assertThat(first.path("next").asText()).contains("fields=slug");
        // Which members are shown does not make it another list.
        JsonNode second = JSON.readTree(
                get("/v1/articles?view=full&cursor=" + first.path("nextCursor").asText()));
        assertThat(second.path("items").get(0).path("blocks").size()).isEqualTo(1);
    }

    @Test
    void peoplePlacesSectionsAndTagsTakeThemToo() throws IOException {
        for (String made : List.of("people", "places", "sections", "tags")) {
            String more = made.equals("places") ? ", \"kind\": \"city\"" : "";
            Response thing =
                    Api.editor().body("{\"name\": \"Sochi\"" + more + "}").post("/v1/" + made);
            assertThat(thing.statusCode()).as(thing.asString()).isEqualTo(201);
            String id = thing.jsonPath().getString("id");
            assertThat(JSON.readTree(get("/v1/" + made + "/sochi?fields=name")))
                    .isEqualTo(JSON.readTree("{\"id\": \"%s\", \"name\": \"Sochi\"}".formatted(id)));
            assertThat(JSON.readTree(get("/v1/" + made + "?fields=slug,name")))
                    .isEqualTo(JSON.readTree(
                            "{\"items\": [{\"id\": \"%s\", \"slug\": \"sochi\", \"name\": \"Sochi\"}]}".formatted(id)));
            assertParameter(
                    assertProblem(Api.anonymous().get("/v1/" + made + "?fields=nam"), 400, "invalid-parameter"),
                    "fields");
        }
    }

    @Test
    void whatThereIsNotIsRefusedWithTheNearest() {
        publish();
        assertThat(refused("headlin")).contains("headline");
        assertThat(refused("leadImage.url")).contains("leadImage.renditions.url");
        assertThat(refused("people.nam")).contains("people.name");
        for (String fields : List.of(
                "headline,",
                ",",
                ".",
                "headline.",
                ".headline",
                "headline.length",
                "blocks..text",
                "id.x",
                "%20headline",
                "items.headline",
                "constructor",
                "url.target",
                "publishedAt.epochSecond",
                "formerSlugs.x",
                String.join(",", Collections.nCopies(101, "id")),
                "a".repeat(101),
                "blocks.".repeat(20) + "text")) {
            refused(fields);
        }
        assertThat(refused(String.join(",", Collections.nCopies(101, "id")))).contains("100");
        assertParameter(
                assertProblem(Api.anonymous().get("/v1/articles?fields=blocks"), 400, "invalid-parameter"), "fields");
        assertThat(Api.anonymous().get("/v1/articles?fields=blocks&view=full").statusCode())
                .isEqualTo(200);
        assertProblem(Api.anonymous().get("/v1/site?fields=name"), 400, "unknown-parameter");
        assertProblem(Api.anonymous().get("/v1/articles/none?fields=id"), 404, "not-found");
    }

    @Test
    void theyCostNoStatement() {
        publish();
        assertStatements("/v1/articles/tram?fields=headline", 1);
        assertStatements("/v1/articles?fields=headline", 1);
        assertStatements("/v1/articles?fields=blocks.text&view=full", 1);
        assertStatements("/v1/articles/tram?view=summary", 1);
    }

    @Test
    void theAnswerIsDescribedAsItIs() {
        publish();
        Response whole = Api.anonymous().header("Accept-Encoding", "identity").get("/v1/articles/tram");
        Response part = Api.anonymous().header("Accept-Encoding", "identity").get("/v1/articles/tram?fields=headline");
        assertThat(part.header("ETag")).isNotEqualTo(whole.header("ETag"));
        assertThat(part.header("Last-Modified")).isEqualTo(whole.header("Last-Modified"));
        assertThat(Api.anonymous()
                        .header("Accept-Encoding", "identity")
                        .header("If-None-Match", part.header("ETag"))
                        .get("/v1/articles/tram?fields=headline")
                        .statusCode())
                .isEqualTo(304);
        assertThat(Api.anonymous()
                        .header("Accept-Encoding", "identity")
                        .head("/v1/articles/tram?fields=headline")
                        .header("ETag"))
                .isEqualTo(part.header("ETag"));
    }

    private static Response publish() {
        String image =
                Api.editor().body(Stories.IMAGE).post("/v1/images").jsonPath().getString("id");
        return Stories.publish(
                "Tram",
                ", \"leadImage\": \"" + image + "\", \"blocks\": [{\"type\": \"paragraph\", \"text\": \"One.\"},"
                        + " {\"type\": \"paragraph\", \"text\": \"Two.\"}]");
    }

    private static String get(String address) {
        Response answer = Api.anonymous().urlEncodingEnabled(false).get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/json");
        return answer.asString();
    }

    private static String refused(String fields) {
        Response answer = Api.anonymous().urlEncodingEnabled(false).get("/v1/articles/tram?fields=" + fields);
        assertParameter(assertProblem(answer, 400, "invalid-parameter"), "fields");
        return answer.jsonPath().getString("detail");
    }
}
