package press.dateline.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** A discussion from its first comment to its end, as a newsroom and its readers have it. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DiscussionStoryTest {

    private static final String DISCUSSION = "/v1/articles/leaders-meet/comments";
    private static final String CAUGHT = "Go to the c4sin0s instead, I would say.";

    private IdentityProvider provider;

    @BeforeEach
    void start() {
        provider = IdentityProvider.start();
        Stories.publish("Leaders meet");
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        taken(Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": {\"identity\": \"both\"}}")
                .patch("/v1/site"));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private RequestSpecification ben() {
        return provider.reader("ben", "Ben Reader");
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }

    private static JsonPath taken(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 204);
        return answer.jsonPath();
    }

    private static JsonPath queue(String state) {
        return taken(moderator().get("/v1/moderation/queue?state=" + state));
    }

    private static JsonPath discussion() {
        return taken(Api.anonymous().get(DISCUSSION));
    }

    @Test
    void fromTheFirstCommentToTheLastReadersLeave() {
        // A guest comments, a reader who has signed in answers; a moderator works the queue.
        JsonPath guests = taken(Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"Harbour Pilot\", \"email\": \"pilot@example.org\","
                        + " \"text\": \"Who paid for the meeting?\"}")
                .post(DISCUSSION));
        String guest = guests.getString("readerToken");
        String first = guests.getString("id");
        assertThat(guests.getString("state")).isEqualTo("pending");
        assertThat(queue("pending").getList("items.comment.id")).containsExactly(first);
        taken(moderator().body("{\"moderator\": \"Night desk\"}").post("/v1/moderation/claims"));
        taken(moderator()
                .body("{\"override\": true, \"decisions\": [{\"comment\": \"" + first
                        + "\", \"decision\": \"approve\"}]}")
                .post("/v1/moderation/decisions"));
        String answer = taken(ben().body("{\"text\": \"The *taxpayer*, as always.\", \"parent\": \"" + first + "\"}")
                        .post(DISCUSSION))
                .getString("id");
        taken(moderator().post("/v1/comments/" + answer + "/approve"));
        Await.until(
                "the answer is shown",
                () -> discussion().getList("items[0].replies.displayName").equals(List.of("Ben Reader")));

        // A banned word is caught in its disguise; moderators see where.
        taken(moderator()
                .header("If-Match", "\"0\"")
                .body("{\"entries\": [\"casino*\"]}")
                .put("/v1/moderation/word-lists/banned"));
        JsonPath caught = taken(ben().body("{\"text\": \"" + CAUGHT + "\"}").post(DISCUSSION));
        String rejected = caught.getString("id");
        assertThat(caught.getString("state")).isEqualTo("rejected");
        assertThat(caught.getString("reasonCode")).isEqualTo("banned-word");
        JsonPath seen = taken(moderator().get("/v1/comments/" + rejected));
        String span = "decisions[0].findings[0].spans[0].";
        assertThat(CAUGHT.substring(seen.getInt(span + "start"), seen.getInt(span + "end")))
                .isEqualTo("c4sin0s");
        assertThat(seen.getString(span + "entry")).isEqualTo("casino*");

        // The reader sees why, and appeals, once; a moderator sees it in another light.
        JsonPath own = taken(ben().get("/v1/readers/me/comments"));
        assertThat(own.getList("items.id")).containsExactly(rejected, answer);
        assertThat(own.getString("items[0].state")).isEqualTo("rejected");
        assertThat(own.getString("items[0].reasonCode")).isEqualTo("banned-word");
        String appeal = "{\"text\": \"I wrote of the casinos that the story names.\"}";
        taken(ben().body(appeal).post("/v1/comments/" + rejected + "/appeal"));
        assertProblem(ben().body(appeal).post("/v1/comments/" + rejected + "/appeal"), 409, "duplicate");
        JsonPath appealed = queue("appealed");
        assertThat(appealed.getList("items.comment.id")).containsExactly(rejected);
        assertThat(appealed.getString("items[0].appeal.text"))
                .isEqualTo("I wrote of the casinos that the story names.");
        taken(moderator().post("/v1/comments/" + rejected + "/approve"));
        assertThat(queue("appealed").getList("items")).isEmpty();
        assertThat(taken(ben().get("/v1/readers/me/comments")).getString("items[0].appeal.outcome"))
                .isEqualTo("approved");
        Await.until(
                "it is shown",
                () -> discussion().getList("items.displayName").equals(List.of("Ben Reader", "Harbour Pilot")));

        // The guest leaves and takes the data along; what others have said stays.
        Response data = IdentityProvider.bearer(guest).get("/v1/readers/me/data");
        assertThat(data.statusCode()).isEqualTo(200);
        assertThat(data.asString()).contains("pilot@example.org", "Who paid for the meeting?");
        Response left = IdentityProvider.bearer(guest).delete("/v1/readers/me");
        assertThat(left.statusCode()).as(left.asString()).isEqualTo(204);
        assertProblem(IdentityProvider.bearer(guest).get("/v1/readers/me"), 401, "invalid-token");
        Await.until(
                "the text is gone",
                () -> !Api.anonymous().get(DISCUSSION).asString().contains("Who paid"));
        assertThat(moderator().get("/v1/comments/" + first).asString()).doesNotContain("Who paid", "Pilot", "pilot@");
        assertThat(Api.anonymous().get(DISCUSSION).asString()).contains("The *taxpayer*, as always.");

        // The story is killed, and its discussion with it.
        Stories.withdraw("leaders-meet");
        for (String gone : List.of(DISCUSSION, "/v1/comments/" + rejected, "/v1/comments/" + answer)) {
            Await.until(gone, () -> Api.anonymous().get(gone).statusCode() == 410);
        }
        assertProblem(ben().body("{\"text\": \"And now?\"}").post(DISCUSSION), 410, "withdrawn");
        assertThat(taken(Api.anonymous().get("/v1/comment-counts?ids=leaders-meet"))
                        .getList("items"))
                .isEmpty();
    }
}
