package press.dateline.sanction;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;
import press.dateline.web.Ids;

/** Moderators warn readers, mute, suspend and ban them. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SanctionsTest {

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

    private static Response post(RequestSpecification reader, String article, String text) {
        return reader.body(Map.of("text", text)).post("/v1/articles/" + article + "/comments");
    }

    private static String said(RequestSpecification reader, String text) {
        Response posted = post(reader, "leaders-meet", text);
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted.jsonPath().getString("id");
    }

    /** The id of the reader, who has said something. */
    private static String reader(RequestSpecification reader) {
        return moderator()
                .get("/v1/comments/" + said(reader, "First."))
                .jsonPath()
                .getString("reader.id");
    }

    private static Response lay(String reader, String sanction) {
        return moderator().body(sanction).post("/v1/readers/" + reader + "/sanctions");
    }

    private static JsonPath laid(String reader, String sanction) {
        Response made = lay(reader, sanction);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath();
    }

    private static Response lift(String reader, String sanction) {
        return moderator().delete("/v1/readers/" + reader + "/sanctions/" + sanction);
    }

    private static JsonPath own(RequestSpecification reader) {
        Response own = reader.get("/v1/readers/me/sanctions");
        assertThat(own.statusCode()).as(own.asString()).isEqualTo(200);
        assertThat(own.header("Cache-Control")).isEqualTo("private, no-store");
        return own.jsonPath();
    }

    private static String inHours(int hours) {
        return new TestClock().instant().plus(Duration.ofHours(hours)).toString();
    }

    @Test
    void whoIsSuspendedOnlyReadsUntilThen() {
        String reader = reader(ann());
        String other = said(provider.reader("u2", "Bob"), "Other.");
        moderator().post("/v1/comments/" + other + "/approve").then().statusCode(200);
        String until = inHours(1);
        String sanction = laid(
                        reader,
                        "{\"kind\": \"suspend\", \"until\": \"" + until
                                + "\", \"reasonCode\": \"abuse\", \"note\": \"Zyxwvut\"}")
                .getString("id");
        Response refused = assertProblem(post(ann(), "leaders-meet", "Second."), 403, "suspended");
        assertThat(refused.jsonPath().getString("reasonCode")).isEqualTo("abuse");
        assertThat(Instant.parse(refused.jsonPath().getString("until")))
                .isBetween(
                        Instant.parse(until).minusMillis(1),
                        Instant.parse(until).plusMillis(1));
        assertThat(refused.asString()).doesNotContain("Zyxwvut");
        String report = "/v1/comments/" + other + "/reports";
        assertProblem(ann().body("{\"reason\": \"spam\"}").post(report), 403, "suspended");
        assertThat(Rows.of("SELECT count(*) FROM comment_report")).containsExactly("0");
        Map<String, Object> told = own(ann()).getMap("items[0]");
        assertThat(told).containsOnlyKeys("kind", "from", "until", "reasonCode").containsEntry("kind", "suspend");
        assertThat(own(provider.reader("u2", "Bob")).getList("items")).isEmpty();
        assertThat(said(provider.reader("u2", "Bob"), "I may.")).isNotNull();

        TestClock.advance(Duration.ofMinutes(61));
        said(ann(), "Third.");
        assertThat(own(ann()).getList("items")).isEmpty();
        laid(reader, "{\"kind\": \"ban\"}");
        assertThat(assertProblem(post(ann(), "leaders-meet", "Fourth."), 403, "suspended")
                        .jsonPath()
                        .getMap(""))
                .doesNotContainKeys("until", "reasonCode");
        JsonPath history =
                moderator().get("/v1/readers/" + reader + "/sanctions").jsonPath();
        assertThat(history.getList("items.kind")).containsExactly("ban", "suspend");
        assertThat(history.getList("items.active")).containsExactly(true, false);
        assertThat(history.getString("items[1].id")).isEqualTo(sanction);
        assertThat(history.getString("items[1].note")).isEqualTo("Zyxwvut");
        assertThat(lift(reader, history.getString("items[0].id")).statusCode()).isEqualTo(204);
        assertThat(lift(reader, history.getString("items[0].id")).statusCode()).isEqualTo(204);
        said(ann(), "Fifth.");
        JsonPath lifted =
                moderator().get("/v1/readers/" + reader + "/sanctions").jsonPath();
        assertThat(lifted.getList("items.active")).containsExactly(false, false);
        assertThat(lifted.getString("items[0].liftedAt")).isNotNull();
        assertThat(lifted.getString("items[1].liftedAt")).isNull();
    }

    @Test
    void whatMutedReadersSayIsSeenByNobodyAndTheyAreNotTold() {
        rule("{\"comments\": {\"moderation\": \"post\"}}");
        String reader = reader(ann());
        String mute =
                laid(reader, "{\"kind\": \"mute\", \"reasonCode\": \"abuse\"}").getString("id");
        Response posted = post(ann(), "leaders-meet", "Second.");
        assertThat(posted.statusCode()).isEqualTo(201);
        assertThat(posted.jsonPath().getString("state")).isEqualTo("pending");
        assertThat(posted.asString()).doesNotContain("muted").doesNotContain("reasonCode");
        String id = posted.jsonPath().getString("id");
        assertProblem(Api.anonymous().get("/v1/comments/" + id), 404, "not-found");
        assertThat(moderator().get("/v1/moderation/queue").jsonPath().getList("items"))
                .as("no moderator has to look at it")
                .isEmpty();
        JsonPath seen = moderator().get("/v1/comments/" + id).jsonPath();
        assertThat(seen.getString("state")).isEqualTo("rejected");
        assertThat(seen.getList("decisions[0].findings.reason")).containsExactly("muted");
        assertThat(own(ann()).getList("items")).isEmpty();
        assertThat(ann().get("/v1/readers/me/comments").jsonPath().getString("items[0].state"))
                .isEqualTo("pending");
        Response data = ann().get("/v1/readers/me/data");
        assertThat(data.jsonPath().getList("comments.state"))
                .contains("pending")
                .doesNotContain("rejected");
        assertThat(data.asString())
                .doesNotContain("muted")
                .doesNotContain("\"sanction\"")
                .doesNotContain("mute");
        assertProblem(ann().body("{\"text\": \"Why?\"}").post("/v1/comments/" + id + "/appeal"), 409, "wrong-state");

        lift(reader, mute);
        assertThat(post(ann(), "leaders-meet", "Third.").jsonPath().getString("state"))
                .isEqualTo("approved");
        assertThat(moderator()
                        .body("{\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"}")
                        .post("/v1/moderation/replay")
                        .jsonPath()
                        .getInt("changed"))
                .as("it was so then")
                .isZero();
    }

    @Test
    void mutedReadersDoNotFindOutByEditing() {
        rule("{\"comments\": {\"moderation\": \"post\"}}");
        String reader = reader(ann());
        String mute = laid(reader, "{\"kind\": \"mute\"}").getString("id");
        String id = said(ann(), "Second.");
        for (String text : List.of("Second.", "Second, edited.", "Second, edited.")) {
            Response edited = edit(id, text);
            assertThat(edited.statusCode()).as(edited.asString()).isEqualTo(200);
            assertThat(edited.jsonPath().getString("state")).as(text).isEqualTo("pending");
            assertThat(edited.jsonPath().getString("text")).isEqualTo(text);
            assertThat(edited.jsonPath().getMap("")).doesNotContainKey("reasonCode");
        }
        assertThat(Rows.of("SELECT state, text FROM comment WHERE id = '" + id + "'"))
                .containsExactly("rejected Second, edited.");
        lift(reader, mute);
        assertThat(edit(id, "Second, at last.").jsonPath().getString("state"))
                .as("it is judged again")
                .isEqualTo("approved");

        moderator().body("{}").post("/v1/comments/" + id + "/reject").then().statusCode(200);
        assertProblem(edit(id, "Third."), 409, "wrong-state");
        assertThat(edit(id, "Second, at last.").jsonPath().getString("state")).isEqualTo("rejected");
    }

    @Test
    void whatWasApprovedAndTakenBackIsToldAsBefore() {
        String reader = reader(ann());
        laid(reader, "{\"kind\": \"mute\"}");
        String id = said(ann(), "Second.");
        String decision = moderator()
                .body("{\"decisions\": [{\"comment\": \"" + id + "\", \"decision\": \"approve\"}]}")
                .post("/v1/moderation/decisions")
                .jsonPath()
                .getString("results[0].decision");
        moderator()
                .post("/v1/moderation/decisions/" + decision + "/undo")
                .then()
                .statusCode(200);
        assertThat(Rows.of("SELECT state FROM comment WHERE id = '" + id + "'")).containsExactly("rejected");

        assertThat(ann().get("/v1/readers/me/comments").jsonPath().getString("items[0].state"))
                .isEqualTo("pending");
        assertThat(edit(id, "Second.").jsonPath().getString("state")).isEqualTo("pending");
        JsonPath data = ann().get("/v1/readers/me/data").jsonPath();
        assertThat(data.getList("comments.state")).containsExactly("pending", "pending");
        assertThat(data.getList("comments[1].decisions.state")).containsExactly("pending", "approved", "pending");
        assertProblem(ann().body("{\"text\": \"Why?\"}").post("/v1/comments/" + id + "/appeal"), 409, "wrong-state");

        moderator()
                .body("{\"reasonCode\": \"off-topic\"}")
                .post("/v1/comments/" + id + "/reject")
                .then()
                .statusCode(200);
        JsonPath own = ann().get("/v1/readers/me/comments").jsonPath();
        assertThat(own.getString("items[0].state"))
                .as("a moderator has said so")
                .isEqualTo("rejected");
        assertThat(own.getString("items[0].reasonCode")).isEqualTo("off-topic");
        assertThat(ann().get("/v1/readers/me/data").jsonPath().getList("comments.state"))
                .containsExactly("pending", "rejected");
        ann().body("{\"text\": \"Why?\"}")
                .post("/v1/comments/" + id + "/appeal")
                .then()
                .statusCode(200);
    }

    private Response edit(String comment, String text) {
        return ann().body(Map.of("text", text)).patch("/v1/comments/" + comment);
    }

    @Test
    void aWarningIsToldAndNoMore() {
        String reader = reader(ann());
        laid(reader, "{\"kind\": \"warn\", \"reasonCode\": \"off-topic\", \"note\": \"Zyxwvut\"}");
        said(ann(), "Second.");
        JsonPath told = own(ann());
        assertThat(told.getList("items.kind")).containsExactly("warn");
        assertThat(told.getList("items.reasonCode")).containsExactly("off-topic");
        assertThat(told.getMap("items[0]")).doesNotContainKeys("note", "by");
    }

    @Test
    void aSectionsSanctionHoldsThereAndBelow() {
        section("{\"name\": \"World\"}");
        section("{\"name\": \"Asia\", \"parent\": \"world\"}");
        Stories.publish("In the world", ", \"section\": \"world\"");
        Stories.publish("In Asia", ", \"section\": \"asia\"");
        String reader = reader(ann());
        JsonPath made = laid(reader, "{\"kind\": \"ban\", \"section\": \"world\"}");
        assertThat(made.getString("section.slug")).isEqualTo("world");
        assertProblem(post(ann(), "in-the-world", "No."), 403, "suspended");
        assertProblem(post(ann(), "in-asia", "No."), 403, "suspended");
        assertThat(post(ann(), "leaders-meet", "Yes.").statusCode()).isEqualTo(201);
        lift(reader, made.getString("id"));
        laid(reader, "{\"kind\": \"mute\"}");
        laid(reader, "{\"kind\": \"suspend\", \"section\": \"asia\", \"until\": \"" + inHours(1) + "\"}");
        assertProblem(post(ann(), "in-asia", "No."), 403, "suspended");
        assertThat(post(ann(), "in-the-world", "Muted.").jsonPath().getString("state"))
                .isEqualTo("pending");
        assertThat(Rows.of("SELECT state FROM comment WHERE text = 'Muted.'")).containsExactly("rejected");
    }

    @Test
    void guestsAreKnownByTheirSecretOnly() {
        Response first = Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"Cat\", \"text\": \"First.\"}")
                .post("/v1/articles/leaders-meet/comments");
        RequestSpecification cat = bearer(first.jsonPath().getString("readerToken"));
        String reader = moderator()
                .get("/v1/comments/" + first.jsonPath().getString("id"))
                .jsonPath()
                .getString("reader.id");
        laid(reader, "{\"kind\": \"ban\"}");
        assertProblem(post(cat, "leaders-meet", "Second."), 403, "suspended");
        assertThat(own(cat).getList("items.kind")).containsExactly("ban");
    }

    @Test
    void theQueueTellsTheReadersRecord() {
        String reader = reader(ann());
        String approved = said(ann(), "Second.");
        moderator().post("/v1/comments/" + approved + "/approve").then().statusCode(200);
        Api.anonymous()
                .contentType("application/json")
                .body("{\"reason\": \"spam\"}")
                .post("/v1/comments/" + approved + "/reports")
                .then()
                .statusCode(200);
        laid(reader, "{\"kind\": \"warn\"}");
        JsonPath item = moderator().get("/v1/moderation/queue").jsonPath().setRootPath("items[0].record");
        assertThat(item.getInt("approved")).isEqualTo(1);
        assertThat(item.getInt("pending")).isEqualTo(1);
        assertThat(item.getInt("rejected")).isZero();
        assertThat(item.getInt("reports")).isEqualTo(1);
        assertThat(item.getList("sanctions.kind")).containsExactly("warn");
    }

    @Test
    void whatIsSentWronglyIsNamed() {
        String reader = reader(ann());
        for (Map.Entry<String, String> wrong : Map.of(
                        "{}", "/kind",
                        "{\"kind\": \"kill\"}", "/kind",
                        "{\"kind\": \"suspend\"}", "/until",
                        "{\"kind\": \"mute\", \"until\": \"2000-01-01T00:00:00Z\"}", "/until",
                        "{\"kind\": \"ban\", \"until\": \"2999-01-01T00:00:00Z\"}", "/until",
                        "{\"kind\": \"ban\", \"section\": \"nowhere\"}", "/section",
                        "{\"kind\": \"ban\", \"reasonCode\": \"Off topic\"}", "/reasonCode")
                .entrySet()) {
            assertPointer(assertProblem(lay(reader, wrong.getKey()), 400, "invalid-body"), wrong.getValue());
        }
        String nobody = Ids.next().toString();
        for (String none : List.of(nobody, "ann")) {
            assertProblem(lay(none, "{\"kind\": \"ban\"}"), 404, "not-found");
            assertProblem(moderator().get("/v1/readers/" + none + "/sanctions"), 404, "not-found");
            assertProblem(lift(reader, none), 404, "not-found");
        }
        String other = reader(provider.reader("u2", "Bob"));
        String ban = laid(other, "{\"kind\": \"ban\"}").getString("id");
        assertProblem(lift(reader, ban), 404, "not-found");
        assertThat(Rows.of("SELECT kind FROM reader_sanction WHERE lifted_at IS NULL"))
                .containsExactly("ban");
    }

    @Test
    void onlyModeratorsLayThemAndThatIsNoted() {
        String reader = reader(ann());
        String address = "/v1/readers/" + reader + "/sanctions";
        assertProblem(Api.anonymous().get(address), 401, "unauthenticated");
        assertProblem(Api.editor().body("{\"kind\": \"ban\"}").post(address), 403, "missing-scope");
        assertProblem(Api.editor().delete(address + "/" + reader), 403, "missing-scope");
        assertProblem(Api.anonymous().get("/v1/readers/me/sanctions"), 401, "token-needed");
        assertProblem(bearer("wrong").get("/v1/readers/me/sanctions"), 401, "invalid-token");
        assertThat(own(provider.reader("u9", "Zed")).getList("items"))
                .as("who has not said anything yet")
                .isEmpty();
        lift(reader, laid(reader, "{\"kind\": \"ban\"}").getString("id"));
        for (String action : List.of("createSanction", "liftSanction")) {
            assertThat(Api.administrator()
                            .get("/v1/audit?action=" + action)
                            .jsonPath()
                            .getList("items.thing"))
                    .as(action)
                    .containsExactly(reader);
        }
    }

    @Test
    void whatHoldsIsReadWithWhatThePipelineNeedsAnyway() {
        String reader = reader(ann());
        int free = Statements.ofRequest(() -> said(ann(), "Second.")).size();
        laid(reader, "{\"kind\": \"mute\"}");
        assertThat(Statements.ofRequest(() -> said(ann(), "Third."))).hasSize(free);
        assertThat(free).isEqualTo(6);
    }

    private static void section(String body) {
        Response made = Api.editor().body(body).post("/v1/sections");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    }

    private static void rule(String patch) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body(patch)
                .patch("/v1/site")
                .then()
                .statusCode(200);
    }
}
