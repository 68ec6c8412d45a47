package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.comment;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.post;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentsTest {

    @Test
    void aReaderPostsAModeratorApprovesAndAnotherReaderAnswers() {
        Stories.publish("Leaders meet");
        Response posted =
                post("leaders-meet", "{\"displayName\": \"Ann\", \"text\": \"See https://example.org/ <b>\"}");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        String first = posted.jsonPath().getString("id");
        assertThat(posted.jsonPath().getString("state")).isEqualTo("pending");
        assertThat(posted.jsonPath().getString("article.slug")).isEqualTo("leaders-meet");
        assertThat(posted.header("Location")).endsWith("/v1/comments/" + first);
        assertProblem(Api.anonymous().get("/v1/comments/" + first), 404, "not-found");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();

        Response queue = moderator().get("/v1/moderation/comments");
        assertThat(queue.jsonPath().getList("items.id")).containsExactly(first);
        assertThat(queue.jsonPath().getString("items[0].article.slug")).isEqualTo("leaders-meet");
        Response approved = moderator().post("/v1/comments/" + first + "/approve");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        assertThat(approved.jsonPath().getString("moderation.by")).isNotBlank();
        assertThat(moderator().get("/v1/moderation/comments").jsonPath().getList("items"))
                .isEmpty();

        String reply = approve(post(
                "leaders-meet", "{\"displayName\": \"Bob\", \"text\": \"Thanks\", \"parent\": \"" + first + "\"}"));
        String deeper = approve(
                post("leaders-meet", "{\"displayName\": \"Ann\", \"text\": \"Sure\", \"parent\": \"" + reply + "\"}"));
        Response shown = discussion("leaders-meet");
        assertThat(shown.jsonPath().getList("items.id")).containsExactly(first);
        assertThat(shown.jsonPath().getString("items[0].text")).isEqualTo("See https://example.org/ <b>");
        assertThat(shown.jsonPath().getList("items[0].replies.id")).containsExactly(reply, deeper);
        assertThat(shown.jsonPath().getList("items[0].replies.parent")).containsExactly(first, reply);
        assertThat(shown.jsonPath().getBoolean("items[0].moreReplies")).isFalse();
        assertThat(shown.asString()).doesNotContain("moderation");

        Response one = Api.anonymous().get("/v1/comments/" + deeper);
        assertThat(one.statusCode()).as(one.asString()).isEqualTo(200);
        assertThat(one.jsonPath().getString("parent")).isEqualTo(reply);
        assertThat(one.asString()).doesNotContain("moderation");
        assertThat(moderator().get("/v1/comments/" + deeper).jsonPath().getString("moderation.at"))
                .isNotBlank();
    }

    @Test
    void whatAReaderWroteIsShownAsHtmlAndAsPlainText() {
        Stories.publish("Leaders meet");
        Response posted = post(
                "leaders-meet",
                "{\"displayName\": \"Ann\", \"text\": \"> They *met*.\\n\\nSee <b>https://example.org/\"}");
        assertText(posted, "");
        assertText(moderator().get("/v1/moderation/comments"), "items[0].");
        String first = approve(posted);
        assertText(moderator().get("/v1/comments/" + first), "");
        assertText(Api.anonymous().get("/v1/comments/" + first), "");
        approve(post(
                "leaders-meet",
                "{\"displayName\": \"Bob\", \"parent\": \"" + first
                        + "\", \"text\": \"> They *met*.\\n\\nSee <b>https://example.org/\"}"));
        assertText(Api.anonymous().get("/v1/comments/" + first + "/replies"), "items[0].");
        assertText(discussion("leaders-meet"), "items[0].");
        assertText(discussion("leaders-meet"), "items[0].replies[0].");
        Response article = Api.anonymous().get("/v1/articles/leaders-meet?include=comments");
        assertText(article, "comments.items[0].");
        assertText(article, "comments.items[0].replies[0].");
        assertText(reject(first, "{}"), "");
    }

    @Test
    void whatIsRejectedIsNeverShownNorWhatWasAnsweredToIt() {
        Stories.publish("Leaders meet");
        String root = approve(post("leaders-meet", comment("Ann")));
        String reply = approve(
                post("leaders-meet", "{\"displayName\": \"B\", \"text\": \"b\", \"parent\": \"" + root + "\"}"));
        String answer = approve(
                post("leaders-meet", "{\"displayName\": \"C\", \"text\": \"c\", \"parent\": \"" + reply + "\"}"));

        reject(reply, "{\"reason\": \"rude\"}");
        Response thread = discussion("leaders-meet");
        assertThat(thread.jsonPath().getList("items[0].replies.id")).containsExactly(answer);
        assertThat(thread.jsonPath().getList("items[0].replies.parent")).containsExactly(root);
        assertProblem(Api.anonymous().get("/v1/comments/" + reply), 404, "not-found");
        assertThat(Api.anonymous().get("/v1/comments/" + answer).asString()).doesNotContain(reply);
        Response again = reject(reply, "{}");
        assertThat(again.jsonPath().getString("moderation.reason")).isEqualTo("rude");
        assertThat(reject(reply, "{\"reason\": \"off topic\"}").jsonPath().getString("moderation.reason"))
                .isEqualTo("off topic");

        reject(root, "{}");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        assertProblem(Api.anonymous().get("/v1/comments/" + answer), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/comments/" + root + "/replies"), 404, "not-found");
        assertPointer(
                assertProblem(
                        post(
                                "leaders-meet",
                                "{\"displayName\": \"D\", \"text\": \"d\", \"parent\": \"" + answer + "\"}"),
                        400,
                        "invalid-body"),
                "/parent");
        assertThat(moderator()
                        .get("/v1/moderation/comments?state=rejected&article=leaders-meet")
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(root, reply);

        Response back = moderator().post("/v1/comments/" + root + "/approve");
        assertThat(back.jsonPath().getString("state")).isEqualTo("approved");
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(root);
    }

    @Test
    void theDiscussionGoesWhereItsArticleGoes() {
        Stories.draft("Secret", "");
        assertProblem(post("secret", comment("Ann")), 404, "not-found");
        assertProblem(discussion("secret"), 404, "not-found");

        Stories.publish("Leaders meet");
        String shown = approve(post("leaders-meet", comment("Ann")));
        Stories.withdraw("leaders-meet");
        assertProblem(discussion("leaders-meet"), 410, "withdrawn");
        assertProblem(post("leaders-meet", comment("Ann")), 410, "withdrawn");
        Response gone = Api.anonymous().get("/v1/comments/" + shown);
        assertProblem(gone, 410, "withdrawn");
        assertThat(gone.asString()).doesNotContain("Ann").doesNotContain("leaders-meet");
        assertThat(moderator().get("/v1/comments/" + shown).statusCode()).isEqualTo(200);
    }

    @Test
    void aFormerSlugLeadsToTheDiscussion() {
        Stories.publish("Leaders meet");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"leaders\"}")
                .patch("/v1/articles/leaders-meet/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/leaders-meet/publish");
        Response moved = Api.anonymous().redirects().follow(false).get("/v1/articles/leaders-meet/comments");
        assertThat(moved.statusCode()).isEqualTo(308);
        assertThat(moved.header("Location")).endsWith("/v1/articles/leaders/comments");
    }

    @Test
    void onlyModeratorsModerate() {
        Stories.publish("Leaders meet");
        String pending = post("leaders-meet", comment("Ann")).jsonPath().getString("id");
        assertProblem(Api.anonymous().get("/v1/moderation/comments"), 401, "unauthenticated");
        assertProblem(Api.editor().get("/v1/moderation/comments"), 403, "missing-scope");
        assertProblem(Api.editor().post("/v1/comments/" + pending + "/approve"), 403, "missing-scope");
        assertProblem(Api.editor().body("{}").post("/v1/comments/" + pending + "/reject"), 403, "missing-scope");
        assertProblem(Api.editor().get("/v1/comments/" + pending), 404, "not-found");
        assertProblem(
                Api.withScopes("content:read").body(comment("Ann")).post("/v1/articles/leaders-meet/comments"),
                403,
                "missing-scope");
    }

    private static void assertText(Response answer, String path) {
        assertThat(answer.jsonPath().getString(path + "text"))
                .isEqualTo("> They *met*.\n\nSee <b>https://example.org/");
        assertThat(answer.jsonPath().getString(path + "html"))
                .isEqualTo("<blockquote><p>They <em>met</em>.</p></blockquote><p>See &lt;b&gt;"
                        + "<a href=\"https://example.org/\" rel=\"nofollow ugc\">https://example.org/</a></p>");
        assertThat(answer.jsonPath().getString(path + "plainText"))
                .isEqualTo("> They met.\n\nSee <b>https://example.org/");
    }
}
