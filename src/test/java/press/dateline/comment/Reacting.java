package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.Rows;

/** What readers do in the tests of reactions. */
final class Reacting {

    private Reacting() {}

    /** Reacts to a comment, and expects that to be taken. */
    static void react(RequestSpecification reader, String comment, String name) {
        Response answer = reader.put(address(comment, name));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
        assertThat(answer.asString()).isEmpty();
    }

    /** Takes a reaction back, and expects that to be taken. */
    static void takeBack(RequestSpecification reader, String comment, String name) {
        Response answer = reader.delete(address(comment, name));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
    }

    static String address(String comment, String name) {
        return "/v1/comments/" + comment + "/reactions/" + name;
    }

    /** Says which reactions the site has, as JSON. */
    static Response configure(String reactions) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        return Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": {\"reactions\": " + reactions + "}}")
                .patch("/v1/site");
    }

    /** Waits until all reactions and comments are counted. */
    static void fold() {
        Discussions.fold();
        Await.until(
                "reactions are counted",
                () -> Rows.of("SELECT count(*) FROM comment_reaction_delta").equals(List.of("0")));
    }
}
