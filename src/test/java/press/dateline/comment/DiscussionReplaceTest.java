package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reader;
import static press.dateline.comment.Discussions.rule;
import static press.dateline.comment.Discussions.standing;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** What moderators say of an article's discussion. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DiscussionReplaceTest {

    @Test
    void aModeratorClosesADiscussionAndOpensItAgain() {
        Stories.publish("Leaders meet");
        String shown = approve(post("leaders-meet", comment("Ann")));
        String draft = Api.editor().get("/v1/articles/leaders-meet/draft").header("ETag");

        Response closed = rule("leaders-meet", "{\"mode\": \"closed\", \"message\": \"It went too far.\"}");
        assertThat(closed.jsonPath().getString("standing.state")).isEqualTo("closed");
        assertThat(closed.jsonPath().getString("standing.message")).isEqualTo("It went too far.");
        Response refused = assertProblem(post("leaders-meet", comment("Bob")), 409, "wrong-state");
        assertThat(refused.jsonPath().getString("discussion")).isEqualTo("closed");
        assertThat(refused.jsonPath().getString("message")).isEqualTo("It went too far.");
        assertThat(refused.jsonPath().getString("opensAt")).isNull();
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(shown);
        assertThat(Api.editor().get("/v1/articles/leaders-meet/draft").header("ETag"))
                .as("no editor's work is outdated")
                .isEqualTo(draft);

        assertThat(rule("leaders-meet", "{}").jsonPath().getString("standing.state"))
                .isEqualTo("open");
        assertThat(post("leaders-meet", comment("Bob")).statusCode()).isEqualTo(201);
    }

    @Test
    void ofAHiddenDiscussionNothingIsShownAnywhere() {
        Stories.publish("Leaders meet");
        String root = approve(post("leaders-meet", comment("Ann")));
        approve(post("leaders-meet", "{\"displayName\": \"B\", \"text\": \"b\", \"parent\": \"" + root + "\"}"));
        Discussions.fold();
        assertEverywhere(root, 1, 2, 200);
        rule("leaders-meet", "{\"mode\": \"hidden\"}");
        assertEverywhere(root, 0, 0, 404);
        assertProblem(post("leaders-meet", comment("Cat")), 409, "wrong-state");
        assertProblem(
                reader().body("{\"reason\": \"spam\"}").post("/v1/comments/" + root + "/reports"), 404, "not-found");
        assertThat(moderator().get("/v1/comments/" + root).statusCode())
                .as("moderators see it")
                .isEqualTo(200);
        rule("leaders-meet", "{\"mode\": \"closed\"}");
        assertEverywhere(root, 1, 2, 200);
    }

    private static void assertEverywhere(String root, int threads, int comments, int status) {
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).hasSize(threads);
        assertThat(Api.anonymous().get("/v1/comments/" + root).statusCode()).isEqualTo(status);
        assertThat(Api.anonymous().get("/v1/comments/" + root + "/replies").statusCode())
                .isEqualTo(status);
        assertThat(Api.anonymous()
                        .get("/v1/comment-counts?ids=leaders-meet")
                        .jsonPath()
                        .getInt("items[0].comments"))
                .isEqualTo(comments);
        assertThat(Api.anonymous()
                        .get("/v1/articles/leaders-meet?include=comments")
                        .jsonPath()
                        .getList("comments.items"))
                .hasSize(threads);
        assertThat(Api.anonymous()
                        .get("/v1/articles?include=comments")
                        .jsonPath()
                        .getList("items[0].comments.items"))
                .hasSize(threads);
    }

    @Test
    void whatIsReadOnlyTakesReportsAndNothingElse() {
        Stories.publish("Leaders meet");
        String shown = approve(post("leaders-meet", comment("Ann")));
        rule("leaders-meet", "{\"mode\": \"read-only\"}");
        assertThat(standing("leaders-meet").getString("state")).isEqualTo("read-only");
        assertThat(assertProblem(post("leaders-meet", comment("Bob")), 409, "wrong-state")
                        .jsonPath()
                        .getString("discussion"))
                .isEqualTo("read-only");
        assertThat(Api.anonymous().get("/v1/comments/" + shown).statusCode()).isEqualTo(200);
        assertThat(reader().body("{\"reason\": \"privacy\"}")
                        .post("/v1/comments/" + shown + "/reports")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatEditorsHaveClosedOrSwitchedOffStaysSo() {
        Stories.publish("Closed", ", \"discussion\": {\"state\": \"closed\"}");
        Stories.publish("Silent", ", \"discussion\": {\"state\": \"off\"}");
        assertThat(rule("closed", "{\"mode\": \"post\", \"message\": \"Thank you.\"}")
                        .jsonPath()
                        .getString("standing.state"))
                .isEqualTo("closed");
        assertThat(standing("closed").getString("message")).isEqualTo("Thank you.");
        rule("silent", "{\"mode\": \"post\"}");
        assertThat(standing("silent").getString("state")).isEqualTo("off");
        assertProblem(post("silent", comment("Ann")), 409, "wrong-state");
    }

    @Test
    void thePipelineDecidesByTheModeAndReplaysTheSame() {
        Stories.publish("Leaders meet");
        Stories.publish("Elsewhere");
        rule("leaders-meet", "{\"mode\": \"post\"}");
        assertThat(post("leaders-meet", comment("Ann")).jsonPath().getString("state"))
                .isEqualTo("approved");
        assertThat(post("elsewhere", comment("Ann")).jsonPath().getString("state"))
                .isEqualTo("pending");
        Discussions.patchSite("{\"mode\": \"post\"}");
        rule("leaders-meet", "{\"mode\": \"pre\"}");
        assertThat(post("leaders-meet", comment("Bob")).jsonPath().getString("state"))
                .isEqualTo("pending");
        assertThat(post("elsewhere", comment("Bob")).jsonPath().getString("state"))
                .isEqualTo("approved");
        JsonPath replayed = moderator()
                .body("{\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"}")
                .post("/v1/moderation/replay")
                .jsonPath();
        assertThat(replayed.getInt("looked")).isEqualTo(4);
        assertThat(replayed.getInt("changed")).isZero();
    }

    @Test
    void moderatorsSeeWhoHasSaidWhatWhere() {
        Stories.publish("Leaders meet");
        String section = Api.anonymous().get("/v1/sections/news").jsonPath().getString("id");
        JsonPath before =
                moderator().get("/v1/moderation/discussions/leaders-meet").jsonPath();
        assertThat(before.getList("places.place")).containsExactly("section", "site");
        assertThat(before.getString("at")).isNull();
        Discussions.patchSection("news", "{\"autoCloseDays\": 14}");
        String key = Api.key("content:read", "comments:moderate");
        String id = Api.withKey(key).get("/v1/me").jsonPath().getString("key.id");
        Response said = Api.withKey(key)
                .body("{\"mode\": \"closed\", \"moderator\": \"Night desk\"}")
                .put("/v1/articles/leaders-meet/discussion");
        JsonPath after =
                moderator().get("/v1/moderation/discussions/leaders-meet").jsonPath();
        assertThat(after.getMap("")).isEqualTo(said.jsonPath().getMap(""));
        assertThat(after.getString("article.slug")).isEqualTo("leaders-meet");
        assertThat(after.getString("moderator")).isEqualTo("Night desk");
        assertThat(after.getString("at")).isNotBlank();
        assertThat(after.getString("by")).isEqualTo(id);
        assertThat(after.getList("places.place")).containsExactly("article", "section", "site");
        assertThat(after.getString("places[1].id")).isEqualTo(section);
        assertThat(after.getList("places.rules"))
                .isEqualTo(List.of(Map.of("mode", "closed"), Map.of("autoCloseDays", 14), Map.of("mode", "pre")));
        assertThat(after.getString("places[2].timeZone")).isEqualTo("UTC");
        assertThat(Rows.of("SELECT action, type, thing_id = '" + after.getString("id") + "', actor = '" + id
                        + "' FROM audit WHERE action = 'replaceDiscussion'"))
                .containsExactly("replaceDiscussion article t t");
        assertThat(Api.anonymous()
                        .get("/v1/articles/leaders-meet/discussion")
                        .jsonPath()
                        .getMap(""))
                .as("nobody else sees who")
                .containsOnlyKeys("state", "url");
    }

    @Test
    void onlyModeratorsSayAndWhatTheySayIsChecked() {
        Stories.publish("Leaders meet");
        assertProblem(
                reader().body("{\"mode\": \"closed\"}").put("/v1/articles/leaders-meet/discussion"),
                401,
                "unauthenticated");
        assertProblem(
                Api.editor().body("{\"mode\": \"closed\"}").put("/v1/articles/leaders-meet/discussion"),
                403,
                "missing-scope");
        assertProblem(Api.anonymous().get("/v1/moderation/discussions/leaders-meet"), 401, "unauthenticated");
        assertProblem(Api.editor().get("/v1/moderation/discussions/leaders-meet"), 403, "missing-scope");
        assertProblem(moderator().body("{}").put("/v1/articles/nowhere/discussion"), 404, "not-found");
        String hours = "{\"openingHours\": [{\"days\": %s, \"from\": \"%s\", \"to\": \"22:00\"}]}";
        Map<String, String> refused = Map.of(
                "{\"mode\": \"open\"}",
                "/mode",
                "{\"message\": \"" + "a".repeat(501) + "\"}",
                "/message",
                "{\"autoCloseDays\": -1}",
                "/autoCloseDays",
                "{\"autoCloseDays\": 3651}",
                "/autoCloseDays",
                "{\"moderator\": \" \"}",
                "/moderator",
                "{\"state\": \"closed\"}",
                "/state",
                hours.formatted("[\"monday\"]", "08:00"),
                "/openingHours/0/days/0",
                hours.formatted("[]", "08:00"),
                "/openingHours/0/days",
                hours.formatted("[\"mon\"]", "24:00"),
                "/openingHours/0/from");
        refused.forEach((body, pointer) -> assertPointer(
                assertProblem(moderator().body(body).put("/v1/articles/leaders-meet/discussion"), 400, "invalid-body"),
                pointer));
        assertThat(Rows.of("SELECT article_id FROM article_discussion")).isEmpty();
    }
}
