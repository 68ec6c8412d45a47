package press.dateline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;

/** Feed sources, as editors make and change them. The host of these is allowed, and unknown. */
@QuarkusTest
class FeedSourcesTest {

    private static final String URL = "https://www.example.org/feed?key=abc";

    private static RequestSpecification from(int revision) {
        return Api.editor().header("If-Match", "\"" + revision + "\"");
    }

    @Test
    void aSourceReadsBackAsItWasMadeAndChanged() {
        Response made = Sources.post("Wire", URL, ", \"format\": \"newsml\", \"intervalMinutes\": 5, \"paused\": true");
        String id = made.jsonPath().getString("id");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/v1/feed-sources/" + id);
        Map<String, Object> source = Sources.get(id).getMap("$");
        assertThat(source).isEqualTo(made.jsonPath().getMap("$"));
        assertThat(source)
                .containsEntry("name", "Wire")
                .containsEntry("url", URL)
                .containsEntry("format", "newsml")
                .containsEntry("intervalMinutes", 5)
                .containsEntry("paused", true)
                .containsEntry("failures", 0)
                .containsEntry("revision", 1)
                .doesNotContainKeys("nextFetchAt", "lastFetchAt", "lastOutcome", "lastImportUrl");

        Response changed = from(1).body("{\"format\": null, \"intervalMinutes\": 60, \"name\": \"Agency\"}")
                .patch("/v1/feed-sources/" + id);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.jsonPath().getMap("$"))
                .containsEntry("name", "Agency")
                .containsEntry("url", URL)
                .containsEntry("intervalMinutes", 60)
                .containsEntry("revision", 2)
                .doesNotContainKeys("format");
        Response same = from(2).body("{\"name\": \"Agency\"}").patch("/v1/feed-sources/" + id);
        assertThat(same.jsonPath().getInt("revision")).as("nothing has changed").isEqualTo(2);

