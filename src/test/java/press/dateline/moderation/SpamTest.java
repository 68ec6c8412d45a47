package press.dateline.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.moderation.SpamCorpus.Said;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SpamTest {

    private static final String SPAM = "/v1/moderation/spam";
    private static final String OFFER = "Earn $500 a day working from home, visit https://easy-cash1.example";

    @Inject
    SpamWork work;

    @Inject
    SpamTraining training;

    @Inject
    SpamModels models;

    @BeforeEach
    void publish() {
        Stories.publish("Leaders meet");
    }

    @Test
    void belowTwoHundredDecisionsNothingIsLearnt() {
        decide(SpamCorpus.of(1, 199));
        Response refused = assertProblem(moderator().post(SPAM + "/train"), 409, "wrong-state");
        assertThat(refused.jsonPath().getString("detail")).contains("it learns from 200");
        learnIfDue();
        Response spam = moderator().get(SPAM);
        assertThat(spam.jsonPath().getInt("decisionsSince")).isEqualTo(199);
        assertThat(spam.jsonPath().getMap("model")).isNull();
        moderateAfterwards();
        assertThat(posted("Eve", OFFER).jsonPath().getString("state")).isEqualTo("approved");
    }

    @Test
    void oneKindAloneTeachesNothing() {
        decide(SpamCorpus.of(1, 900).stream()
                .filter(said -> !said.spam())
                .limit(220)
                .toList());
        assertProblem(moderator().post(SPAM + "/train"), 409, "wrong-state");
        learnIfDue();
        assertThat(Rows.of("SELECT version FROM spam_model")).isEmpty();
    }

    @Test
    void whatModeratorsRejectIsKnownAgain() {
        decide(SpamCorpus.of(1, 240));
        Response trained = moderator().post(SPAM + "/train");
        assertThat(trained.statusCode()).as(trained.asString()).isEqualTo(200);
        Response spam = moderator().get(SPAM);
        assertThat(spam.asString()).isEqualTo(trained.asString());
        assertThat(spam.jsonPath().getInt("decisionsSince")).isZero();
        assertThat(spam.jsonPath().getInt("model.version")).isEqualTo(1);
        assertThat(spam.jsonPath().getInt("model.learntFrom.approved")
                        + spam.jsonPath().getInt("model.learntFrom.rejected"))
                .isBetween(200, 240);
        assertThat(spam.jsonPath().getList("model.measures.threshold", Double.class))
                .containsExactly(0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99);
        assertThat(spam.jsonPath().getDouble("model.measures[3].precision")).isBetween(0.95, 1.0);
        assertThat(spam.jsonPath().getDouble("model.measures[3].recall")).isBetween(0.6, 1.0);

        moderateAfterwards();
        Response queued = posted("Eve", OFFER);
        assertThat(queued.jsonPath().getString("state")).isEqualTo("pending");
        Response shown = moderator().get("/v1/comments/" + queued.jsonPath().getString("id"));
        Map<String, Object> finding = shown.jsonPath().getMap("decisions[0].findings[0]");
        assertThat(finding)
                .containsEntry("rule", "spam")
                .containsEntry("version", 1)
                .containsEntry("reason", "spam");
        assertThat(shown.jsonPath().getDouble("decisions[0].findings[0].score")).isBetween(0.9, 1.0);
        assertThat(shown.jsonPath().getList("decisions[0].findings[0].spans")).isNotEmpty();
        assertThat(posted("Fay", "I think the mayor is right about the trams, we need more of them.")
                        .jsonPath()
                        .getString("state"))
                .isEqualTo("approved");
        assertThat(Rows.of("SELECT DISTINCT inputs #>> '{rules,spamModel}', inputs #>> '{rules,spamQueueAbove}'"
                        + " FROM comment_decision WHERE inputs #>> '{rules,spamModel}' > '0'"))
                .containsExactly("1 0.9");

        site("{\"comments\": {\"spam\": {\"rejectAbove\": 0.95}}}", 200);
        Response rejected = posted("Gus", OFFER);
        assertThat(rejected.jsonPath().getString("state")).isEqualTo("rejected");
        assertThat(rejected.jsonPath().getString("reasonCode")).isEqualTo("spam");
        site("{\"comments\": {\"spam\": {\"rejectAbove\": null, \"queueAbove\": null}}}", 200);
        assertThat(posted("Hal", OFFER).jsonPath().getString("state")).isEqualTo("approved");
        assertThat(Statements.ofRequest(() -> posted("Ida", OFFER)))
                .as("no more than without")
                .hasSize(5);
    }

    @Test
    void itLearnsFromSoManyFeaturesAtMost() {
        decide(SpamCorpus.of(1, 20));
        QuarkusTransaction.requiringNew().run(() -> {
            int all = training.lessons().examples().size();
            assertThat(training.lessons(1000).examples().size()).isBetween(1, all - 1);
            assertThat(training.lessons(1).examples()).hasSize(1);
        });
    }

    @Test
    void itLearnsOnlyFromWhatModeratorsSaw() {
        List<String> ids = decide(SpamCorpus.of(1, 20));
        int all = examples();
        Rows.change("UPDATE comment SET text = 'Another.', edited_at = created_at WHERE id = '" + ids.get(0) + "'");
        assertThat(examples()).as("edited before it was decided on").isEqualTo(all);
        Rows.change("UPDATE comment SET edited_at = now() + interval '1 day' WHERE id = '" + ids.get(0) + "'");
        assertThat(examples()).as("edited since").isEqualTo(all - 1);
        Rows.change(
                "UPDATE comment SET text = '', state = 'deleted', deleted_at = now() WHERE id = '" + ids.get(1) + "'");
        assertThat(examples()).as("deleted").isEqualTo(all - 2);
    }

    private int examples() {
        return QuarkusTransaction.requiringNew()
                .call(() -> training.lessons().examples().size());
    }

    @Test
    void aVersionInMemoryIsNotReadAgain() {
        decide(SpamCorpus.of(1, 240));
        learnIfDue();
        QuarkusTransaction.requiringNew().run(() -> {
            SpamModel inMemory = models.model(1);
            assertThat(models.stored(1)).isSameAs(inMemory);
        });
    }

    @Test
    void itLearnsAgainOnceEnoughIsNew() {
        decide(SpamCorpus.of(1, 240));
        learnIfDue();
        assertThat(moderator().get(SPAM).jsonPath().getInt("model.version")).isEqualTo(1);
        decide(SpamCorpus.of(2, 49));
        learnIfDue();
        assertThat(moderator().get(SPAM).jsonPath().getInt("model.version")).isEqualTo(1);
        decide(SpamCorpus.of(3, 1));
        learnIfDue();
        learnIfDue();
        assertThat(moderator().get(SPAM).jsonPath().getInt("model.version")).isEqualTo(2);
        assertThat(Rows.of("SELECT version, actor FROM spam_model ORDER BY version"))
                .as("all versions are kept")
                .containsExactly("1 -", "2 -");
    }

    @Test
    void theLastDecisionOnACommentCounts() {
        List<Said> said = SpamCorpus.of(1, 240);
        List<String> ids = decide(said);
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).spam()) {
                moderator().post("/v1/comments/" + ids.get(i) + "/approve");
            }
        }
        assertThat(assertProblem(moderator().post(SPAM + "/train"), 409, "wrong-state")
                        .jsonPath()
                        .getString("detail"))
                .contains("rejected 0");
    }

    @Test
    void onlyModeratorsSeeItAndScoresAreProbabilities() {
        assertProblem(Api.anonymous().get(SPAM), 401, "unauthenticated");
        assertProblem(Api.editor().get(SPAM), 403, "missing-scope");
        assertProblem(Api.editor().post(SPAM + "/train"), 403, "missing-scope");
        assertThat(Api.anonymous().get("/v1/site").jsonPath().getMap("comments.spam"))
                .hasSize(1)
                .containsKey("queueAbove");
        for (String member : List.of("queueAbove", "rejectAbove")) {
            for (String value : List.of("0.4", "1.01", "-1")) {
                Response refused = site("{\"comments\": {\"spam\": {\"" + member + "\": " + value + "}}}", 400);
                assertPointer(assertProblem(refused, 400, "invalid-body"), "/comments/spam/" + member);
            }
        }
    }

    /** Posts comments and lets a moderator decide on each; answers their ids. */
    private static List<String> decide(List<Said> said) {
        String key = Api.key("comments:moderate");
        return said.stream()
                .map(comment -> {
                    String id =
                            posted(comment.name(), comment.text()).jsonPath().getString("id");
                    Response decided = Api.withKey(key)
                            .body("{}")
                            .post("/v1/comments/" + id + (comment.spam() ? "/reject" : "/approve"));
                    assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(200);
                    return id;
                })
                .toList();
    }

    private void learnIfDue() {
        QuarkusTransaction.requiringNew().run(work::learnIfDue);
    }

    private static Response posted(String name, String text) {
        Response posted = Api.anonymous()
                .contentType("application/json")
                .body(Map.of("displayName", name, "text", text))
                .post("/v1/articles/leaders-meet/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted;
    }

    private static void moderateAfterwards() {
        site("{\"comments\": {\"moderation\": \"post\"}}", 200);
    }

    private static Response site(String patch, int status) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        Response patched = Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body(patch)
                .patch("/v1/site");
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(status);
        return patched;
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }
}
