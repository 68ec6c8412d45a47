package press.dateline.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.queue.Desk.approve;
import static press.dateline.queue.Desk.moderator;
import static press.dateline.queue.Desk.moderatorsKey;
import static press.dateline.queue.Desk.queue;
import static press.dateline.queue.Desk.reportFromElsewhere;
import static press.dateline.queue.Desk.said;
import static press.dateline.queue.Desk.shown;
import static press.dateline.queue.Desk.state;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;
import press.dateline.web.Ids;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class DecisionsTest {

    @Test
    void manyAreDecidedAtOnceEachWithItsResult() {
        Stories.publish("Leaders meet");
        String good = said("Ann", "Good.");
        String bad = said("Bob", "Bad.");
        String done = shown("Cat", "Done.");
        String held = said("Dan", "Held.");
        Api.withKey(moderatorsKey()).body("{\"sort\": \"newest\", \"most\": 1}").post("/v1/moderation/claims");
        String missing = Ids.next().toString();
        Response decided = decide(
                moderatorsKey(),
                one(good, "approve", ""),
                one(bad, "reject", ", \"reasonCode\": \"off-topic\", \"note\": \"Rude.\""),
                one(done, "approve", ""),
                one(held, "approve", ""),
                one(missing, "approve", ""));
        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(200);
        JsonPath results = decided.jsonPath();
        assertThat(results.getList("results.comment")).containsExactly(good, bad, done, held, missing);
        assertThat(results.getList("results.result")).containsExactly("done", "done", "unchanged", "held", "missing");
        assertThat(results.getList("results.state"))
                .containsExactly("approved", "rejected", "approved", "pending", null);
        assertThat(results.getString("results[3].heldBy.until")).isNotNull();
        assertThat(state(good)).isEqualTo("approved");
        assertThat(state(held)).isEqualTo("pending");
        JsonPath rejected = moderator().get("/v1/comments/" + bad).jsonPath();
        assertThat(rejected.getString("moderation.reason")).isEqualTo("Rude.");
        assertThat(rejected.getString("decisions[1].reasonCode")).isEqualTo("off-topic");
        assertThat(rejected.getString("decisions[1].reason")).isEqualTo("Rude.");
        assertThat(rejected.getString("decisions[1].id")).isEqualTo(results.getString("results[1].decision"));

        assertThat(decide(moderatorsKey(), one(bad, "reject", ", \"reasonCode\": \"off-topic\""))
                        .jsonPath()
                        .getString("results[0].result"))
                .isEqualTo("unchanged");
        assertThat(decide(moderatorsKey(), one(bad, "reject", ", \"reasonCode\": \"spam\""))
                        .jsonPath()
                        .getString("results[0].result"))
                .isEqualTo("done");
    }

    @Test
    void aHundredTakeAsManyStatementsAsOne() {
        Stories.publish("Leaders meet");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(said("Reader " + i, "Text."));
        }
        String key = moderatorsKey();
        Api.withKey(key).get("/v1/me"); // so that the key is known
        int few = Statements.ofRequest(() -> decide(key, one(ids.getFirst(), "reject", "")))
                .size();
        String[] all = ids.stream().map(id -> one(id, "approve", "")).toArray(String[]::new);
        List<Response> answer = new ArrayList<>();
        assertThat(Statements.ofRequest(() -> answer.add(decide(key, all)))).hasSize(few);
        assertThat(few).as("what is locked, what is written").isEqualTo(2);
        assertThat(answer.getFirst().jsonPath().getList("results.result"))
                .hasSize(100)
                .containsOnly("done");
        assertThat(Rows.of("SELECT count(*) FROM comment WHERE state = 'approved'"))
                .containsExactly("100");
    }

    @Test
    void whatIsSentWronglyDecidesNothing() {
        Stories.publish("Leaders meet");
        String id = said("Ann", "Text.");
        String key = moderatorsKey();
        assertPointer(
                assertProblem(decide(key, one(id, "approve", ""), one(id, "reject", "")), 400, "invalid-body"),
                "/decisions/1/comment");
        assertPointer(assertProblem(decide(key, one(id, "delete", "")), 400, "invalid-body"), "/decisions/0/decision");
        assertPointer(
                assertProblem(decide(key, one(id, "reject", ", \"reasonCode\": \"Off topic\"")), 400, "invalid-body"),
                "/decisions/0/reasonCode");
        assertPointer(
                assertProblem(decide(key, one("first", "reject", "")), 400, "invalid-body"), "/decisions/0/comment");
        assertPointer(assertProblem(decide(key), 400, "invalid-body"), "/decisions");
        String[] tooMany = new String[101];
        for (int i = 0; i < tooMany.length; i++) {
            tooMany[i] = one(Ids.next().toString(), "approve", "");
        }
        assertPointer(assertProblem(decide(key, tooMany), 400, "invalid-body"), "/decisions");
        assertThat(state(id)).isEqualTo("pending");
        assertThat(Rows.of("SELECT count(*) FROM comment_decision WHERE made_by = 'key'"))
                .containsExactly("0");
    }

    @Test
    void aDecisionIsUndoneAsLongAsNothingWasDecidedSince() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "Text.");
        String key = moderatorsKey();
        String first = decision(decide(key, one(id, "reject", ", \"note\": \"Rude.\"")));
        Response undone = undo(key, first);
        assertThat(undone.statusCode()).as(undone.asString()).isEqualTo(200);
        assertThat(undone.jsonPath().getString("state")).isEqualTo("approved");
        assertThat(state(id)).isEqualTo("approved");
        assertProblem(undo(key, first), 409, "wrong-state");

        String redo = undone.jsonPath().getString("decision");
        assertThat(undo(key, redo).jsonPath().getString("state")).isEqualTo("rejected");
        JsonPath comment = moderator().get("/v1/comments/" + id).jsonPath();
        assertThat(comment.getString("moderation.reason")).isEqualTo("Rude.");
        assertThat(comment.getList("decisions.state"))
                .containsExactly("pending", "approved", "rejected", "approved", "rejected");
        assertThat(comment.getList("decisions.undoes")).containsExactly(null, null, null, first, redo);

        approve(id);
        assertProblem(undo(key, redo), 409, "wrong-state");
        String pipeline = comment.getString("decisions[0].id");
        for (String none : List.of(pipeline, Ids.next().toString(), "first")) {
            assertProblem(undo(key, none), 404, "not-found");
        }
    }

    @Test
    void undoingPutsBackIntoTheQueueWithItsReports() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "Text.");
        reportFromElsewhere(id, "spam", "spam", "other");
        String key = moderatorsKey();
        String decision = decision(decide(key, one(id, "approve", "")));
        assertThat(queue("?state=reported")).isEmpty();
        String held = moderatorsKey();
        reportFromElsewhere(id, "abuse");
        Api.withKey(held).body("{\"state\": \"reported\"}").post("/v1/moderation/claims");
        assertProblem(undo(key, decision), 409, "claimed");
        Response undone = Api.withKey(key).post("/v1/moderation/decisions/" + decision + "/undo?override=true");
        assertThat(undone.jsonPath().getString("state")).isEqualTo("pending");
        JsonPath item = moderator().get("/v1/moderation/queue").jsonPath();
        assertThat(item.getList("items.comment.id")).containsExactly(id);
        assertThat(item.getInt("items[0].reports.count")).isEqualTo(4);
        assertThat(item.getMap("items[0]")).doesNotContainKey("claim");
        assertThat(item.getMap("items[0].comment")).doesNotContainKey("moderation");
        assertThat(Rows.of("SELECT reports FROM comment_reported")).containsExactly("4");
    }

    @Test
    void undoingAnUndoSettlesTheReportsAgain() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "Text.");
        reportFromElsewhere(id, "spam", "spam", "other");
        String key = moderatorsKey();
        String undone = undo(key, decision(decide(key, one(id, "approve", ""))))
                .jsonPath()
                .getString("decision");
        assertThat(queue("?state=reported")).containsExactly(id);
        String again = undo(key, undone).jsonPath().getString("decision");
        assertThat(state(id)).isEqualTo("approved");
        assertThat(queue("?state=reported")).isEmpty();
        assertThat(undo(key, again).jsonPath().getString("state")).isEqualTo("pending");
        assertThat(Rows.of("SELECT reports FROM comment_reported")).containsExactly("3");
    }

    @Test
    void aDecisionComesAfterOneByAClockThatIsAhead() {
        Stories.publish("Leaders meet");
        String id = said("Ann", "Text.");
        Rows.change("UPDATE comment_decision SET at = at + interval '1 hour'");
        String decision = decision(decide(moderatorsKey(), one(id, "approve", "")));
        assertThat(moderator().get("/v1/comments/" + id).jsonPath().getList("decisions.state"))
                .containsExactly("pending", "approved");
        assertThat(undo(moderatorsKey(), decision).jsonPath().getString("state"))
                .isEqualTo("pending");
    }

    @Test
    void theLogIsReadByModeratorAndRule() {
        Stories.publish("Leaders meet");
        Instant begin = Instant.parse(Rows.of("SELECT to_char(max(created_at) AT TIME ZONE 'UTC',"
                        + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM article")
                .getFirst());
        String loud = said("Ann", "THIS IS SO LOUD THAT NOBODY WANTS TO READ ALL OF THAT");
        String calm = said("Bob", "Calm.");
        String ann = moderatorsKey();
        String bob = moderatorsKey();
        TestClock.advance(Duration.ofHours(1));
        decide(ann, one(loud, "reject", ""));
        decide(bob, one(calm, "approve", ""));
        assertThat(log("")).containsExactly(calm, loud, calm, loud);
        assertThat(log("?by=pipeline")).containsExactly(calm, loud);
        assertThat(log("?by=" + keyId(ann))).containsExactly(loud);
        assertThat(log("?by=reports")).isEmpty();
        assertThat(log("?rule=capitals")).containsExactly(loud);
        assertThat(log("?rule=banned")).isEmpty();
        assertThat(log("?state=rejected")).containsExactly(loud);
        assertThat(log("?from=" + begin.plus(Duration.ofMinutes(30)))).containsExactly(calm, loud);
        assertThat(log("?to=" + begin.plus(Duration.ofMinutes(30)))).containsExactly(calm, loud);
        assertThat(log("?to=2017-05-02")).isEmpty();
        String key = moderatorsKey();
        assertThat(Pages.walk(() -> Api.withKey(key), "/v1/moderation/decisions?limit=1", "comment"))
                .containsExactly(calm, loud, calm, loud);
        JsonPath newest = moderator().get("/v1/moderation/decisions?limit=1").jsonPath();
        assertThat(newest.getString("items[0].decision.by")).isEqualTo(keyId(bob));
        assertThat(newest.getString("items[0].url")).endsWith("/v1/comments/" + calm);
        for (Map.Entry<String, String> wrong :
                Map.of("by", "nobody", "state", "gone", "from", "today").entrySet()) {
            assertParameter(
                    assertProblem(
                            moderator().get("/v1/moderation/decisions?" + wrong.getKey() + "=" + wrong.getValue()),
                            400,
                            "invalid-parameter"),
                    wrong.getKey());
        }
    }

    @Test
    void theLogIsFilteredByTheModeratorsWhoShareAKey() {
        Stories.publish("Leaders meet");
        String one = said("Ann", "One.");
        String two = said("Bob", "Two.");
        String three = said("Cat", "Three.");
        String key = moderatorsKey();
        assertThat(Api.withKey(key)
                        .post("/v1/comments/" + one + "/approve?moderator=Night desk")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.withKey(key)
                        .body("{}")
                        .post("/v1/comments/" + two + "/reject?moderator=Dora")
                        .statusCode())
                .isEqualTo(200);
        String decision = decision(decide(key, one(three, "approve", "")));
        assertThat(Api.withKey(key)
                        .post("/v1/moderation/decisions/" + decision + "/undo?moderator=Dora")
                        .statusCode())
                .isEqualTo(200);
        assertThat(log("?moderator=Dora")).containsExactly(three, two);
        assertThat(log("?moderator=Night desk&state=approved")).containsExactly(one);
        assertThat(log("?moderator=dora")).isEmpty();
        for (String wrong : List.of("a\nb", "\u202Eeditor", "x".repeat(81))) {
            assertParameter(
                    assertProblem(
                            Api.withKey(key).queryParam("moderator", wrong).post("/v1/comments/" + three + "/approve"),
                            400,
                            "invalid-parameter"),
                    "moderator");
        }
    }

    @Test
    void whoUpholdsARejectionKeepsItsReason() {
        Stories.publish("Leaders meet");
        Api.withKey(moderatorsKey())
                .header("If-Match", "\"0\"")
                .body("{\"entries\": [\"spam\"]}")
                .put("/v1/moderation/word-lists/banned")
                .then()
                .statusCode(200);
        JsonPath byRule = appealed("It is spam.");
        JsonPath byHand = appealed("Good.", "{\"reasonCode\": \"off-topic\", \"reason\": \"Not here.\"}");
        for (JsonPath comment : List.of(byRule, byHand)) {
            Response upheld = moderator().body("{}").post("/v1/comments/" + comment.getString("id") + "/reject");
            assertThat(upheld.statusCode()).as(upheld.asString()).isEqualTo(200);
        }
        assertThat(told(byRule)).isEqualTo("banned-word");
        assertThat(told(byHand)).isEqualTo("off-topic");
        JsonPath newest = moderator().get("/v1/moderation/decisions?limit=2").jsonPath();
        assertThat(newest.getList("items.decision.reasonCode")).containsExactly("off-topic", "banned-word");
        assertThat(newest.getString("items[0].decision.reason")).isEqualTo("Not here.");
        decide(moderatorsKey(), one(byHand.getString("id"), "reject", ", \"reasonCode\": \"abuse\""));
        assertThat(told(byHand)).as("a reason of its own").isEqualTo("abuse");
        assertThat(moderator()
                        .get("/v1/moderation/decisions?limit=1")
                        .jsonPath()
                        .getString("items[0].decision.reason"))
                .isEqualTo("Not here.");
    }

    /** A guest's comment that was rejected, and the guest does not agree. */
    private static JsonPath appealed(String text, String... rejections) {
        JsonPath posted = Api.anonymous()
                .contentType("application/json")
                .body(Map.of("displayName", "Ann", "text", text))
                .post("/v1/articles/leaders-meet/comments")
                .jsonPath();
        String address = "/v1/comments/" + posted.getString("id");
        for (String rejection : rejections) {
            assertThat(moderator().body(rejection).post(address + "/reject").statusCode())
                    .isEqualTo(200);
        }
        assertThat(bearer(posted.getString("readerToken"))
                        .body("{\"text\": \"Why?\"}")
                        .post(address + "/appeal")
                        .statusCode())
                .isEqualTo(200);
        return posted;
    }

    /** Why a comment was rejected, as its reader is told. */
    private static @Nullable String told(JsonPath posted) {
        return bearer(posted.getString("readerToken"))
                .get("/v1/readers/me/comments")
                .jsonPath()
                .getString("items[0].reasonCode");
    }

    private static List<String> log(String query) {
        Response page = moderator().get("/v1/moderation/decisions" + query);
        assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
        return page.jsonPath().getList("items.comment");
    }

    private static String keyId(String key) {
        return Api.withKey(key).get("/v1/me").jsonPath().getString("key.id");
    }

    private static String one(String comment, String decision, String more) {
        return "{\"comment\": \"" + comment + "\", \"decision\": \"" + decision + "\"" + more + "}";
    }

    private static Response decide(String key, String... decisions) {
        return Api.withKey(key)
                .body("{\"decisions\": [" + String.join(", ", decisions) + "]}")
                .post("/v1/moderation/decisions");
    }

    private static String decision(Response decided) {
        assertThat(decided.jsonPath().getString("results[0].result")).isEqualTo("done");
        return decided.jsonPath().getString("results[0].decision");
    }

    private static Response undo(String key, String decision) {
        return Api.withKey(key).post("/v1/moderation/decisions/" + decision + "/undo");
    }
}
