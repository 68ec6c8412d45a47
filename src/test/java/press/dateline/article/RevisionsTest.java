package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class RevisionsTest {

    private static final String ARTICLE = "/v1/articles/leaders-meet";

    @Test
    void savesAreListedWithWhoWhenAndWhyAndAnOldOneIsRestored() {
        Stories.draft("Leaders meet", ", \"slug\": \"leaders-meet\", \"save\": {\"note\": \"First take\"}");
        patch(1, "{\"headline\": \"Leaders met\", \"save\": {\"note\": \"Past tense\"}}");
        Api.editor().post(ARTICLE + "/publish").then().statusCode(200);
        patch(2, "{\"standfirst\": \"In Sochi.\"}");

        Response list = Api.editor().get(ARTICLE + "/revisions");
        assertThat(list.statusCode()).as(list.asString()).isEqualTo(200);
        assertThat(list.jsonPath().getList("items.number")).containsExactly(3, 2, 1);
        assertThat(list.jsonPath().getList("items.note")).containsExactly(null, "Past tense", "First take");
        assertThat(list.jsonPath().getList("items.published")).containsExactly(false, true, false);
        assertThat(list.jsonPath().getList("items.at")).doesNotContainNull();
        assertThat(list.jsonPath().getString("items[1].publishedAt")).isNotBlank();
        assertThat(list.jsonPath().getMap("items[0]")).doesNotContainKeys("note", "publishedAt", "restoredFrom");
        assertThat(list.jsonPath().getMap("items[0].by")).containsOnlyKeys("id", "name");
        assertThat(list.jsonPath().getString("items[0].by.name")).isNotBlank();

        Response old = Api.editor().get(ARTICLE + "/revisions/1");
        assertThat(old.statusCode()).as(old.asString()).isEqualTo(200);
        assertThat(old.jsonPath().getString("headline")).isEqualTo("Leaders meet");
        assertThat(old.jsonPath().getInt("revision")).isEqualTo(1);
        assertThat(old.jsonPath().getMap("")).doesNotContainKey("save");

        assertProblem(Api.editor().post(ARTICLE + "/revisions/1/restore"), 428, "revision-required");
        Response stale = assertProblem(
                Api.editor().header("If-Match", "\"2\"").post(ARTICLE + "/revisions/1/restore"),
                412,
                "revision-outdated");
        assertThat(stale.jsonPath().getInt("revision")).isEqualTo(3);
        for (String number : List.of("4", "0", "-1", "1.0", "x", "99999999999999999999")) {
            assertProblem(
                    Api.editor().header("If-Match", "\"3\"").post(ARTICLE + "/revisions/" + number + "/restore"),
                    404,
                    "not-found");
            assertProblem(Api.editor().get(ARTICLE + "/revisions/" + number), 404, "not-found");
        }
        Response restored = Api.editor()
                .header("If-Match", "\"3\"")
                .post(ARTICLE + "/revisions/1/restore?note=As it was&changeType=correction");
        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
        assertThat(restored.header("ETag")).isEqualTo("\"4\"");
        assertThat(restored.jsonPath().getString("headline")).isEqualTo("Leaders meet");
        assertThat(restored.jsonPath().getMap("")).doesNotContainKey("standfirst");
        assertThat(Api.anonymous().get(ARTICLE).jsonPath().getString("headline"))
                .isEqualTo("Leaders met");
        Response first = Api.editor().get(ARTICLE + "/revisions?limit=1");
        assertThat(first.jsonPath().getInt("items[0].restoredFrom")).isEqualTo(1);
        assertThat(first.jsonPath().getString("items[0].note")).isEqualTo("As it was");
        Response changes = Api.editor().get(ARTICLE + "/changes?from=3");
        assertThat(changes.jsonPath().getList("fields.field")).containsExactly("headline", "standfirst");
        assertThat(changes.jsonPath().getList("fields.type")).containsOnly("correction");
        Response again = Api.editor().header("If-Match", "\"4\"").post(ARTICLE + "/revisions/1/restore");
        assertThat(again.header("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void aSlugThatIsAnothersByNowIsNotTakenBack() {
        Stories.draft("Leaders meet", ", \"slug\": \"leaders-meet\"");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"sochi-talks\", \"headline\": \"Talks\"}")
                .patch(ARTICLE + "/draft")
                .then()
                .statusCode(200);
        Stories.draft("Another", ", \"slug\": \"leaders-meet\"");

        Response restored =
                Api.editor().header("If-Match", "\"2\"").post("/v1/articles/sochi-talks/revisions/1/restore");

        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
        assertThat(restored.jsonPath().getString("headline")).isEqualTo("Leaders meet");
        assertThat(restored.jsonPath().getString("slug")).isEqualTo("sochi-talks");
    }

    @Test
    void theListIsReadPageByPage() {
        Stories.draft("Leaders meet", "");
        for (int i = 1; i < 7; i++) {
            patch(i, "{\"headline\": \"Take " + i + "\"}");
        }

        Response one = Api.editor().get(ARTICLE + "/revisions?limit=3");
        assertThat(one.jsonPath().getList("items.number")).containsExactly(7, 6, 5);
        patch(7, "{\"headline\": \"Another\"}");
        Response two = Api.editor()
                .get(ARTICLE + "/revisions?limit=3&cursor=" + one.jsonPath().getString("nextCursor"));
        assertThat(two.jsonPath().getList("items.number")).containsExactly(4, 3, 2);
        Response three = Api.editor()
                .get(ARTICLE + "/revisions?limit=3&cursor=" + two.jsonPath().getString("nextCursor"));
        assertThat(three.jsonPath().getList("items.number")).containsExactly(1);
        assertThat(three.jsonPath().getMap("")).doesNotContainKeys("next", "nextCursor");
        Stories.draft("Others", "");
        assertProblem(
                Api.editor()
                        .get("/v1/articles/others/revisions?cursor="
                                + one.jsonPath().getString("nextCursor")),
                400,
                "invalid-cursor");
    }

    @Test
    void revisionsNeedTheRightScope() {
        Stories.publish("Leaders meet");
        for (String address : List.of("/revisions", "/revisions/1")) {
            assertProblem(Api.anonymous().get(ARTICLE + address), 401, "unauthenticated");
            assertProblem(Api.withScopes("content:read", "content:write").get(ARTICLE + address), 403, "missing-scope");
        }
        assertProblem(
                Api.withScopes("content:preview").header("If-Match", "\"1\"").post(ARTICLE + "/revisions/1/restore"),
                403,
                "missing-scope");
        assertProblem(Api.editor().get("/v1/articles/nobodys/revisions"), 404, "not-found");
        assertProblem(Api.editor().get("/v1/articles/nobodys/revisions/1"), 404, "not-found");
    }

    @Test
    void typesAreTakenOfWhatChangesOnly() {
        Stories.draft("Leaders meet", "");
        Response bad = assertProblem(
                tryPatch(
                        1,
                        "{\"headline\": \"Leaders met\", \"save\": {\"type\": \"joke\", \"fields\": {\"headline\":"
                                + " \"fun\", \"standfirst\": \"typo\", \"a/b\": \"typo\"}, \"blocks\": {\"b1\": \"typo\"}}}"),
                400,
                "invalid-body");
        for (String pointer : List.of(
                "/save/type",
                "/save/fields/headline",
                "/save/fields/standfirst",
                "/save/fields/a~1b",
                "/save/blocks/b1")) {
            assertPointer(bad, pointer);
        }
        assertPointer(
                assertProblem(
                        Api.editor()
                                .body("{\"headline\": \"New\", \"save\": {\"type\": \"typo\"}}")
                                .post("/v1/articles"),
                        400,
                        "invalid-body"),
                "/save");
        assertPointer(
                assertProblem(
                        tryPatch(1, "{\"save\": {\"note\": \"" + "a".repeat(1_001) + "\"}}"), 400, "invalid-body"),
                "/save/note");
        assertParameter(
                assertProblem(
                        Api.editor()
                                .header("If-Match", "\"1\"")
                                .post(ARTICLE + "/revisions/1/restore?note=" + "a".repeat(1_001)),
                        400,
                        "invalid-parameter"),
                "note");
        assertThat(Api.editor().get(ARTICLE + "/draft").jsonPath().getInt("revision"))
                .isEqualTo(1);
    }

    @Test
    void aRevisionTakesAFixedNumberOfStatements() {
        Stories.draft("Leaders meet", "");
        for (int i = 1; i < 5; i++) {
            patch(i, "{\"headline\": \"Take " + i + "\"}");
        }
        Api.editor().get(ARTICLE + "/revisions?limit=2").then().statusCode(200); // reads the cursors' secret once
        Statements.assertStatements(Api.editor(), ARTICLE + "/revisions?limit=2", 4);
        Statements.assertStatements(Api.editor(), ARTICLE + "/revisions", 4);
        Statements.assertStatements(Api.editor(), ARTICLE + "/revisions/3", 3);
    }

    private static void patch(int revision, String body) {
        Response saved = tryPatch(revision, body);
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
        assertThat(saved.header("ETag")).isEqualTo("\"" + (revision + 1) + "\"");
        assertThat(saved.asString())
                .isEqualTo(Api.editor().get(ARTICLE + "/draft").asString());
    }

    private static Response tryPatch(int revision, String body) {
        return Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch(ARTICLE + "/draft");
    }
}
