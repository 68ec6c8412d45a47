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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.classifier.Example;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReplayTest {

    private static final String ALWAYS = "\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"";
    private static final String OFFER = "Earn $500 a day working from home, visit https://easy-cash1.example";

    @Inject
    Session session;

    @Inject
    SpamTraining training;

    @BeforeEach
    void publish() {
        Stories.publish("Leaders meet");
    }

    @Test
    void unchangedRulesChangeNoDecisionWhateverHasChangedSince() {
        said("Ann", "Good.");
        list("banned", 0, "spam*");
        list("suspect", 0, "casino");
        said("Bob", "Buy spam now");
        said("Cat", "A casino in town");
        said("Dan", "The very same thing again");
        said("Dan", "The very same thing again");
        site("{\"moderation\": \"post\", \"links\": {\"most\": 0}}");
        said("Eve", "See https://a.example");
        String overruled = said("Fay", "Fine.");
        assertThat(moderator()
                        .body("{}")
                        .post("/v1/comments/" + overruled + "/reject")
                        .statusCode())
                .isEqualTo(200);
        learn();
        said("Gus", OFFER.replace("https://", ""));
        site("{\"spam\": {\"rejectAbove\": 0.5}}");
        said("Hal", OFFER.replace("https://", "") + " or tomorrow");
        list("banned", 1, "good", "fine");
        list("suspect", 1);
        site(
                "{\"moderation\": \"pre\", \"links\": {\"most\": 9}, \"spam\": {\"queueAbove\": null, \"rejectAbove\": null}}");
        learn();
        assertThat(Rows.of("SELECT state, findings -> 0 ->> 'rule' FROM comment_decision WHERE made_by = 'pipeline'"
                        + " ORDER BY at, id"))
                .containsExactly(
                        "pending -",
                        "rejected banned",
                        "pending suspect",
                        "pending -",
                        "rejected repeat",
                        "pending links",
                        "approved -",
                        "pending spam",
                        "rejected spam");
        Response same = replay("{" + ALWAYS + "}");
        assertThat(same.jsonPath().getInt("looked")).isEqualTo(9);
        assertThat(same.jsonPath().getInt("changed")).isZero();
        assertThat(same.jsonPath().getList("turns")).isEmpty();
        assertThat(same.jsonPath().getList("samples")).isEmpty();
        assertThat(same.jsonPath().getString("next")).isNull();
    }

    @Test
    void aChangedListTellsWhatItWouldHaveCaught() {
        list("banned", 0, "spam");
        String ann = said("Ann", "A casino in town");
        String bob = said("Bob", "Buy spam now");
        said("Cat", "Nothing of the kind");
        Response changed = replay("{" + ALWAYS + ", \"lists\": {\"banned\": [\"casino\"]}}");
        assertThat(changed.jsonPath().getInt("looked")).isEqualTo(3);
        assertThat(changed.jsonPath().getInt("changed")).isEqualTo(2);
        assertThat(changed.jsonPath().getList("turns"))
                .isEqualTo(List.of(
                        Map.of("was", "pending", "becomes", "rejected", "decisions", 1),
                        Map.of("was", "rejected", "becomes", "pending", "decisions", 1)));
        assertThat(changed.jsonPath().getList("samples.comment")).containsExactly(ann, bob);
        assertThat(changed.jsonPath().getList("samples.becomes")).containsExactly("rejected", "pending");
        assertThat(changed.jsonPath().getMap("samples[0].findings[0].spans[0]"))
                .isEqualTo(Map.of("in", "text", "start", 2, "end", 8, "entry", "casino"));
        assertThat(changed.jsonPath().getList("samples[1].findings")).isEmpty();
        assertThat(moderator().get("/v1/comments/" + ann).jsonPath().getString("state"))
                .as("nothing is stored")
                .isEqualTo("pending");
        assertThat(moderator()
                        .get("/v1/moderation/word-lists/banned")
                        .jsonPath()
                        .getList("entries"))
                .containsExactly("spam");
    }

    @Test
    void changedRulesOfTheSiteAreTriedBeforeTheyAreSaved() {
        learn();
        said("Ann", "See https://a.example");
        said("Bob", "Good.");
        said("Cat", OFFER);
        assertThat(turns("{\"moderation\": \"post\"}")).containsExactly("pending approved 2");
        assertThat(turns("{\"moderation\": \"post\", \"links\": {\"most\": 0, \"domains\": []}}"))
                .containsExactly("pending approved 1");
        assertThat(turns("{\"spam\": {\"rejectAbove\": 0.6}}")).containsExactly("pending rejected 1");
        assertThat(turns("{\"moderation\": \"pre\", \"spam\": {}}")).isEmpty();
        assertThat(turns("{\"moderation\": \"post\", \"spam\": {}}")).containsExactly("pending approved 3");
    }

    @Test
    void whatTheReleaseBeforeStoredIsRead() {
        said("Ann", "Good.");
        QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("UPDATE comment_decision SET inputs = inputs"
                                + " #- '{rules,spamModel}' #- '{rules,spamQueueAbove}' #- '{rules,spamRejectAbove}'")
                        .executeUpdate());
        assertThat(replay("{" + ALWAYS + "}").jsonPath().getInt("looked")).isEqualTo(1);
        assertThat(turns("{\"moderation\": \"post\"}")).containsExactly("pending approved 1");
    }

    @Test
    void onlyThePeriodIsLookedAt() {
        said("Ann", "Good.");
        Response before = replay("{\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"2001-01-01T00:00:00Z\"}");
        assertThat(before.jsonPath().getInt("looked")).isZero();
        String at = Rows.of("SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM"
                        + " comment_decision")
                .getFirst();
        assertThat(replay("{\"from\": \"" + at + "\", \"to\": \"2999-01-01T00:00:00Z\"}")
                        .jsonPath()
                        .getInt("looked"))
                .isEqualTo(1);
        assertThat(replay("{\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"" + at + "\"}")
                        .jsonPath()
                        .getInt("looked"))
                .as("to is exclusive")
                .isZero();
    }

    @Test
    void badInputIsNamed() {
        refused("{}", "/from");
        refused("{\"from\": \"2001-01-01T00:00:01Z\", \"to\": \"2001-01-01T00:00:00Z\"}", "/to");
        refused("{" + ALWAYS + ", \"lists\": {\"banned\": [\"spam\", \"sh*t\"]}}", "/lists/banned/1");
        refused("{" + ALWAYS + ", \"lists\": {\"suspect\": [\"spam\", \"SPAM\"]}}", "/lists/suspect/1");
        refused("{" + ALWAYS + ", \"rules\": {\"moderation\": \"never\"}}", "/rules/moderation");
        refused("{" + ALWAYS + ", \"rules\": {\"links\": {\"most\": -1, \"domains\": []}}}", "/rules/links/most");
        refused("{" + ALWAYS + ", \"rules\": {\"spam\": {\"queueAbove\": 2}}}", "/rules/spam/queueAbove");
        assertProblem(Api.editor().body("{" + ALWAYS + "}").post("/v1/moderation/replay"), 403, "missing-scope");
    }

    /** Stores a version of the classifier that has learnt from generated comments. */
    private void learn() {
        QuarkusTransaction.requiringNew().run(() -> {
            List<Example> examples = SpamCorpus.of(1, 240).stream()
                    .map(said -> new Example(SpamFeatures.of("Ann", said.text()).distinct(), said.spam()))
                    .toList();
            training.train(new SpamTraining.Lessons(examples, Instant.EPOCH), null);
        });
    }

    private static List<String> turns(String rules) {
        return replay("{" + ALWAYS + ", \"rules\": " + rules + "}")
                .jsonPath()
                .getList("turns.collect { it.was + ' ' + it.becomes + ' ' + it.decisions }");
    }

    private static Response replay(String body) {
        Response answer = moderator().body(body).post("/v1/moderation/replay");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static void refused(String body, String pointer) {
        assertPointer(
                assertProblem(moderator().body(body).post("/v1/moderation/replay"), 400, "invalid-body"), pointer);
    }

    private static String said(String name, String text) {
        Response posted = Api.anonymous()
                .contentType("application/json")
                .body(Map.of("displayName", name, "text", text))
                .post("/v1/articles/leaders-meet/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted.jsonPath().getString("id");
    }

    private static void list(String name, int revision, String... entries) {
        Response put = moderator()
                .header("If-Match", "\"" + revision + "\"")
                .body(Map.of("entries", List.of(entries)))
                .put("/v1/moderation/word-lists/" + name);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    }

    private static void site(String comments) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        Response patched = Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": " + comments + "}")
                .patch("/v1/site");
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
    }

    private static RequestSpecification moderator() {
        return Api.withScopes("content:read", "comments:moderate");
    }
}
