package press.dateline.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.queue.Desk.moderatorsKey;
import static press.dateline.queue.Desk.queue;
import static press.dateline.queue.Desk.reportFromElsewhere;
import static press.dateline.queue.Desk.said;
import static press.dateline.queue.Desk.shown;
import static press.dateline.queue.Desk.state;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ClaimsTest {

    @Test
    void twoModeratorsGetDifferentComments() {
        Stories.publish("Leaders meet");
        List<String> ids = waiting(3);
        String ann = moderatorsKey();
        String bob = moderatorsKey();
        Response first = claim(ann, "{\"most\": 2, \"moderator\": \"Ann\"}");
        assertThat(first.jsonPath().getList("items.comment.id")).containsExactly(ids.get(0), ids.get(1));
        assertThat(first.jsonPath().getString("items[0].claim.moderator")).isEqualTo("Ann");
        assertThat(claimed(bob, "{\"most\": 2}")).containsExactly(ids.get(2));
        assertThat(claimed(bob, "{}")).isEmpty();

        JsonPath page = Api.withKey(bob).get("/v1/moderation/queue").jsonPath();
        assertThat(page.getList("items.comment.id")).containsExactlyElementsOf(ids);
        assertThat(page.getList("items.claim.moderator")).containsExactly("Ann", "Ann", null);
        assertThat(page.getString("items[0].claim.until"))
                .isEqualTo(first.jsonPath().getString("until"));

        TestClock.advance(Duration.ofMinutes(6));
        assertThat(Api.withKey(bob).get("/v1/moderation/queue").jsonPath().getList("items.claim"))
                .containsOnlyNulls();
        assertThat(claimed(bob, "{\"minutes\": 60}")).containsExactlyElementsOf(ids);
    }

    @Test
    void manyAtOnceGetEachCommentOnce() throws Exception {
        Stories.publish("Leaders meet");
        List<String> ids = waiting(24);
        int moderators = 6;
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < moderators; i++) {
            keys.add(moderatorsKey());
        }
        CyclicBarrier start = new CyclicBarrier(moderators);
        List<String> got = new ArrayList<>();
        try (ExecutorService desks = Executors.newFixedThreadPool(moderators)) {
            List<Future<List<String>>> all = new ArrayList<>();
            for (String key : keys) {
                all.add(desks.submit(() -> {
                    start.await();
                    List<String> mine = new ArrayList<>();
                    for (int i = 0; i < 8; i++) {
                        mine.addAll(claimed(key, "{\"most\": 2}"));
                    }
                    return mine;
                }));
            }
            for (Future<List<String>> one : all) {
                got.addAll(one.get());
            }
        }
        assertThat(got).as("each once, and none is left").containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void onlyWhoHoldsACommentDecidesOnIt() {
        Stories.publish("Leaders meet");
        List<String> ids = waiting(3);
        String ann = moderatorsKey();
        String bob = moderatorsKey();
        String until = claim(ann, "{\"moderator\": \"Ann\"}").jsonPath().getString("until");
        Response held = Api.withKey(bob).post("/v1/comments/" + ids.get(0) + "/approve");
        assertProblem(held, 409, "claimed");
        assertThat(held.jsonPath().getString("heldBy.moderator")).isEqualTo("Ann");
        assertThat(held.jsonPath().getString("heldBy.until")).isEqualTo(until);
        assertThat(state(ids.get(0))).isEqualTo("pending");
        assertProblem(Api.withKey(bob).body("{}").post("/v1/comments/" + ids.get(0) + "/reject"), 409, "claimed");
        assertParameter(
                assertProblem(
                        Api.withKey(bob).post("/v1/comments/" + ids.get(0) + "/approve?override=1"),
                        400,
                        "invalid-parameter"),
                "override");

        assertThat(Api.withKey(bob)
                        .post("/v1/comments/" + ids.get(0) + "/approve?override=true")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Api.withKey(ann)
                        .post("/v1/comments/" + ids.get(1) + "/approve")
                        .statusCode())
                .as("the same key, which does not say for whom")
                .isEqualTo(200);
        assertThat(Api.withKey(ann)
                        .body("{\"moderator\": \"Cat\", \"decisions\": [{\"comment\": \"" + ids.get(2)
                                + "\", \"decision\": \"approve\"}]}")
                        .post("/v1/moderation/decisions")
                        .jsonPath()
                        .getString("results[0].result"))
                .as("the same key, and another moderator")
                .isEqualTo("held");
        TestClock.advance(Duration.ofMinutes(6));
        assertThat(Api.withKey(bob)
                        .post("/v1/comments/" + ids.get(2) + "/approve")
                        .statusCode())
                .as("past its time")
                .isEqualTo(200);
    }

    @Test
    void whoHasClaimedWithoutANameDecidesWithOne() {
        Stories.publish("Leaders meet");
        List<String> ids = waiting(2);
        String ann = moderatorsKey();
        claim(ann, "{\"most\": 1}");
        claim(ann, "{\"most\": 1, \"moderator\": \"Ann\"}");
        for (String id : ids) {
            assertThat(Api.withKey(ann)
                            .post("/v1/comments/" + id + "/approve?moderator=Ann")
                            .statusCode())
                    .as(id)
                    .isEqualTo(200);
        }
    }

    @Test
    void aDecisionEndsTheClaim() {
        Stories.publish("Leaders meet");
        String id = waiting(1).getFirst();
        String ann = moderatorsKey();
        assertThat(claimed(ann, "{}")).containsExactly(id);
        Api.withKey(ann).post("/v1/comments/" + id + "/approve");
        reportFromElsewhere(id, "spam");
        assertThat(claimed(moderatorsKey(), "{\"state\": \"reported\"}")).containsExactly(id);
    }

    @Test
    void whatIsReleasedIsFreeAgain() {
        Stories.publish("Leaders meet");
        List<String> ids = waiting(3);
        String ann = moderatorsKey();
        String bob = moderatorsKey();
        claim(ann, "{\"most\": 2, \"moderator\": \"Ann\"}");
        claim(ann, "{\"most\": 1, \"moderator\": \"Cat\"}");
        assertThat(Api.withKey(bob).delete("/v1/moderation/claims").statusCode())
                .isEqualTo(204);
        assertThat(claimed(bob, "{}")).as("those of others stay").isEmpty();
        Api.withKey(ann).delete("/v1/moderation/claims?moderator=Ann&comment=" + ids.get(1));
        assertThat(claimed(bob, "{}")).containsExactly(ids.get(1));
        Api.withKey(ann).delete("/v1/moderation/claims?moderator=Ann");
        assertThat(claimed(bob, "{}")).containsExactly(ids.get(0));
        Api.withKey(ann).delete("/v1/moderation/claims");
        assertThat(claimed(bob, "{}")).containsExactly(ids.get(2));
        assertParameter(
                assertProblem(Api.withKey(ann).delete("/v1/moderation/claims?comment=one"), 400, "invalid-parameter"),
                "comment");
    }

    @Test
    void whatIsClaimedIsChosenLikeTheQueue() {
        Stories.publish("Leaders meet");
        String first = shown("Ann", "One.");
        String second = shown("Bob", "Two.");
        String waiting = said("Cat", "Three.");
        reportFromElsewhere(first, "spam");
        reportFromElsewhere(second, "spam", "spam");
        String key = moderatorsKey();
        assertThat(claimed(key, "{\"state\": \"reported\", \"sort\": \"most-reported\", \"most\": 1}"))
                .containsExactly(second);
        assertThat(claimed(key, "{\"article\": \"leaders-meet\", \"section\": \"news\", \"sort\": \"newest\"}"))
                .containsExactly(waiting);
        assertThat(queue("?state=reported")).containsExactly(first, second);
        for (String[] wrong : new String[][] {
            {"state", "\"dull\""},
            {"sort", "\"most-reported\""},
            {"section", "\"nowhere\""},
            {"article", "\"none\""},
            {"most", "101"},
            {"minutes", "0"},
            {"moderator", "\"\\n\""}
        }) {
            assertPointer(
                    assertProblem(claim(key, "{\"" + wrong[0] + "\": " + wrong[1] + "}"), 400, "invalid-body"),
                    "/" + wrong[0]);
        }
    }

    private static List<String> waiting(int comments) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < comments; i++) {
            ids.add(said("Reader " + i, "Text."));
        }
        return ids;
    }

    private static Response claim(String key, String body) {
        return Api.withKey(key).body(body).post("/v1/moderation/claims");
    }

    private static List<String> claimed(String key, String body) {
        Response claimed = claim(key, body);
        assertThat(claimed.statusCode()).as(claimed.asString()).isEqualTo(200);
        return claimed.jsonPath().getList("items.comment.id");
    }

    @Test
    void aRepeatedAnswerDoesNotSayWhoReported() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "Text.");
        assertThat(Desk.report(id, """
                        {"reason": "illegal", "statement": {"explanation": "My address.", "goodFaith": true,
                            "name": "Zyxwvut", "email": "zyxwvut@example.org"}}""").statusCode()).isEqualTo(200);
        String ann = moderatorsKey();
        Response first = once(ann);
        assertThat(first.jsonPath().getString("items[0].reports.newest[0].statement.name"))
                .isEqualTo("Zyxwvut");
        Response again = once(ann);
        assertThat(again.jsonPath().getList("items.comment.id")).containsExactly(id);
        assertThat(again.jsonPath().getString("items[0].reports.newest[0].reason"))
                .isEqualTo("illegal");
        assertThat(again.asString()).doesNotContainIgnoringCase("zyxwvut").doesNotContain("My address.");
        assertThat(again.header("Idempotency-Omitted")).isEqualTo("/items");
    }

    private static Response once(String key) {
        return Api.withKey(key)
                .header("Idempotency-Key", "flaky")
                .body("{\"state\": \"reported\"}")
                .post("/v1/moderation/claims");
    }
}
