package press.dateline.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.queue.Desk.approve;
import static press.dateline.queue.Desk.moderator;
import static press.dateline.queue.Desk.reportFromElsewhere;
import static press.dateline.queue.Desk.said;
import static press.dateline.queue.Desk.shown;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class StatisticsTest {

    @Test
    void itCountsWhatModerationDid() {
        Stories.publish("Leaders meet");
        String loud = said("Ann", "THIS IS SO LOUD THAT NOBODY WANTS TO READ ALL OF THAT");
        String louder = said("Bob", "THAT IS LOUDER STILL, AND NOBODY WANTS TO READ ALL OF IT");
        String waiting = said("Cat", "Calm.");
        String calm = shown("Dan", "Calm, too.");
        reportFromElsewhere(calm, "spam");
        TestClock.advance(Duration.ofHours(2));
        approve(louder);
        moderator().body("{}").post("/v1/comments/" + loud + "/reject");

        JsonPath figures = figures("");
        assertThat(figures.getMap("comments")).isEqualTo(Map.of("pending", 1, "approved", 2, "rejected", 1));
        assertThat(figures.getInt("pending.comments")).isEqualTo(1);
        assertThat(figures.getString("pending.oldest"))
                .isEqualTo(moderator().get("/v1/comments/" + waiting).jsonPath().getString("createdAt"));
        assertThat(figures.getInt("pending.oldestAge")).isBetween(7200, 7260);
        assertThat(figures.getInt("reported.comments")).isEqualTo(1);
        List<Map<String, Object>> hours = figures.getList("hours");
        assertThat(hours)
                .extracting(hour -> hour.get("madeBy") + " " + hour.get("state") + " " + hour.get("decisions"))
                .containsExactlyInAnyOrder("key approved 1", "pipeline pending 4", "key approved 1", "key rejected 1");
        assertThat(hours)
                .extracting(hour -> Instant.parse((String) hour.get("hour")))
                .isSorted()
                .allMatch(hour -> hour.getEpochSecond() % 3600 == 0);
        Map<String, Object> rule = figures.getMap("rules[0]");
        assertThat(rule)
                .containsEntry("rule", "capitals")
                .containsEntry("found", 2)
                .containsEntry("rejected", 1);
        assertThat(figures.getDouble("rules[0].rejectedShare")).isEqualTo(0.5);

        JsonPath before = figures("?from=2017-05-01&to=2017-05-02");
        assertThat(before.getMap("comments").values()).containsOnly(0);
        assertThat(before.getList("hours")).isEmpty();
        assertThat(before.getInt("pending.comments"))
                .as("the queue is as it is now")
                .isEqualTo(1);
        assertThat(before.getString("from")).isEqualTo("2017-05-01T00:00:00Z");
        assertThat(before.getString("to")).isEqualTo("2017-05-03T00:00:00Z");
    }

    @Test
    void aPeriodIsBounded() {
        for (String wrong : List.of(
                "?from=2017-01-01&to=2017-03-01",
                "?from=2017-05-02&to=2017-05-01",
                "?from=2017-05-01",
                "?from=yesterday")) {
            assertParameter(
                    assertProblem(moderator().get("/v1/moderation/statistics" + wrong), 400, "invalid-parameter"),
                    "from");
        }
        assertThat(figures("?from=2017-05-01&to=2017-05-31").getMap("comments")).isEmpty();
    }

    private static JsonPath figures(String query) {
        Response figures = moderator().get("/v1/moderation/statistics" + query);
        assertThat(figures.statusCode()).as(figures.asString()).isEqualTo(200);
        return figures.jsonPath();
    }

    @Test
    void aCommentThatTheServiceWasAskedAboutCountsOnce() {
        Stories.publish("Leaders meet");
        said("Ann", "THIS IS SO LOUD THAT NOBODY WANTS TO READ ALL OF THAT");
        Rows.change("""
                INSERT INTO comment_decision (comment_id, id, at, made_by, state, findings)
                SELECT comment_id, gen_random_uuid(), at + interval '1 microsecond', made_by, state, findings ||
                    '[{"rule": "external", "version": 1, "decision": "queue", "reason": "external-waiting", "spans": []}]'
                FROM comment_decision""");
        JsonPath figures = figures("");
        assertThat(figures.getList("rules.rule")).containsExactly("capitals");
        assertThat(figures.getInt("rules[0].found")).isEqualTo(1);
        String log = "/v1/moderation/decisions?rule=";
        assertThat(moderator().get(log + "external").jsonPath().getList("items"))
                .isEmpty();
        assertThat(moderator().get(log + "capitals").jsonPath().getList("items"))
                .hasSize(2);
    }
}