        Api.editor().delete("/v1/feed-sources/" + id).then().statusCode(204);
        assertProblem(Api.editor().get("/v1/feed-sources/" + id), 404, "not-found");
        assertProblem(Api.editor().delete("/v1/feed-sources/" + id), 404, "not-found");
    }

    @Test
    void whoDoesNotSayOtherwiseGetsItEachHalfHourFromNowOn() {
        JsonPath source = Sources.post("Wire", URL, "").jsonPath();
        assertThat(source.getInt("intervalMinutes")).isEqualTo(30);
        assertThat(source.getBoolean("paused")).isFalse();
        assertThat(source.getString("nextFetchAt")).isEqualTo(source.getString("createdAt"));
    }

    @Test
    void sourcesAreListedNewestFirst() {
        for (String name : List.of("One", "Two", "Three")) {
            Sources.made(name, URL, ", \"paused\": true");
        }
        assertThat(Pages.walk(Api::editor, "/v1/feed-sources?limit=1", "name")).containsExactly("Three", "Two", "One");
    }

    @Test
    void whatBreaksARuleIsNamed() {
        Sources.made("Wire", URL, ", \"paused\": true");
        assertPointer(assertProblem(Sources.post("Wire", URL, ""), 409, "duplicate"), "/name");
        for (String url : List.of(
                "ftp://www.example.org/feed",
                "file:///etc/passwd",
                "https://user:secret@www.example.org/feed",
                "https://[::1]/feed",
                "https://www.example.org/a b",
                "https://www.example.org/%zz",
                "https://b\\u00fccher.example/feed",
                "https://" + "a".repeat(64) + ".example.org/feed",
                "/feed")) {
            assertPointer(assertProblem(Sources.post("A", url, ""), 400, "invalid-body"), "/url");
        }
        for (String more : List.of("\"intervalMinutes\": 4", "\"intervalMinutes\": 10081", "\"format\": \"wxr\"")) {
            assertPointer(
                    assertProblem(Sources.post("A", URL, ", " + more), 400, "invalid-body"),
                    "/" + more.split("\"", -1)[1]);
        }
        assertProblem(Api.editor().get("/v1/feed-sources/wire"), 404, "not-found");
    }

    /** The setting's hosts are www.example.org and those below feeds.example. */
    @Test
    void nothingIsFetchedFromOtherHosts() {
        for (String url : List.of(
                "https://other.example/feed",
                "https://www.example.org.other.example/feed",
                "https://feeds.example/feed",
                "http://169.254.169.254/latest/meta-data",
                "http://127.0.0.1/feed",
                "http://2130706433/feed",
                "http://localhost/feed")) {
            Response refused = assertProblem(Sources.post("A", url, ""), 422, "host-not-allowed");
            assertPointer(refused, "/url");
            assertThat(refused.jsonPath().getString("detail")).contains("DATELINE_FETCH_HOSTS");
        }
        String id = Sources.made("Wire", URL, ", \"paused\": true");
        assertProblem(
                from(1).body("{\"url\": \"https://other.example/feed\"}").patch("/v1/feed-sources/" + id),
                422,
                "host-not-allowed");
        assertThat(Sources.get(id).getString("url")).isEqualTo(URL);
    }

    @Test
    void whatIsChangedWasSeen() {
        String id = Sources.made("Wire", URL, ", \"paused\": true");
        String address = "/v1/feed-sources/" + id;
        String body = "{\"intervalMinutes\": 7}";
        assertProblem(Api.editor().body(body).patch(address), 428, "revision-required");
        assertThat(from(1).body(body).patch(address).jsonPath().getInt("revision"))
                .isEqualTo(2);
        Response outdated = assertProblem(from(1).body(body).patch(address), 412, "revision-outdated");
        assertThat(outdated.jsonPath().getInt("revision")).isEqualTo(2);
    }

    @Test
    void whoMayNotImportMayNotHaveAnythingFetched() {
        String id = Sources.made("Wire", URL, ", \"paused\": true");
        String body = "{\"name\": \"A\", \"url\": \"" + URL + "\"}";
        for (String scope : List.of("content:read", "content:publish", "admin")) {
            String key = Api.key(scope);
            assertProblem(Api.withKey(key).get("/v1/feed-sources"), 403, "missing-scope");
            assertProblem(Api.withKey(key).get("/v1/feed-sources/" + id), 403, "missing-scope");
            assertProblem(Api.withKey(key).body(body).post("/v1/feed-sources"), 403, "missing-scope");
            assertProblem(Api.withKey(key).body("{}").patch("/v1/feed-sources/" + id), 403, "missing-scope");
            assertProblem(Api.withKey(key).delete("/v1/feed-sources/" + id), 403, "missing-scope");
            assertProblem(Api.withKey(key).post("/v1/feed-sources/" + id + "/fetch"), 403, "missing-scope");
        }
        String writer = Api.key("content:write");
        assertProblem(Api.withKey(writer).body(body).post("/v1/feed-sources"), 403, "missing-scope");
        assertProblem(Api.withKey(writer).body("{}").patch("/v1/feed-sources/" + id), 403, "missing-scope");
        assertProblem(Api.withKey(writer).post("/v1/feed-sources/" + id + "/fetch"), 403, "missing-scope");
        assertProblem(Api.withKey(writer).delete("/v1/feed-sources/" + id), 403, "missing-scope");
        assertProblem(Api.anonymous().get("/v1/feed-sources"), 401, "unauthenticated");
    }

    @Test
    void aRepetitionMakesNoSecondOne() {
        String key = Api.key("content:write", "content:publish");
        for (int i = 0; i < 2; i++) {
            Api.withKey(key)
                    .header("Idempotency-Key", "once")
                    .body("{\"name\": \"Wire\", \"paused\": true, \"url\": \"" + URL + "\"}")
                    .post("/v1/feed-sources")
                    .then()
                    .statusCode(201);
        }
        assertThat(Rows.of("SELECT name FROM feed_source")).containsExactly("Wire");
    }

    @Test
    void whatIsPausedIsNotFetchedOnDemandEither() {
        String id = Sources.made("Wire", URL, ", \"paused\": true");
        assertProblem(Api.editor().post("/v1/feed-sources/" + id + "/fetch"), 409, "wrong-state");
        assertProblem(Api.editor().post("/v1/feed-sources/none/fetch"), 404, "not-found");
    }

    @Test
    void eachChangeIsNoted() {
        String id = Sources.made("Wire", URL, ", \"paused\": true");
        from(1).body("{\"intervalMinutes\": 7}")
                .patch("/v1/feed-sources/" + id)
                .then()
                .statusCode(200);
        Api.editor().delete("/v1/feed-sources/" + id).then().statusCode(204);

        JsonPath acts = Api.withScopes("admin")
                .get("/v1/audit?type=feed-source&thing=" + id)
                .jsonPath();
        assertThat(acts.getList("items.action"))
                .containsExactly("deleteFeedSource", "updateFeedSource", "createFeedSource");
        assertThat(acts.getInt("items[1].revision")).isEqualTo(2);
    }
}
