package press.dateline.sanction;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** A reader's comments may be moderated otherwise than those of others. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReaderModesTest {

    private IdentityProvider provider;

    @BeforeEach
    void start() {
        provider = IdentityProvider.start();
        Stories.publish("Leaders meet");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private RequestSpecification ann() {
        return provider.reader("u1", "Ann");
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }

    private static JsonPath said(RequestSpecification reader, String text) {
        Response posted = reader.body(Map.of("text", text)).post("/v1/articles/leaders-meet/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted.jsonPath();
    }

    private static String state(RequestSpecification reader, String text) {
        return said(reader, text).getString("state");
    }

    /** The address at which the sanction can be lifted. */
    private String laid(String kind) {
        String address = "/v1/readers/" + ann().get("/v1/readers/me").jsonPath().getString("id") + "/sanctions";
        Response made = moderator().body("{\"kind\": \"" + kind + "\"}").post(address);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return address + "/" + made.jsonPath().getString("id");
    }

    private static void rule(String comments) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        Response ruled = Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": " + comments + "}")
                .patch("/v1/site");
        assertThat(ruled.statusCode()).as(ruled.asString()).isEqualTo(200);
    }

    private static void list(String name, String entry) {
        Response put = moderator()
                .header("If-Match", "\"0\"")
                .body("{\"entries\": [\"" + entry + "\"]}")
                .put("/v1/moderation/word-lists/" + name);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    }

    /** How many decisions would be other by the rules that they were made by. */
    private static int changed() {
        Response replayed = moderator()
                .body("{\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"}")
                .post("/v1/moderation/replay");
        assertThat(replayed.statusCode()).as(replayed.asString()).isEqualTo(200);
        return replayed.jsonPath().getInt("changed");
    }

    @Test
    void aModeratorDecidesOnAllThatAReaderSays() {
        rule("{\"moderation\": \"post\"}");
        assertThat(state(ann(), "One.")).isEqualTo("approved");
        String lift = laid("pre-moderate");
        JsonPath held = said(ann(), "Two.");
        assertThat(held.getString("state")).isEqualTo("pending");
        JsonPath item = moderator().get("/v1/moderation/queue").jsonPath().setRootPath("items[0]");
        assertThat(item.getString("comment.id")).isEqualTo(held.getString("id"));
        assertThat(item.getList("comment.decisions[0].findings.reason")).containsExactly("pre-moderated");
        assertThat(item.getList("record.sanctions.kind")).containsExactly("pre-moderate");
        assertThat(state(provider.reader("u2", "Bob"), "Other.")).isEqualTo("approved");
        assertThat(ann().get("/v1/readers/me/sanctions").jsonPath().getList("items.kind"))
                .as("it is no secret")
                .containsExactly("pre-moderate");
        assertThat(ann().get("/v1/readers/me/data").jsonPath().getList("sanctions.kind"))
                .containsExactly("pre-moderate");
        assertThat(moderator().delete(lift).statusCode()).isEqualTo(204);
        assertThat(state(ann(), "Three.")).isEqualTo("approved");
        assertThat(changed()).as("it was so then").isZero();
    }

    @Test
    void whatATrustedReaderSaysIsShownAtOnceWhereNoRuleHoldsItBack() {
        list("banned", "spam");
        list("suspect", "casino");
        assertThat(state(ann(), "One.")).isEqualTo("pending");
        String lift = laid("trust");
        rule("{\"newReader\": {\"approved\": 5}}");
        assertThat(state(ann(), "Two.")).isEqualTo("approved");
        assertThat(state(ann(), "A casino.")).isEqualTo("pending");
        assertThat(state(ann(), "It is spam.")).isEqualTo("rejected");
        assertThat(state(provider.reader("u2", "Bob"), "Other.")).isEqualTo("pending");
        laid("pre-moderate");
        assertThat(state(ann(), "Three.")).as("the graver counts").isEqualTo("pending");
        assertThat(moderator().delete(lift).statusCode()).isEqualTo(204);
        assertThat(changed()).as("it was so then").isZero();
    }
}
