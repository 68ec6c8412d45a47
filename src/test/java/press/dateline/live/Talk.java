package press.dateline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import press.dateline.testing.Api;
import press.dateline.testing.Rows;
import press.dateline.web.Ids;

/** What readers and moderators do while somebody listens. */
final class Talk {

    private Talk() {}

    /** Posts a comment, which waits for a moderator, and answers its id. */
    static String post(String article) {
        return post(article, "");
    }

    /** Posts a comment with further members, as JSON, each with a comma before it. */
    static String post(String article, String more) {
        Response posted = Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"Ann\", \"text\": \"Text " + Ids.next() + ".\"" + more + "}")
                .post("/v1/articles/" + article + "/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted.jsonPath().getString("id");
    }

    static String reply(String article, String parent) {
        return approve(post(article, ", \"parent\": \"" + parent + "\""));
    }

    static String approve(String comment) {
        return decide(comment, "approve");
    }

    static String reject(String comment) {
        return decide(comment, "reject");
    }

    private static String decide(String comment, String decision) {
        Response decided = Api.withScopes("content:read", "comments:moderate")
                .body("{}")
                .post("/v1/comments/" + comment + "/" + decision);
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(200);
        return comment;
    }

    /** A comment that somebody posts and a moderator approves. */
    static String say(String article) {
        return approve(post(article));
    }

    static void edit(String comment, String text) {
        Rows.change("UPDATE comment SET text = '" + text + "' WHERE id = '" + comment + "'");
    }

    /** As its reader does. */
    static void delete(String comment) {
        Rows.change("UPDATE comment c SET state = 'deleted', text = '', display_name = '', deleted_at = now(),"
                + " keeps_place = EXISTS (SELECT 1 FROM comment r WHERE r.parent_id = c.id) WHERE id = '" + comment
                + "'");
    }

    /** A statement that stores so many approved comments, whose texts have so many characters. */
    static String stored(String articleId, int comments, int length) {
        return "INSERT INTO comment (id, article_id, root_id, display_name, text, state, created_at)"
                + " SELECT id, '" + articleId + "', id, 'Ann', repeat('漢', " + length + "), 'approved', now()"
                + " FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, " + comments + ")) i";
    }
}
