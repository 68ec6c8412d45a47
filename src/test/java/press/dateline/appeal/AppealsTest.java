package press.dateline.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;
import press.dateline.web.Ids;

/** A reader does not agree with a rejection, and a moderator looks again. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class AppealsTest {

    private IdentityProvider provider;

    @Inject
    Appeals appeals;

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

    private static String said(RequestSpecification reader, String text) {
        Response posted = reader.body(Map.of("text", text)).post("/v1/articles/leaders-meet/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted.jsonPath().getString("id");
    }

    /** Approves or rejects; answers the id of the decision. */
    private static String decided(String comment, String decision) {
        Response decided = moderator()
                .body("{\"decisions\": [{\"comment\": \"" + comment + "\", \"decision\": \"" + decision + "\"}]}")
                .post("/v1/moderation/decisions");
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(200);
        assertThat(decided.jsonPath().getString("results[0].result")).isEqualTo("done");
        return decided.jsonPath().getString("results[0].decision");
    }

    private static Response appeal(RequestSpecification reader, String comment, String text) {
        return reader.body(Map.of("text", text)).post("/v1/comments/" + comment + "/appeal");
    }

    private static void appealed(RequestSpecification reader, String comment, String text) {
        Response taken = appeal(reader, comment, text);
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        assertThat(taken.jsonPath().getString("outcome")).isEqualTo("open");
    }

    private static JsonPath queue(String more) {
        Response page = moderator().get("/v1/moderation/queue?state=appealed" + more);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath();
    }

    private AppealView outcome(String comment) {
        UUID id = UUID.fromString(comment);
        return Objects.requireNonNull(QuarkusTransaction.requiringNew()
                .call(() -> appeals.of(List.of(id)))
                .get(id));
    }

    private static void undo(String decision) {
        moderator()
                .post("/v1/moderation/decisions/" + decision + "/undo")
                .then()
                .statusCode(200);
    }

    @Test
    void aBannedWordIsAppealedAgainstAndAModeratorApproves() {
        moderator()
                .header("If-Match", "\"0\"")
                .body("{\"entries\": [\"spam*\"]}")
                .put("/v1/moderation/word-lists/banned")
                .then()
                .statusCode(200);
        String id = said(ann(), "What the minister calls spam.");
        appealed(ann(), id, "I quote zyxwvut.");
        JsonPath item = queue("").setRootPath("items[0]");
        assertThat(item.getString("comment.id")).isEqualTo(id);
        assertThat(item.getString("comment.state")).isEqualTo("rejected");
        assertThat(item.getList("comment.decisions[0].findings.rule")).containsExactly("banned");
        assertThat(item.getString("appeal.text")).isEqualTo("I quote zyxwvut.");
        assertThat(item.getString("appeal.at")).isNotNull();
        assertThat(moderator().get("/v1/moderation/queue").jsonPath().getList("items"))
                .isEmpty();
        JsonPath figures = moderator().get("/v1/moderation/statistics").jsonPath();
        assertThat(figures.getInt("appealed.comments")).isEqualTo(1);
        assertThat(figures.getInt("pending.comments")).isZero();

        decided(id, "approve");
        assertThat(queue("").getList("items")).isEmpty();
        assertThat(outcome(id).outcome()).isEqualTo("approved");
        assertThat(outcome(id).settledAt()).isNotNull();
        assertThat(Api.anonymous().get("/v1/comments/" + id).asString()).doesNotContain("zyxwvut");
        assertThat(moderator().get("/v1/moderation/statistics").jsonPath().getMap("appealed"))
                .isEqualTo(Map.of("comments", 0));
    }

    @Test
    void rejectingAgainSettlesItAndThatIsAll() {
        String id = said(ann(), "Rude.");
        decided(id, "reject");
        appealed(ann(), id, "Not rude.");
        assertProblem(appeal(ann(), id, "Really not."), 409, "duplicate");
        String again = decided(id, "reject");
        assertThat(outcome(id).outcome()).isEqualTo("rejected");
        assertThat(queue("").getList("items")).isEmpty();
        assertProblem(appeal(ann(), id, "And yet."), 409, "duplicate");
        assertThat(Rows.of("SELECT text FROM comment_appeal")).containsExactly("Not rude.");

        undo(again);
        assertThat(queue("").getList("items.comment.id"))
                .as("what was decided is taken back")
                .containsExactly(id);
        assertThat(outcome(id).outcome()).isEqualTo("open");
    }

    @Test
    void takingTheRejectionBackGrantsIt() {
        String id = said(ann(), "Fine.");
        decided(id, "approve");
        String rejection = decided(id, "reject");
        appealed(ann(), id, "It was fine.");
        undo(rejection);
        assertThat(queue("").getList("items")).isEmpty();
        assertThat(outcome(id).outcome()).isEqualTo("approved");
    }

    @Test
    void theQueueIsReadByPagesAndClaimed() {
        String[] ids = new String[3];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = said(ann(), List.of("One.", "Two.", "Three.").get(i));
            decided(ids[i], "reject");
        }
        for (int i = ids.length - 1; i >= 0; i--) {
            appealed(ann(), ids[i], "Look again.");
        }
        assertThat(queue("").getList("items.comment.id")).containsExactly(ids[0], ids[1], ids[2]);
        assertThat(queue("&sort=newest&limit=2").getList("items.comment.id")).containsExactly(ids[2], ids[1]);
        JsonPath first = queue("&limit=2");
        assertThat(queue("&limit=2&cursor=" + first.getString("nextCursor")).getList("items.comment.id"))
                .containsExactly(ids[2]);
        assertThat(queue("&section=news").getList("items")).hasSize(3);
        JsonPath claimed = moderator()
                .body("{\"state\": \"appealed\", \"most\": 2}")
                .post("/v1/moderation/claims")
                .jsonPath();
        assertThat(claimed.getList("items.comment.id")).containsExactly(ids[0], ids[1]);
        assertThat(claimed.getString("items[0].appeal.text")).isEqualTo("Look again.");
        assertProblem(
                moderator().get("/v1/moderation/queue?state=appealed&sort=most-reported"), 400, "invalid-parameter");
    }

    @Test
    void onlyTheReadersOwnAndOnlyWhatIsRejectedLately() {
        String id = said(ann(), "Mine.");
        assertProblem(appeal(ann(), id, "Why wait?"), 409, "wrong-state");
        decided(id, "reject");
        assertProblem(appeal(provider.reader("u2", "Bob"), id, "For Ann."), 404, "not-found");
        String bob = said(provider.reader("u2", "Bob"), "Bob's.");
        assertThat(bob).isNotNull();
        assertProblem(appeal(provider.reader("u2", "Bob"), id, "For Ann."), 404, "not-found");
        assertProblem(appeal(Api.anonymous().contentType("application/json"), id, "Me."), 401, "token-needed");
        for (String none : List.of(Ids.next().toString(), "mine")) {
            assertProblem(appeal(ann(), none, "Which?"), 404, "not-found");
        }
        assertPointer(assertProblem(appeal(ann(), id, " "), 400, "invalid-body"), "/text");
        assertPointer(assertProblem(appeal(ann(), id, "x".repeat(1001)), 400, "invalid-body"), "/text");
        TestClock.advance(Duration.ofDays(31));
        assertProblem(appeal(ann(), id, "Late."), 409, "wrong-state");
        assertThat(Rows.of("SELECT count(*) FROM comment_appeal")).containsExactly("0");
        decided(id, "approve");
        decided(id, "reject");
        appealed(ann(), id, "In time.");
    }
}
