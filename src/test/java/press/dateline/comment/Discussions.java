package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Rows;

/** What readers and moderators do in the tests of discussion. */
final class Discussions {

    private Discussions() {}

    /** Somebody who sends JSON without a key. */
    static RequestSpecification reader() {
        return Api.anonymous().contentType("application/json");
    }

    /** A key that reads and moderates. */
    static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }

    /** Posts a comment, as JSON, on an article. */
    static Response post(String article, String body) {
        return reader().body(body).post("/v1/articles/" + article + "/comments");
    }

    /** The first page of an article's discussion. */
    static Response discussion(String article) {
        return Api.anonymous().get("/v1/articles/" + article + "/comments");
    }

    /** A comment to post. */
    static String comment(String name) {
        return "{\"displayName\": \"" + name + "\", \"text\": \"Text.\"}";
    }

    /** Approves what was just posted, and answers its id. */
    static String approve(Response posted) {
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        String id = posted.jsonPath().getString("id");
        Response approved = moderator().post("/v1/comments/" + id + "/approve");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        return id;
    }

    /** Rejects a comment. */
    static Response reject(String id, String body) {
        Response rejected = moderator().body(body).post("/v1/comments/" + id + "/reject");
        assertThat(rejected.statusCode()).as(rejected.asString()).isEqualTo(200);
        return rejected;
    }

    /** How readers see that an article's discussion stands. */
    static JsonPath standing(String article) {
        Response standing = Api.anonymous().get("/v1/articles/" + article + "/discussion");
        assertThat(standing.statusCode()).as(standing.asString()).isEqualTo(200);
        return standing.jsonPath();
    }

    /** What a moderator says of an article's discussion. */
    static Response rule(String article, String body) {
        Response ruled = moderator().body(body).put("/v1/articles/" + article + "/discussion");
        assertThat(ruled.statusCode()).as(ruled.asString()).isEqualTo(200);
        return ruled;
    }

    /** Changes what the site says of discussions. */
    static Response patchSite(String comments) {
        return patched(Api.administrator(), "/v1/site", comments);
    }

    /** Changes what a section says of the discussions of its articles. */
    static Response patchSection(String section, String comments) {
        return patched(Api.editor(), "/v1/sections/" + section, comments);
    }

    private static Response patched(RequestSpecification caller, String address, String comments) {
        int revision = Api.anonymous().get(address).jsonPath().getInt("revision");
        Response patched = caller.header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": " + comments + "}")
                .patch(address);
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
        return patched;
    }

    /** Waits until all that was approved and rejected is counted. */
    static void fold() {
        Await.until(
                "it is counted",
                () -> Rows.of("SELECT count(*) FROM comment_delta").equals(List.of("0")));
    }
}
