package press.dateline.sanction;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Readers who leave, and come again with the same account, are met by what was laid on them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class LeavingTest {

    private IdentityProvider provider;

    @Inject
    SanctionedAccountsTrim trim;

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

    private Response post(String article, String text) {
        return ann().body(Map.of("text", text)).post("/v1/articles/" + article + "/comments");
    }

    /** Ann says something, and something is laid on her; the answer is her id. */
    private String laid(String... sanctions) {
        assertThat(post("leaders-meet", "First.").statusCode()).isEqualTo(201);
        String reader = id();
        for (String sanction : sanctions) {
            Response made = moderator().body(sanction).post("/v1/readers/" + reader + "/sanctions");
            assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        }
        return reader;
    }

    private String id() {
        Response own = ann().get("/v1/readers/me");
        assertThat(own.statusCode()).as(own.asString()).isEqualTo(200);
        return own.jsonPath().getString("id");
    }

    private void leave() {
        assertThat(ann().delete("/v1/readers/me").statusCode()).isEqualTo(204);
    }

    private static String suspend(int hours, String more) {
        return "{\"kind\": \"suspend\", \"until\": \""
                + new TestClock().instant().plus(Duration.ofHours(hours)) + "\"" + more + "}";
    }

    private static JsonPath history(String reader) {
        return moderator().get("/v1/readers/" + reader + "/sanctions").jsonPath();
    }

    @Test
    void whoIsBannedStaysSoUntilAModeratorLiftsIt() {
        String before = laid("{\"kind\": \"ban\", \"reasonCode\": \"abuse\", \"note\": \"Zyxwvut is Ann.\"}");
        leave();
        assertThat(Rows.of("SELECT count(*) FROM reader")).containsExactly("0");
        assertThat(Rows.of("SELECT count(*) FROM sanctioned_account"
                        + " WHERE account <> sha256(convert_to('" + IdentityProvider.ISSUER
                        + "' || chr(10) || 'u1', 'UTF8'))"))
                .as("a hash that nobody makes again who has not the key")
                .containsExactly("1");

        assertThat(assertProblem(post("leaders-meet", "Second."), 403, "suspended")
                        .jsonPath()
                        .getString("reasonCode"))
                .isEqualTo("abuse");
        String reader = id();
        assertThat(reader).isNotEqualTo(before);
        JsonPath history = history(reader);
        assertThat(history.getList("items.kind")).containsExactly("ban");
        assertThat(history.getList("items.active")).containsExactly(true);
        assertThat(history.getMap("items[0]")).doesNotContainKey("note");
        assertProblem(post("leaders-meet", "Third."), 403, "suspended");

        assertThat(moderator()
                        .delete("/v1/readers/" + reader + "/sanctions/" + history.getString("items[0].id"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(post("leaders-meet", "Fourth.").statusCode()).isEqualTo(201);
        leave();
        assertThat(post("leaders-meet", "Fifth.").statusCode())
                .as("it is lifted for good")
                .isEqualTo(201);
    }

    @Test
    void whoIsSuspendedStaysSoUntilThen() {
        laid(suspend(10, ", \"reasonCode\": \"spam\""));
        for (int i = 0; i < 2; i++) {
            leave();
            Response refused = assertProblem(post("leaders-meet", "Second."), 403, "suspended");
            assertThat(refused.jsonPath().getString("reasonCode")).isEqualTo("spam");
            assertThat(refused.jsonPath().getString("until")).isNotNull();
        }
        TestClock.advance(Duration.ofHours(11));
        assertThat(post("leaders-meet", "Third.").statusCode()).isEqualTo(201);
    }

    @Test
    void whoIsMutedStaysSoAndIsNotTold() {
        laid("{\"kind\": \"mute\"}");
        leave();
        Response posted = post("leaders-meet", "Second.");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        assertThat(posted.jsonPath().getString("state")).isEqualTo("pending");
        assertThat(Rows.of("SELECT state FROM comment WHERE text = 'Second.'")).containsExactly("rejected");
        assertThat(ann().get("/v1/readers/me/sanctions").jsonPath().getList("items"))
                .isEmpty();
    }

    @Test
    void aSectionsBanIsBackThereOnlyAndWarningsAreNot() {
        Response made = Api.editor().body("{\"name\": \"World\"}").post("/v1/sections");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        Stories.publish("In the world", ", \"section\": \"world\"");
        laid("{\"kind\": \"ban\", \"section\": \"world\"}", "{\"kind\": \"warn\"}", "{\"kind\": \"trust\"}");
        leave();
        assertProblem(post("in-the-world", "No."), 403, "suspended");
        assertThat(post("leaders-meet", "Yes.").statusCode()).isEqualTo(201);
        assertThat(history(id()).getList("items.kind")).containsExactly("ban");
    }

    @Test
    void whatIsOverIsForgotten() {
        laid(suspend(1, ""), "{\"kind\": \"mute\"}");
        leave();
        assertThat(Rows.of("SELECT kind FROM sanctioned_account ORDER BY kind")).containsExactly("mute", "suspend");
        trim.forget();
        assertThat(Rows.of("SELECT count(*) FROM sanctioned_account")).containsExactly("2");
        TestClock.advance(Duration.ofHours(2));
        trim.forget();
        assertThat(Rows.of("SELECT kind FROM sanctioned_account")).containsExactly("mute");
    }

    @Test
    void whomAReleaseBeforeHasBannedStaysSo() {
        String reader = laid("{\"kind\": \"ban\"}");
        Rows.change("INSERT INTO banned_account (account, at, actor)"
                + " SELECT sha256(convert_to(issuer || chr(10) || subject, 'UTF8')), now(), (SELECT min(actor::text)::uuid"
                + " FROM reader_sanction) FROM reader WHERE id = '" + reader + "'");
        leave();
        Rows.change("DELETE FROM sanctioned_account");
        assertProblem(post("leaders-meet", "Second."), 403, "suspended");
        assertThat(history(id()).getList("items.kind")).containsExactly("ban");
        assertThat(Rows.of("SELECT count(*) FROM banned_account")).containsExactly("0");
    }
}
