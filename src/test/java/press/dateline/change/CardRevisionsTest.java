package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;

/** Each save of a card is kept, readable by those who may preview, and can be restored. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CardRevisionsTest {

    private static final Map<String, List<String>> BODIES = Map.of(
            "people", List.of("""
                    {"name": "Ann Example", "aliases": ["Ann"], "description": "A minister",
                     "offices": [{"title": "Minister", "from": "2017-01-02"}],
                     "links": [{"rel": "wikipedia", "url": "https://en.wikipedia.org/wiki/Ann"}],
                     "wikidataId": "Q567", "outsideIds": ["x:1"]}""", "{\"name\": \"Anna\", \"description\": null, \"slug\": \"anna\", \"offices\": []}"),
            "places",
                    List.of(
                            """
                    {"name": "Sochi", "kind": "city", "countryCode": "RU", "latitude": 43.599, "longitude": 39.7260,
                     "geonamesId": 491422, "description": "On the coast"}""",
                            "{\"name\": \"Sotschi\", \"latitude\": null, \"longitude\": null, \"description\": null}"),
            "images", List.of("""
                    {"alt": "Two leaders", "credit": "Agency", "focalPoint": {"x": 0.5, "y": 0.25}, "rights": {"syndication": "ask"},
                     "renditions": [{"crop": "wide", "mediaType": "image/jpeg", "url": "https://img.example.org/a.jpg", "width": 800, "height": 600}]}""", "{\"alt\": \"Two\", \"credit\": null, \"focalPoint\": null}"),
            "sections",
                    List.of(
                            "{\"name\": \"World\", \"description\": \"Abroad\", \"position\": 2}",
                            "{\"name\": \"Abroad\", \"description\": null, \"slug\": \"abroad\"}"),
            "tags",
                    List.of(
                            "{\"name\": \"NATO\", \"type\": \"organisation\", \"description\": \"Alliance\"}",
                            "{\"name\": \"Nato\", \"type\": \"topic\", \"description\": null}"));

    @Test
    void eachSaveOfACardIsKeptAndCanBeMadeCurrentAgain() throws Exception {
        for (Map.Entry<String, List<String>> of : BODIES.entrySet()) {
            Response made = Api.editor().body(of.getValue().getFirst()).post("/v1/" + of.getKey());
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
            story(
                    "/v1/" + of.getKey() + "/" + made.jsonPath().getString("id"),
                    of.getValue().getLast(),
                    made.asString());
        }
    }

    /** Revision 1 is edited, and restored as revision 3. */
    private static void story(String address, String edit, String first) throws Exception {
        Response edited = Api.editor().header("If-Match", "\"1\"").body(edit).patch(address);
        assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(200);

        Response list = Api.editor().get(address + "/revisions");
        assertThat(list.jsonPath().getList("items.revision")).as(address).isEqualTo(List.of(2, 1));
        assertThat(list.jsonPath().getList("items.by")).doesNotContainNull().hasSize(2);
        assertThat(list.jsonPath().getString("items[0].at"))
                .isEqualTo(edited.jsonPath().getString("modifiedAt"));

        Response old = Api.editor().get(address + "/revisions/1");
        assertThat(old.statusCode()).as(old.asString()).isEqualTo(200);
        Response outdated = Api.editor().header("If-Match", "\"1\"").post(address + "/revisions/1/restore");
        assertThat(assertProblem(outdated, 412, "revision-outdated").jsonPath().getInt("revision"))
                .isEqualTo(2);
        assertProblem(Api.editor().post(address + "/revisions/1/restore"), 428, "revision-required");
        Response restored = Api.editor().header("If-Match", "\"2\"").post(address + "/revisions/1/restore");
        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
        assertThat(restored.jsonPath().getInt("revision")).isEqualTo(3);
        assertThat(without(restored.asString())).isEqualTo(without(first));
        assertThat(content(Api.editor().get(address + "/revisions/3"))).isEqualTo(content(old));

        Response back =
                Api.editor().header("If-Match", "\"3\"").body(content(old)).patch(address);
        assertThat(back.statusCode())
                .as("what was kept is taken back unchanged: %s", back.asString())
                .isEqualTo(200);
        assertThat(back.jsonPath().getInt("revision")).as("nothing has changed").isEqualTo(3);
        assertProblem(Api.editor().get(address + "/revisions/4"), 404, "not-found");
        assertProblem(Api.editor().get(address + "/revisions/x"), 404, "not-found");
        assertProblem(Api.editor().get(address + "/revisions/99999999999999"), 404, "not-found");
        assertProblem(
                Api.withScopes("content:read", "content:write").get(address + "/revisions"), 403, "missing-scope");
        assertProblem(Api.anonymous().get(address + "/revisions/1"), 401, "unauthenticated");
    }

    private static String content(Response revision) throws Exception {
        return new ObjectMapper().readTree(revision.asString()).path("content").toString();
    }

    private static JsonNode without(String card) throws Exception {
        return ((com.fasterxml.jackson.databind.node.ObjectNode) new ObjectMapper().readTree(card))
                .without(List.of("revision", "modifiedAt"));
    }

    @Test
    void theSitesFirstEditKeepsWhatItWasBefore() {
        String was = Api.anonymous().get("/v1/site").jsonPath().getString("name");
        Api.administrator()
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Example News\", \"tagline\": \"Daily\"}")
                .patch("/v1/site")
                .then()
                .statusCode(200);
        assertThat(Api.editor().get("/v1/site/revisions").jsonPath().getList("items.revision"))
                .isEqualTo(List.of(2, 1));
        assertThat(Api.editor().get("/v1/site/revisions/1").jsonPath().getString("content.name"))
                .isEqualTo(was);
        assertProblem(
                Api.editor().header("If-Match", "\"2\"").post("/v1/site/revisions/1/restore"), 403, "missing-scope");
        Response restored = Api.administrator().header("If-Match", "\"2\"").post("/v1/site/revisions/1/restore");
        assertThat(restored.jsonPath().getString("name")).isEqualTo(was);
        assertThat(restored.jsonPath().getMap("")).doesNotContainKey("tagline");
    }

    @Test
    void revisionsComeInPages() {
        Api.editor().body("{\"name\": \"Ann\"}").post("/v1/people").then().statusCode(201);
        for (int i = 1; i < 12; i++) {
            Api.editor()
                    .header("If-Match", "\"" + i + "\"")
                    .body("{\"description\": \"" + i + "\"}")
                    .patch("/v1/people/ann")
                    .then()
                    .statusCode(200);
        }
        List<Integer> seen = new ArrayList<>();
        String next = "/v1/people/ann/revisions?limit=5";
        while (next != null) {
            Response page = Api.editor().urlEncodingEnabled(false).get(next);
            seen.addAll(page.jsonPath().getList("items.revision", Integer.class));
            String absolute = page.jsonPath().getString("next");
            next = absolute == null ? null : absolute.replaceFirst("^https?://[^/]+", "");
        }
        assertThat(seen).isEqualTo(List.of(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1));
    }

    @Test
    void anETagIsNeverTakenForARevisionNorARevisionForAnETag() {
        Api.editor().body("{\"name\": \"Ann\"}").post("/v1/people").then().statusCode(201);
        String etag = Api.anonymous().get("/v1/people/ann").header("ETag");
        Response answer = assertProblem(
                Api.editor().header("If-Match", etag).body("{\"name\": \"A\"}").patch("/v1/people/ann"),
                400,
                "invalid-parameter");
        assertThat(answer.jsonPath().getString("errors[0].header")).isEqualTo("If-Match");
        assertThat(Api.anonymous()
                        .header("If-None-Match", "\"1\"")
                        .get("/v1/people/ann")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.anonymous()
                        .header("If-None-Match", etag)
                        .get("/v1/people/ann")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void anEditTakesOneStatementMoreForItsRevision() {
        Api.editor().body("{\"name\": \"NATO\"}").post("/v1/tags").then().statusCode(201);
        var editor = Api.editor().header("If-Match", "\"1\"").body("{\"name\": \"Nato\"}");
        List<String> statements =
                Statements.of(() -> editor.patch("/v1/tags/nato").then().statusCode(200));
        assertThat(statements).filteredOn(sql -> sql.contains("card_revision")).hasSize(1);
    }
}
