package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Copies;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

/** Two people who turn out to be one are merged, and that is taken back. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class MergeTest {

    @Inject
    AgroalDataSource database;

    @Inject
    @All
    List<CardImport> imports;

    private String ann = "";
    private String anne = "";

    @BeforeEach
    void twoPeopleWhoAreOne() {
        ann = made("people", """
                {"name": "Ann Example", "aliases": ["A. Example"], "outsideIds": ["x:1"],
                 "offices": [{"title": "Minister", "from": "2010-01-01"}]}""");
        anne = made("people", """
                {"name": "Anne Exampel", "aliases": ["A. Example", "Annie"], "outsideIds": ["x:2"],
                 "description": "A minister", "wikidataId": "Q7",
                 "offices": [{"title": "Minister", "from": "2010-01-01"}, {"title": "Mayor", "to": "2009-12-31"}]}""");
    }

    private static String made(String collection, String body) {
        Response made = Api.editor().body(body).post("/v1/" + collection);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    /** An article in which Anne speaks, writes, is marked in the text and, beside Ann, a subject. */
    private static String story(String headline) {
        Stories.section();
        String id = Api.editor()
                .body("""
                        {"headline": "%s", "section": "news", "findMentions": false,
                         "authors": [{"person": "anne-exampel", "role": "reporter"}, {"person": "ann-example"}],
                         "people": [{"person": "ann-example", "rel": "mentioned"}, {"person": "anne-exampel"}],
                         "quotes": [{"text": "simply rumours", "speaker": {"person": "anne-exampel"}}],
                         "blocks": [{"type": "paragraph", "text": "Anne Exampel spoke.", "spans": [
                            {"start": 0, "end": 12, "type": "person", "id": "%s", "rel": "mentioned"},
                            {"start": 0, "end": 12, "type": "person", "id": "%s", "rel": "about"},
                            {"start": 5, "end": 12, "type": "person", "id": "%s", "rel": "mentioned"}]}]}
                        """.formatted(headline, idOf("ann-example"), idOf("anne-exampel"), idOf("anne-exampel")))
                .post("/v1/articles")
                .jsonPath()
                .getString("id");
        Response published = Api.editor().post("/v1/articles/" + id + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        return id;
    }

    private static String idOf(String slug) {
        return Api.anonymous().get("/v1/people/" + slug).jsonPath().getString("id");
    }

    private static Response merge(String goes, String stays) {
        return Api.editor().body("{\"into\": \"" + stays + "\"}").post("/v1/people/" + goes + "/merge");
    }

    @Test
    void whatNamedTheOneNamesTheOther() throws SQLException {
        String id = story("Leaders meet");
        Response merged = merge("anne-exampel", "ann-example");
        assertThat(merged.statusCode()).as(merged.asString()).isEqualTo(200);
        assertThat(merged.jsonPath().getString("id")).isEqualTo(ann);
        assertThat(merged.jsonPath().getList("aliases")).isEqualTo(List.of("A. Example", "Anne Exampel", "Annie"));
        assertThat(merged.jsonPath().getList("outsideIds")).isEqualTo(List.of("x:1", "x:2"));
        assertThat(merged.jsonPath().getList("offices.title")).isEqualTo(List.of("Minister", "Mayor"));
        assertThat(merged.jsonPath().getString("description")).isEqualTo("A minister");
        assertThat(merged.jsonPath().getInt("revision")).isEqualTo(2);

        Response article = Api.anonymous().get("/v1/articles/leaders-meet");
        assertThat(article.jsonPath().getList("authors.id")).isEqualTo(List.of(ann));
        assertThat(article.jsonPath().getString("authors[0].role")).isEqualTo("reporter");
        assertThat(article.jsonPath().getList("people.id")).isEqualTo(List.of(ann));
        assertThat(article.jsonPath().getString("people[0].rel")).isEqualTo("about");
        assertThat(article.jsonPath().getString("quotes[0].speaker.person")).isEqualTo(ann);
        assertThat(article.jsonPath().getList("blocks[0].spans.start")).isEqualTo(List.of(0, 5));
        assertThat(article.jsonPath().getList("blocks[0].spans.id")).isEqualTo(List.of(ann, ann));
        Response draft = Api.editor().get("/v1/articles/" + id + "/draft");
        assertThat(draft.asString()).doesNotContain(anne);
        assertThat(draft.jsonPath().getList("blocks[0].spans.rel")).isEqualTo(List.of("about", "mentioned"));

        for (String filter : List.of("person=ann-example", "person=anne-exampel", "person=" + anne, "about=" + anne)) {
            assertThat(Api.anonymous().get("/v1/articles?" + filter).jsonPath().getList("items.id"))
                    .as(filter)
                    .isEqualTo(List.of(id));
        }
        assertThat(Api.anonymous().get("/v1/people").jsonPath().getList("items.id"))
                .isEqualTo(List.of(ann));
        for (String old : List.of(anne, "anne-exampel")) {
            assertMoved("/v1/people/" + old, "/v1/people/ann-example");
            assertMoved("/v1/people/" + old + "/articles?limit=5", "/v1/people/ann-example/articles?limit=5");
            assertMoved("/v1/people/" + old + "/revisions", "/v1/people/ann-example/revisions");
            Response resolved = Api.anonymous().get("/v1/resolve?url=/v1/people/" + old);
            assertThat(resolved.jsonPath().getString("id"))
                    .as(resolved.asString())
                    .isEqualTo(ann);
            assertThat(resolved.jsonPath().getBoolean("moved")).isTrue();
        }
        assertThat(Api.anonymous()
                        .get("/v1/resolve?url=/people/anne-exampel")
                        .jsonPath()
                        .getString("slug"))
                .isEqualTo("ann-example");

        List<Map<String, String>> log = log();
        assertThat(log)
                .contains(
                        Map.of("id", anne, "kind", "merged", "into", ann),
                        Map.of("id", ann, "kind", "updated", "into", ""));
    }

    private static void assertMoved(String from, String to) {
        Response moved = Api.editor().redirects().follow(false).get(from);
        assertThat(moved.statusCode()).as(from).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith(to);
    }

    private List<Map<String, String>> log() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT target_id, kind, coalesce(into_id::text, '') FROM change"
                        + " WHERE type IN ('person', 'place') ORDER BY seq")) {
            List<Map<String, String>> log = new ArrayList<>();
            while (rows.next()) {
                log.add(Map.of("id", rows.getString(1), "kind", rows.getString(2), "into", rows.getString(3)));
            }
            return log;
        }
    }

    @Test
    void aDraftThatStillSaysTheOldIdIsSavedUnderTheNewOne() {
        String id = story("Leaders meet");
        String before = Api.editor().get("/v1/articles/" + id + "/draft").asString();
        merge(anne, ann).then().statusCode(200);
        Response saved = Api.editor()
                .header("If-Match", "\"1\"")
                .body(before.replace("Anne Exampel spoke.", "Anne Exampel speaks."))
                .patch("/v1/articles/" + id + "/draft");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(saved.asString()).doesNotContain(anne);
        Response made = Stories.draft(
                "Another", ", \"people\": [{\"person\": \"anne-exampel\"}, {\"person\": \"" + anne + "\"}]");
        assertThat(made.jsonPath().getList("people.person")).isEqualTo(List.of(ann, ann));
        String place = made("places", "{\"name\": \"Sochi\"}");
        assertProblem(merge(ann, place), 400, "invalid-body");
    }

    @Test
    void whatCannotBeMergedIsRefusedByOneProblemEach() throws SQLException {
        String sochi = made("places", "{\"name\": \"Sochi\"}");
        List<Map<String, String>> before = log();
        assertPointer(assertProblem(merge("ann-example", ann), 400, "invalid-body"), "/into");
        Response kinds = assertProblem(merge("ann-example", "sochi"), 400, "invalid-body");
        assertPointer(kinds, "/into");
        assertThat(kinds.jsonPath().getString("detail")).contains("a place");
        assertProblem(merge("ann-example", sochi), 400, "invalid-body");
        Response misspelt = assertProblem(merge("ann-example", "anne-exampl"), 400, "invalid-body");
        assertThat(misspelt.jsonPath().getString("detail")).contains("anne-exampel");
        assertProblem(merge("nobody", ann), 404, "not-found");
        assertProblem(merge(UUID.randomUUID().toString(), ann), 404, "not-found");
        assertPointer(
                assertProblem(Api.editor().body("{}").post("/v1/people/ann-example/merge"), 400, "invalid-body"),
                "/into");
        assertProblem(
                Api.withScopes("content:read", "content:write")
                        .body("{\"into\": \"ann-example\"}")
                        .post("/v1/people/anne-exampel/merge"),
                403,
                "missing-scope");
        assertProblem(
                Api.editor()
                        .header("If-Match", "\"2\"")
                        .body("{\"into\": \"ann-example\"}")
                        .post("/v1/people/anne-exampel/merge"),
                412,
                "revision-outdated");
        assertProblem(Api.editor().post("/v1/people/ann-example/unmerge"), 409, "wrong-state");
        assertProblem(Api.editor().post("/v1/people/nobody/unmerge"), 404, "not-found");
        assertThat(log()).isEqualTo(before);

        merge(anne, ann).then().statusCode(200);
        String bob = made("people", "{\"name\": \"Bob\"}");
        before = log();
        for (String old : List.of(anne, "anne-exampel")) {
            assertProblem(merge(old, ann), 409, "wrong-state");
            assertProblem(merge(old, bob), 409, "wrong-state");
            assertPointer(assertProblem(merge(bob, old), 400, "invalid-body"), "/into");
        }
        assertThat(log()).isEqualTo(before);
        Response taken = Api.editor()
                .body("{\"name\": \"X\", \"slug\": \"anne-exampel\"}")
                .post("/v1/people");
        assertProblem(taken, 409, "slug-taken");
    }

    @Test
    void whatTogetherWouldBreakARuleIsRefused() {
        String many = "["
                + String.join(
                        ", ",
                        IntStream.range(0, 100).mapToObj(i -> "\"n" + i + "\"").toList()) + "]";
        made("people", "{\"name\": \"Many Names\", \"aliases\": " + many + "}");
        assertPointer(assertProblem(merge(ann, "many-names"), 400, "invalid-body"), "/into");
        assertThat(Api.anonymous().get("/v1/people/ann-example").statusCode()).isEqualTo(200);
    }

    @Test
    void aMergeIsTakenBackWhileTheOtherIsAsItWasLeft() throws SQLException {
        String id = story("Leaders meet");
        String draft = Api.editor().get("/v1/articles/" + id + "/draft").asString();
        String article = Api.anonymous().get("/v1/articles/" + id).asString();
        String was = Api.anonymous().get("/v1/people/" + anne).asString();
        merge(anne, ann).then().statusCode(200);
        Response back = Api.editor().post("/v1/people/anne-exampel/unmerge");
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(200);
        assertThat(back.asString()).isEqualTo(was);
        assertThat(Api.anonymous().get("/v1/people/" + anne).asString()).isEqualTo(was);
        assertThat(Api.editor().get("/v1/articles/" + id + "/draft").asString()).isEqualTo(draft);
        assertThat(Api.anonymous().get("/v1/articles/" + id).asString()).isEqualTo(article);
        Response stayed = Api.anonymous().get("/v1/people/" + ann);
        assertThat(stayed.jsonPath().getList("aliases")).isEqualTo(List.of("A. Example"));
        assertThat(stayed.jsonPath().getList("offices.title")).isEqualTo(List.of("Minister"));
        assertThat(stayed.jsonPath().getInt("revision")).isEqualTo(3);
        assertThat(log()).contains(Map.of("id", anne, "kind", "restored", "into", ""));
        assertProblem(Api.editor().post("/v1/people/anne-exampel/unmerge"), 409, "wrong-state");
        merge(anne, ann).then().statusCode(200);
    }

    @Test
    void aMergeIsNotTakenBackOnceSomethingElseIsAttached() {
        String id = story("Leaders meet");
        merge(anne, ann).then().statusCode(200);
        Response edited = Api.editor()
                .header("If-Match", "\"2\"")
                .body("{\"description\": \"Edited\"}")
                .patch("/v1/people/" + ann);
        assertThat(edited.statusCode()).isEqualTo(200);
        assertProblem(Api.editor().post("/v1/people/" + anne + "/unmerge"), 409, "wrong-state");
        Api.editor()
                .header("If-Match", "\"3\"")
                .post("/v1/people/" + ann + "/revisions/2/restore")
                .then()
                .statusCode(200);

        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"headline\": \"Leaders met\"}")
                .patch("/v1/articles/" + id + "/draft")
                .then()
                .statusCode(200);
        Response refused = assertProblem(Api.editor().post("/v1/people/" + anne + "/unmerge"), 409, "wrong-state");
        assertThat(refused.jsonPath().getString("detail")).contains("name it").doesNotContain("edited");
        assertMoved("/v1/people/" + anne, "/v1/people/ann-example");
    }

    @Test
    void anImportDoesNotBringBackWhoWasMerged() {
        merge(anne, ann).then().statusCode(200);
        CardImport people = imports.stream()
                .filter(one -> one.word().equals("person"))
                .findFirst()
                .orElseThrow();
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("id", anne).put("name", "Anne Exampel");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> people.store(line, null)))
                .hasStackTraceContaining("was merged into " + ann);
        assertMoved("/v1/people/" + anne, "/v1/people/ann-example");
    }

    @Test
    void mergesInARowAreTakenBackInTheOtherOrder() {
        String bob = made("people", "{\"name\": \"Bob Example\", \"slug\": \"bob\"}");
        story("Leaders meet");
        merge(anne, ann).then().statusCode(200);
        merge(ann, bob).then().statusCode(200);
        for (String old : List.of(ann, anne, "ann-example", "anne-exampel")) {
            assertMoved("/v1/people/" + old, "/v1/people/bob");
        }
        assertThat(Api.anonymous().get("/v1/articles/leaders-meet").jsonPath().getList("people.id"))
                .isEqualTo(List.of(bob));
        assertProblem(Api.editor().post("/v1/people/" + anne + "/unmerge"), 409, "wrong-state");
        Api.editor().post("/v1/people/" + ann + "/unmerge").then().statusCode(200);
        assertMoved("/v1/people/anne-exampel", "/v1/people/ann-example");
        Api.editor().post("/v1/people/" + anne + "/unmerge").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/articles/leaders-meet").jsonPath().getList("people.id"))
                .isEqualTo(List.of(anne, ann));
    }

    @Test
    void whatWasWithdrawnSinceStaysAway() {
        String id = story("Leaders meet");
        merge(anne, ann).then().statusCode(200);
        Stories.withdraw("leaders-meet");
        Api.editor().post("/v1/people/" + anne + "/unmerge").then().statusCode(200);
        assertProblem(Api.anonymous().get("/v1/articles/" + id), 410, "withdrawn");
        for (String person : List.of(ann, anne)) {
            assertThat(Api.anonymous()
                            .get("/v1/articles?person=" + person)
                            .jsonPath()
                            .getList("items"))
                    .isEmpty();
        }
    }

    @Test
    void aMergeIsRepeatedSafely() {
        String key = Api.key("content:publish");
        for (int i = 0; i < 2; i++) {
            Response answer = Api.anonymous()
                    .contentType("application/json")
                    .header("X-Api-Key", key)
                    .header("Idempotency-Key", "m1")
                    .body("{\"into\": \"ann-example\"}")
                    .post("/v1/people/" + anne + "/merge");
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        }
        assertThat(Api.anonymous().get("/v1/people/ann-example").jsonPath().getInt("revision"))
                .isEqualTo(2);
    }

    @Test
    void mergingTakesAsManyStatementsForFiftyArticlesAsForOne() throws SQLException {
        String id = story("Leaders meet");
        var editor = Api.editor().body("{\"into\": \"ann-example\"}");
        var undo = Api.editor();
        List<String> one = Statements.of(
                () -> editor.post("/v1/people/" + anne + "/merge").then().statusCode(200));
        List<String> oneBack = Statements.of(
                () -> undo.post("/v1/people/" + anne + "/unmerge").then().statusCode(200));
        try (Connection connection = database.getConnection()) {
            Copies.make(connection, UUID.fromString(id), 49);
        }
        var again = Api.editor().body("{\"into\": \"ann-example\"}");
        var undoAgain = Api.editor();
        List<String> fifty = Statements.of(
                () -> again.post("/v1/people/" + anne + "/merge").then().statusCode(200));
        assertThat(Api.anonymous()
                        .get("/v1/articles?person=ann-example&limit=100")
                        .jsonPath()
                        .getList("items"))
                .hasSize(50);
        List<String> fiftyBack = Statements.of(
                () -> undoAgain.post("/v1/people/" + anne + "/unmerge").then().statusCode(200));
        assertThat(Api.anonymous()
                        .get("/v1/articles?person=anne-exampel&limit=100")
                        .jsonPath()
                        .getList("items"))
                .hasSize(50);
        assertThat(fifty).hasSameSizeAs(one);
        assertThat(fiftyBack).hasSameSizeAs(oneBack);
        assertThat(one).hasSize(36);
        assertThat(oneBack).hasSize(40);
    }
}
