package press.dateline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import press.dateline.testing.Api;
import press.dateline.testing.Rows;

/** What readers and moderators do in the tests of the queue. */
final class Desk {

    private Desk() {}

    /** A moderator, with a key of their own. */
    static String moderatorsKey() {
        return Api.key("content:read", "comments:moderate");
    }

    /** A moderator whose key nobody asks for. */
    static RequestSpecification moderator() {
        return Api.withKey(moderatorsKey());
    }

    /** Posts a comment on the article leaders-meet; the answer is its id. */
    static String said(String name, String text) {
        return said(Map.of("displayName", name, "text", text));
    }

    static String said(Map<String, String> comment) {
        Response posted = Api.anonymous()
                .contentType("application/json")
                .body(comment)
                .post("/v1/articles/leaders-meet/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted.jsonPath().getString("id");
    }

    /** Posts a comment that a moderator approves. */
    static String shown(String name, String text) {
        String id = said(name, text);
        approve(id);
        return id;
    }

    static void approve(String id) {
        Response approved = moderator().post("/v1/comments/" + id + "/approve");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
    }

    /** Reports a comment, from one address. */
    static Response report(String id, String body) {
        return Api.anonymous().contentType("application/json").body(body).post("/v1/comments/" + id + "/reports");
    }

    /** Reports a comment, each time from another address. */
    static void reportFromElsewhere(String id, String... reasons) {
        for (String reason : reasons) {
            Response taken = report(id, "{\"reason\": \"" + reason + "\"}");
            assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
            Rows.change("UPDATE comment_report SET reporter = decode(md5(cast(id AS text)), 'hex')");
        }
    }

    /** The ids of the comments in a part of the queue. */
    static List<String> queue(String query) {
        Response page = moderator().get("/v1/moderation/queue" + query);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().getList("items.comment.id");
    }

    /** The state of a comment. */
    static String state(String id) {
        return moderator().get("/v1/comments/" + id).jsonPath().getString("state");
    }
}
