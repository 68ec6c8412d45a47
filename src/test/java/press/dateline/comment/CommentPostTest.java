package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reader;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentPostTest {

    @Test
    void aSiteForSignedInReadersTakesNoGuests() {
        Stories.publish("Leaders meet");
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        Response patched = Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": {\"identity\": \"jwt\", \"prompt\": \"Comment on this:\"}}")
                .patch("/v1/site");
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
        assertProblem(post("leaders-meet", comment("Ann")), 403, "readers-only");
    }

    @Test
    void badInputIsNamedAndChangesNothing() {
        Stories.publish("Leaders meet");
        assertPointer(assertProblem(post("leaders-meet", "{\"text\": \"a\"}"), 400, "invalid-body"), "/displayName");
        for (String name : List.of("", "   ", "a\\nb", "\\u202Egnp", "\\u200b", "a".repeat(81))) {
            assertPointer(
                    assertProblem(
                            post("leaders-meet", "{\"displayName\": \"" + name + "\", \"text\": \"a\"}"),
                            400,
                            "invalid-body"),
                    "/displayName");
        }
        for (String text : List.of("", " \\n", "a".repeat(5001), "\\u0000", "\\ud800")) {
            assertPointer(
                    assertProblem(
                            post("leaders-meet", "{\"displayName\": \"a\", \"text\": \"" + text + "\"}"),
                            400,
                            "invalid-body"),
                    "/text");
        }
        for (String parent : List.of("\"x\"", "7", "\"" + Ids.next() + "\"")) {
            assertPointer(
                    assertProblem(
                            post(
                                    "leaders-meet",
                                    "{\"displayName\": \"a\", \"text\": \"a\", \"parent\": " + parent + "}"),
                            400,
                            "invalid-body"),
                    "/parent");
        }
        assertPointer(
                assertProblem(
                        post("leaders-meet", "{\"displayName\": \"a\", \"text\": \"a\", \"state\": \"approved\"}"),
                        400,
                        "invalid-body"),
                "/state");
        Stories.publish("Elsewhere");
        String elsewhere = approve(post("elsewhere", comment("Ann")));
        assertPointer(
                assertProblem(
                        post(
                                "leaders-meet",
                                "{\"displayName\": \"a\", \"text\": \"a\", \"parent\": \"" + elsewhere + "\"}"),
                        400,
                        "invalid-body"),
                "/parent");
        assertThat(moderator().get("/v1/moderation/comments").jsonPath().getList("items"))
                .isEmpty();
        assertProblem(post("nowhere", comment("Ann")), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/comments/nonsense"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/comments/" + Ids.next()), 404, "not-found");
        assertProblem(moderator().post("/v1/comments/nonsense/approve"), 404, "not-found");
        assertParameter(
                assertProblem(moderator().get("/v1/moderation/comments?state=new"), 400, "invalid-parameter"), "state");
        Stories.draft("Secret", "");
        assertParameter(
                assertProblem(moderator().get("/v1/moderation/comments?article=secret"), 400, "invalid-parameter"),
                "article");
        assertPointer(
                assertProblem(
                        moderator()
                                .body("{\"reason\": \"" + "a".repeat(1001) + "\"}")
                                .post("/v1/comments/" + elsewhere + "/reject"),
                        400,
                        "invalid-body"),
                "/reason");
    }

    @Test
    void aRepeatedPostMakesOneComment() {
        Stories.publish("Leaders meet");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Response posted = reader().header("Idempotency-Key", "k1")
                    .body(comment("Ann"))
                    .post("/v1/articles/leaders-meet/comments");
            assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
            ids.add(posted.jsonPath().getString("id"));
        }
        assertThat(ids.get(1)).isEqualTo(ids.get(0));
        assertThat(moderator().get("/v1/moderation/comments").jsonPath().getList("items"))
                .hasSize(1);
    }
}
