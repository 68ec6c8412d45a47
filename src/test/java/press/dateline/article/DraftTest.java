package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DraftTest {

    private static final String DRAFT = "/v1/articles/leaders-meet/draft";

    @Test
    void whatIsReadIsAcceptedBackUnchangedAndMakesNoRevision() {
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Stories.draft(
                "Leaders meet",
                ", \"people\": [{\"person\": \"ann-example\"}], \"seo\": {}, \"tags\": [], \"quotes\": [{\"text\":"
                        + " \"Rumours\", \"speaker\": {}}], \"outsideIds\": [\"urn:b\", \"urn:a\"], \"embargoUntil\":"
                        + " \"2017-05-02T17:40:00.123456789Z\"");
        Response read = Api.editor().get(DRAFT);

        Response put = put(1, read.asString());

        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("\"1\"");
        assertThat(put.asString()).isEqualTo(read.asString());
    }

    @Test
    void whatSaysTheSameInOtherWordsMakesNoRevision() {
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Response made = Stories.draft("Leaders meet", ", \"people\": [{\"person\": \"ann-example\"}]");
        String byId = made.jsonPath().getString("people[0].person");

        for (String person : List.of("ann-example", byId)) {
            Response patched = Api.editor()
                    .header("If-Match", "\"1\"")
                    .body("{\"section\": \"news\", \"people\": [{\"person\": \"" + person + "\"}]}")
                    .patch(DRAFT);
            assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
            assertThat(patched.header("ETag")).isEqualTo("\"1\"");
            Response put = put(1, made.asString().replace(byId, person));
            assertThat(put.header("ETag")).isEqualTo("\"1\"");
            assertThat(put.asString()).isEqualTo(made.asString());
        }

        Response noted = put(1, made.asString().replaceFirst("}$", ", \"save\": {\"note\": \"Read by a lawyer\"}}"));
        assertThat(noted.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void aPutReplacesTheWholeAndKeepsTheSlug() {
        Stories.publish("Leaders meet", ", \"standfirst\": \"In Sochi.\"");

        Response put = put(
                1,
                "{\"headline\": \"Leaders met\", \"blocks\": [{\"type\": \"paragraph\", \"id\": \"b1\", \"text\":"
                        + " \"They did.\"}], \"save\": {\"note\": \"Anew\", \"type\": \"update\"}}");

        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.header("ETag")).isEqualTo("\"2\"");
        assertThat(put.jsonPath().getString("slug")).isEqualTo("leaders-meet");
        assertThat(put.jsonPath().getMap("")).doesNotContainKeys("standfirst", "save");
        assertThat(put.asString()).isEqualTo(Api.editor().get(DRAFT).asString());
        assertThat(Api.anonymous().get("/v1/articles/leaders-meet").jsonPath().getString("headline"))
                .isEqualTo("Leaders meet");
        Response html = put(2, "{\"headline\": \"Leaders met\", \"bodyHtml\": \"<p>They did.</p><p>Again.</p>\"}");
        assertThat(html.jsonPath().getList("blocks.text")).containsExactly("They did.", "Again.");
    }

    @Test
    void aStaleSaveIsToldWhatHasChangedSince() {
        Stories.draft("Leaders meet", "");
        put(1, "{\"headline\": \"Leaders met\", \"save\": {\"type\": \"typo\"}}")
                .then()
                .statusCode(200);
        put(2, "{\"headline\": \"Leaders met\", \"standfirst\": \"In Sochi.\"}")
                .then()
                .statusCode(200);
        String mine = "{\"headline\": \"Mine\"}";

        for (Response stale : new Response[] {
            put(1, mine), Api.editor().header("If-Match", "\"1\"").body(mine).patch(DRAFT)
        }) {
            assertProblem(stale, 412, "revision-outdated");
            assertThat(stale.jsonPath().getInt("revision")).isEqualTo(3);
            assertThat(stale.jsonPath().getInt("changes.from")).isEqualTo(1);
            assertThat(stale.jsonPath().getInt("changes.to")).isEqualTo(3);
            assertThat(stale.jsonPath().getList("changes.fields.field"))
                    .containsExactly("headline", "standfirst", "section");
            assertThat(stale.jsonPath().getString("changes.fields[0].type")).isEqualTo("typo");
            assertThat(stale.jsonPath().getList("changes.blocks.change")).containsExactly("removed");
            assertThat(stale.jsonPath().getList("errors.header")).containsExactly("If-Match");
        }
        for (int made : new int[] {0, 4, 999_999_999}) {
            Response ahead = assertProblem(put(made, mine), 412, "revision-outdated");
            assertThat(ahead.jsonPath().getMap("")).doesNotContainKey("changes");
        }
        Response blind = Api.withScopes("content:write")
                .header("If-Match", "\"1\"")
                .body(mine)
                .put(DRAFT);
        assertProblem(blind, 412, "revision-outdated");
        assertThat(blind.jsonPath().getMap("")).containsKey("revision").doesNotContainKey("changes");
        assertProblem(Api.editor().body(mine).put(DRAFT), 428, "revision-required");
        assertProblem(Api.editor().header("If-Match", "3").body(mine).put(DRAFT), 400, "invalid-parameter");
        assertThat(Api.editor().get(DRAFT).jsonPath().getInt("revision")).isEqualTo(3);
    }

    @Test
    void whoMayNotSeeDraftsIsToldTheRevisionAlone() {
        Stories.draft("Leaders meet", "");
        String key = Api.key("content:write");
        put(1, "{\"headline\": \"Leaders met\"}").then().statusCode(200);

        Response[] answers = {
            writer(key, 2).body("{\"standfirst\": \"In Sochi.\"}").patch(DRAFT),
            writer(key, 3).body("{\"headline\": \"Leaders parted\"}").put(DRAFT),
            writer(key, 4).post("/v1/articles/leaders-meet/revisions/1/restore")
        };

        for (int i = 0; i < answers.length; i++) {
            assertThat(answers[i].statusCode()).as(answers[i].asString()).isEqualTo(204);
            assertThat(answers[i].header("ETag")).isEqualTo("\"" + (3 + i) + "\"");
            assertThat(answers[i].asString()).isEmpty();
        }
        assertThat(Api.editor().get(DRAFT).jsonPath().getString("headline")).isEqualTo("Leaders meet");
    }

    private static RequestSpecification writer(String key, int revision) {
        return Api.anonymous()
                .header("X-Api-Key", key)
                .contentType("application/json")
                .header("If-Match", "\"" + revision + "\"");
    }

    @Test
    void whatBreaksARuleIsRefused() {
        Response other = Stories.draft("Others", "");
        Stories.draft("Leaders meet", "");
        assertPointer(
                assertProblem(put(1, "{\"id\": \"" + other.jsonPath().getString("id") + "\"}"), 400, "invalid-body"),
                "/id");
        assertPointer(assertProblem(put(1, "{\"status\": \"published\"}"), 400, "invalid-body"), "/status");
        assertProblem(put(1, "{\"slug\": \"others\"}"), 409, "slug-taken");
        assertPointer(
                assertProblem(put(1, "{\"save\": {\"fields\": {\"headline\": null}}}"), 400, "invalid-body"),
                "/save/fields/headline");
        assertProblem(put(1, "{\"save\": {\"notes\": \"x\"}}"), 400, "invalid-body");
        assertProblem(put(1, "[]"), 400, "invalid-body");
        assertProblem(
                Api.withScopes("content:preview")
                        .header("If-Match", "\"1\"")
                        .body("{}")
                        .put(DRAFT),
                403,
                "missing-scope");
        assertThat(Api.editor().get(DRAFT).jsonPath().getInt("revision")).isEqualTo(1);
    }

    private static Response put(int revision, String body) {
        return Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .put(DRAFT);
    }
}
