package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.post;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;
import static press.dateline.testing.Statements.assertStatements;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentModerationTest {

    @Test
    void aBannedWordIsCaughtAndModeratorsSeeWhere() {
        Stories.publish("Leaders meet");
        list("banned", 0, "spam*");
        Response posted = said("Ann", "🐒 Buy $pammy now");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        assertThat(posted.jsonPath().getString("state")).isEqualTo("rejected");
        assertThat(posted.jsonPath().getString("reasonCode")).isEqualTo("banned-word");
        assertThat(posted.asString()).doesNotContain("spam*").doesNotContain("decisions");
        String id = posted.jsonPath().getString("id");
        assertProblem(Api.anonymous().get("/v1/comments/" + id), 404, "not-found");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        assertThat(moderator().get("/v1/moderation/comments").jsonPath().getList("items"))
                .isEmpty();
        Response rejected = moderator().get("/v1/moderation/comments?state=rejected");
        assertThat(rejected.jsonPath().getList("items.id")).containsExactly(id);
        Map<String, Object> span = rejected.jsonPath().getMap("items[0].decisions[0].findings[0].spans[0]");
        assertThat(span).isEqualTo(Map.of("in", "text", "start", 7, "end", 13, "entry", "spam*"));
        assertThat(rejected.jsonPath().getString("items[0].decisions[0].madeBy"))
                .isEqualTo("pipeline");
        assertThat(rejected.jsonPath().getString("items[0].decisions[0].findings[0].rule"))
                .isEqualTo("banned");
        assertThat(rejected.jsonPath().getInt("items[0].decisions[0].findings[0].version"))
                .isEqualTo(1);
        assertThat(rejected.jsonPath().getString("items[0].moderation.by")).isNull();
        Response overruled = moderator().post("/v1/comments/" + id + "/approve");
        assertThat(overruled.jsonPath().getString("state")).isEqualTo("approved");
        Response one = moderator().get("/v1/comments/" + id);
        assertThat(one.jsonPath().getList("decisions.state")).containsExactly("rejected", "approved");
        assertThat(one.jsonPath().getList("decisions.madeBy")).containsExactly("pipeline", "key");
        assertThat(Api.anonymous().get("/v1/comments/" + id).asString()).doesNotContain("decisions");
    }

    @Test
    void aChangedListHoldsFromTheNextCommentOn() {
        moderate("post");
        Stories.publish("Leaders meet");
        assertThat(said("Ann", "A casino and eggs").jsonPath().getString("state"))
                .isEqualTo("approved");
        list("suspect", 0, "casino");
        Response queued = said("Bob", "A casino and eggs");
        assertThat(queued.jsonPath().getString("state")).isEqualTo("pending");
        assertThat(queued.jsonPath().getString("reasonCode")).isNull();
        assertThat(moderator()
                        .get("/v1/moderation/comments")
                        .jsonPath()
                        .getList("items[0].decisions[0].findings.reason"))
                .containsExactly("suspect-word");
        list("banned", 0, "eggs");
        assertThat(said("Cat", "A casino and eggs").jsonPath().getString("state"))
                .isEqualTo("rejected");
        list("banned", 1, "ham");
        list("suspect", 1, "ham");
        assertThat(said("Dan", "A casino and eggs").jsonPath().getString("state"))
                .isEqualTo("approved");
        assertThat(discussion("leaders-meet").jsonPath().getList("items.displayName"))
                .containsExactly("Dan", "Ann");
    }

    @Test
    void theSiteSaysHowItModerates() {
        Stories.publish("Leaders meet");
        assertThat(said("Ann", "Good.").jsonPath().getString("state")).isEqualTo("pending");
        moderate("post");
        assertThat(Api.anonymous().get("/v1/site").jsonPath().getString("comments.moderation"))
                .isEqualTo("post");
        assertThat(said("Bob", "Good.").jsonPath().getString("state")).isEqualTo("approved");
        assertThat(said("Cat", "https://a.example https://b.example https://c.example")
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("pending");
        patchSite("{\"comments\": {\"links\": {\"most\": 3}}}");
        assertThat(said("Cat", "See https://a.example https://b.example https://c.example")
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("approved");
        patchSite("{\"comments\": {\"links\": {\"domains\": [\"a.example\"]}}}");
        assertThat(said("Cat", "See https://b.example").jsonPath().getString("state"))
                .isEqualTo("pending");
        assertPointer(refused("{\"comments\": {\"moderation\": \"never\"}}"), "/comments/moderation");
        assertPointer(refused("{\"comments\": {\"links\": {\"most\": -1}}}"), "/comments/links/most");
        assertPointer(refused("{\"comments\": {\"links\": {\"most\": null}}}"), "/comments/links/most");
        assertPointer(
                refused("{\"comments\": {\"links\": {\"domains\": [\"https://a.example\"]}}}"),
                "/comments/links/domains/0");
    }

    @Test
    void theSameAgainIsRejectedForADay() {
        Stories.publish("Leaders meet");
        Stories.publish("Elsewhere");
        String first = approve(said("Ann", "Buy my book, it is good!"));
        Response again = said("ann", "Buy my book: it is GOOD");
        assertThat(again.jsonPath().getString("state")).isEqualTo("rejected");
        assertThat(again.jsonPath().getString("reasonCode")).isEqualTo("repeated");
        assertThat(Rows.of("SELECT inputs -> 'submission' ->> 'repeats' FROM comment_decision"
                        + " WHERE findings <> '[]'"))
                .containsExactly(first);
        assertThat(said("Bob", "Buy my book, it is good!").jsonPath().getString("state"))
                .isEqualTo("pending");
        assertThat(post("elsewhere", "{\"displayName\": \"Ann\", \"text\": \"Buy my book, it is good!\"}")
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("pending");
        TestClock.advance(Duration.ofHours(25));
        assertThat(said("Ann", "Buy my book, it is good!").jsonPath().getString("state"))
                .isEqualTo("pending");
    }

    @Test
    void eachDecisionKeepsAllThatThePipelineSaw() {
        Stories.publish("Leaders meet");
        list("banned", 0, "spam");
        String id = said("Ann", "Good.").jsonPath().getString("id");
        moderator().body("{\"reason\": \"rude\"}").post("/v1/comments/" + id + "/reject");
        assertThat(
                        Rows.of(
                                "SELECT made_by, state, reason, actor IS NOT NULL, inputs #>> '{submission,text}',"
                                        + " inputs #>> '{submission,displayName}', inputs #>> '{rules,banned}',"
                                        + " inputs #>> '{rules,suspect}', inputs #>> '{rules,mostLinks}' FROM comment_decision ORDER BY id"))
                .containsExactly("pipeline pending - f Good. Ann 1 0 2", "key rejected rude t - - - - -");
    }

    @Test
    void postingAndTheQueueTakeAFixedNumberOfStatements() {
        Stories.publish("Leaders meet");
        list("banned", 0, "spam");
        said("Ann", "Compiles the list.");
        assertThat(Statements.ofRequest(() -> said("Ann", "Good.")))
                .as("article, site, its authors, what the phases need, comment with reader and decision")
                .hasSize(5);
        for (int i = 0; i < 5; i++) {
            post("leaders-meet", comment("Reader " + i));
        }
        String key = Api.key("content:read", "comments:moderate");
        Api.withKey(key).get("/v1/moderation/comments?limit=1"); // the first cursor makes the secret that signs it
        assertStatements(Api.withKey(key), "/v1/moderation/comments?limit=1", 6);
        assertStatements(Api.withKey(key), "/v1/moderation/comments?limit=100", 6);
    }

    private static Response said(String name, String text) {
        return Discussions.reader()
                .body(Map.of("displayName", name, "text", text))
                .post("/v1/articles/leaders-meet/comments");
    }

    private static void list(String name, int revision, String... entries) {
        Response put = moderator()
                .header("If-Match", "\"" + revision + "\"")
                .body(Map.of("entries", List.of(entries)))
                .put("/v1/moderation/word-lists/" + name);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    }

    private static void moderate(String mode) {
        patchSite("{\"comments\": {\"moderation\": \"" + mode + "\"}}");
    }

    private static void patchSite(String patch) {
        Response patched = site(patch);
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
    }

    private static Response refused(String patch) {
        return assertProblem(site(patch), 400, "invalid-body");
    }

    private static Response site(String patch) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        return Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body(patch)
                .patch("/v1/site");
    }
}
