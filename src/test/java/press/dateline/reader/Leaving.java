package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import press.dateline.testing.Api;

/** What readers, moderators and administrators do where somebody takes their data along, or leaves. */
final class Leaving {

    private Leaving() {}

    static RequestSpecification guest() {
        return Api.anonymous().contentType("application/json");
    }

    static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }

    /** Posts a comment on the article leaders-meet. */
    static JsonPath posted(RequestSpecification reader, String body) {
        return require(reader.body(body).post("/v1/articles/leaders-meet/comments"), 201);
    }

    /** Posts one that a moderator approves; the answer is its id. */
    static String shown(RequestSpecification reader, String body) {
        String id = posted(reader, body).getString("id");
        require(moderator().post("/v1/comments/" + id + "/approve"), 200);
        return id;
    }

    static JsonPath data(RequestSpecification reader) {
        return require(reader.get("/v1/readers/me/data"), 200);
    }

    static void leave(RequestSpecification reader) {
        require(reader.delete("/v1/readers/me"), 204);
    }

    /** Says what becomes of the texts of those who leave. */
    static void erasure(String erasure) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        require(
                Api.administrator()
                        .header("If-Match", "\"" + revision + "\"")
                        .body("{\"comments\": {\"erasure\": \"" + erasure + "\"}}")
                        .patch("/v1/site"),
                200);
    }

    static JsonPath require(Response answer, int status) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return answer.jsonPath();
    }
}
