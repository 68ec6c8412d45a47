package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** The evening before: stories are set for the morning, moved, taken off, and one is not ready in time. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ScheduleTest {

    @Inject
    AgroalDataSource database;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant six = now.plus(Duration.ofHours(6));
    private final Instant seven = now.plus(Duration.ofHours(7));
    private final Instant noon = now.plus(Duration.ofHours(12));

    @Test
    void aStoryIsSetForTheMorningAndTakenDownAtNoon() {
        String id = Stories.draft("Morning paper", "").jsonPath().getString("id");
        Response set = schedule("morning-paper", "{\"at\": \"" + six + "\", \"unpublishAt\": \"" + noon + "\"}");
        assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
        assertThat(set.jsonPath().getString("status")).isEqualTo("scheduled");
        assertThat(set.jsonPath().getString("scheduledFor")).isEqualTo(six.toString());
        assertThat(set.jsonPath().getList("allowed")).containsExactly("publish", "schedule", "unschedule", "withdraw");
        assertProblem(Api.anonymous().get("/v1/articles/morning-paper"), 404, "not-found");
        assertProblem(correct("morning-paper"), 409, "wrong-state");

        // A late change: the newest draft is what is published.
        patch("morning-paper", 1, "{\"standfirst\": \"With the night's results.\"}");
        TestClock.advance(Duration.ofHours(6).plusMinutes(1));
        Await.until("it is published", () -> read("morning-paper").statusCode() == 200);
        assertThat(read("morning-paper").jsonPath().getString("standfirst")).isEqualTo("With the night's results.");
        assertThat(Rows.log(id)).containsExactly("published 2 - -");
        assertThat(schedules("?state=done").getList("items.kind")).containsExactly("publish");
        assertThat(schedules("?state=waiting").getList("items.kind")).containsExactly("unpublish");

        TestClock.advance(Duration.ofHours(6));
        // The end counts at once, whether a worker has come by or not.
        Response gone = read("morning-paper");
        assertProblem(gone, 410, "withdrawn");
        assertThat(gone.jsonPath().getString("withdrawnAt")).isNotBlank();
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items"))
                .isEmpty();
        Await.until("the log says so", () -> Rows.log(id).size() == 2);
        assertThat(Rows.log(id).getLast()).startsWith("withdrawn 2 - The time");
        assertThat(schedules("?state=done").getList("items.kind")).containsExactly("publish", "unpublish");
        assertThat(Rows.of("SELECT actor IS NOT NULL FROM change WHERE target_id = '" + id + "'"))
                .containsExactly("t", "t");
        assertThat(Api.anonymous().get("/metrics").asString())
                .contains("dateline_due_lateness_seconds_count{kind=\"publish\"")
                .contains("dateline_due_overdue_seconds");
    }

    @Test
    void aScheduleIsMovedAndTakenOff() {
        String id = Stories.draft("Morning paper", "").jsonPath().getString("id");
        schedule(id, "{\"at\": \"" + six + "\"}").then().statusCode(200);
        schedule(id, "{\"at\": \"" + seven + "\"}").then().statusCode(200);
        assertThat(schedules("").getList("items.at")).containsExactly(seven.toString());

        Response off = Api.editor().delete("/v1/articles/morning-paper/schedule");
        assertThat(off.statusCode()).as(off.asString()).isEqualTo(200);
        assertThat(off.jsonPath().getString("status")).isEqualTo("draft");
        assertThat(schedules("").getList("items.state")).containsExactly("cancelled");
        assertProblem(Api.editor().delete("/v1/articles/morning-paper/schedule"), 409, "wrong-state");

        TestClock.advance(Duration.ofHours(8));
        String other = Stories.draft("Other", "").jsonPath().getString("id");
        schedule(other, "{\"at\": \"" + noon + "\"}").then().statusCode(200);
        TestClock.advance(Duration.ofHours(5));
        Await.until("the other is published", () -> read("other").statusCode() == 200);
        assertProblem(read("morning-paper"), 404, "not-found");
        assertThat(Rows.log(id)).isEmpty();
    }

    @Test
    void aStoryThatIsNotReadyInTimeFailsVisibly() {
        String id = Stories.draft("Morning paper", "").jsonPath().getString("id");
        schedule(id, "{\"at\": \"" + six + "\", \"unpublishAt\": \"" + noon + "\"}")
                .then()
                .statusCode(200);
        patch("morning-paper", 1, "{\"headline\": null, \"legalHold\": true}");

        TestClock.advance(Duration.ofHours(7));
        Await.until(
                "it has failed",
                () -> !schedules("?state=failed").getList("items").isEmpty());

        var failed = schedules("?state=failed");
        assertThat(failed.getString("items[0].article.id")).isEqualTo(id);
        assertThat(failed.getString("items[0].reason")).contains("/headline").contains("/legalHold");
        assertThat(schedules("?state=waiting").getList("items")).isEmpty();
        assertThat(Api.editor().get("/v1/articles/" + id + "/draft").jsonPath().getString("status"))
                .isEqualTo("draft");
        assertProblem(read("morning-paper"), 404, "not-found");
        assertThat(Rows.log(id)).isEmpty();
    }

    @Test
    void aPublishedStoryHasItsNewerDraftScheduled() {
        String id = Stories.publish("Morning paper").jsonPath().getString("id");
        patch(id, 1, "{\"headline\": \"Evening paper\"}");
        Response set = schedule(id, "{\"at\": \"" + six + "\"}");
        assertThat(set.jsonPath().getString("status")).isEqualTo("published");
        assertThat(read("morning-paper").jsonPath().getString("headline")).isEqualTo("Morning paper");

        TestClock.advance(Duration.ofHours(7));
        Await.until(
                "the draft is public",
                () -> read("morning-paper").jsonPath().getString("headline").equals("Evening paper"));
        assertThat(Rows.log(id)).containsExactly("published 1 - -", "updated 2 - -");
    }

    @Test
    void aPublishedStoryHasItsEndSetMovedAndTakenOff() {
        String id = Stories.publish("Morning paper").jsonPath().getString("id");
        Response set = schedule(id, "{\"unpublishAt\": \"" + six + "\"}");
        assertThat(set.jsonPath().getString("unpublishAt")).isEqualTo(six.toString());
        assertThat(set.jsonPath().getString("status")).isEqualTo("published");
        patch(id, 1, "{\"headline\": \"Evening paper\"}");
        schedule(id, "{\"at\": \"" + seven + "\", \"unpublishAt\": \"" + noon + "\"}")
                .then()
                .statusCode(200);
        Response off = Api.editor().delete("/v1/articles/" + id + "/schedule?kind=unpublish");
        assertThat(off.jsonPath().getString("unpublishAt")).isNull();
        assertThat(off.jsonPath().getString("scheduledFor")).isEqualTo(seven.toString());
        assertProblem(Api.editor().delete("/v1/articles/" + id + "/schedule?kind=unpublish"), 404, "not-found");
        Response all = Api.editor().delete("/v1/articles/" + id + "/schedule");
        assertThat(all.jsonPath().getString("scheduledFor")).isNull();
        assertThat(all.jsonPath().getString("status")).isEqualTo("published");
        assertProblem(Api.editor().delete("/v1/articles/" + id + "/schedule"), 404, "not-found");
        assertThat(schedules("").getList("items.state")).containsExactly("cancelled", "cancelled");
    }

    @Test
    void anEndOutlastsBeingWithheld() {
        String id = Stories.publish("Morning paper").jsonPath().getString("id");
        schedule(id, "{\"unpublishAt\": \"" + six + "\"}").then().statusCode(200);
        Api.editor()
                .body("{\"kind\": \"withhold\"}")
                .post("/v1/articles/" + id + "/withdraw")
                .then()
                .statusCode(200);
        assertThat(schedules("?state=waiting").getList("items")).isEmpty();
        Response back = Api.editor().post("/v1/articles/" + id + "/restore");
        assertThat(back.jsonPath().getString("unpublishAt")).isEqualTo(six.toString());
        assertThat(schedules("?state=waiting").getList("items.at")).containsExactly(six.toString());

        TestClock.advance(Duration.ofHours(7));
        Await.until("it is unpublished", () -> Rows.log(id).size() == 4);
        assertProblem(read("morning-paper"), 410, "withdrawn");
        // Whoever brings it back after its end means it.
        Response again = Api.editor().post("/v1/articles/" + id + "/restore");
        assertThat(again.jsonPath().getString("unpublishAt")).isNull();
        assertThat(read("morning-paper").statusCode()).isEqualTo(200);
        assertThat(Rows.log(id)).element(4).isEqualTo("restored 1 - -");
    }

    @Test
    void publishingByHandGoesBeforeTheSchedule() {
        String id = Stories.draft("Morning paper", "").jsonPath().getString("id");
        schedule(id, "{\"at\": \"" + six + "\"}").then().statusCode(200);
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
        assertThat(schedules("").getList("items.state")).containsExactly("cancelled");
        TestClock.advance(Duration.ofHours(7));
        assertThat(read("morning-paper").statusCode()).isEqualTo(200);
        assertThat(Rows.log(id)).containsExactly("published 1 - -");
    }

    @Test
    void whatCannotBeScheduledIsRefusedAndChangesNothing() {
        String id = Stories.draft("Morning paper", ", \"embargoUntil\": \"" + seven + "\"")
                .jsonPath()
                .getString("id");
        assertPointer(
                assertProblem(schedule(id, "{\"at\": \"" + now.minusSeconds(60) + "\"}"), 400, "invalid-body"), "/at");
        assertPointer(assertProblem(schedule(id, "{}"), 400, "invalid-body"), "/at");
        assertPointer(assertProblem(schedule(id, "{\"unpublishAt\": \"" + noon + "\"}"), 400, "invalid-body"), "/at");
        assertPointer(
                assertProblem(
                        schedule(id, "{\"at\": \"" + seven + "\", \"unpublishAt\": \"" + six + "\"}"),
                        400,
                        "invalid-body"),
                "/unpublishAt");
        // The embargo would end after the article does.
        assertPointer(
                assertProblem(
                        schedule(id, "{\"at\": \"" + now.plusSeconds(60) + "\", \"unpublishAt\": \"" + six + "\"}"),
                        422,
                        "incomplete"),
                "/embargoUntil");
        assertProblem(schedule(id, "{\"at\": \"tomorrow\"}"), 400, "invalid-body");
        assertProblem(schedule(id, "{\"at\": 17}"), 400, "invalid-body");
        assertProblem(schedule(id, "{\"at\": \"" + seven + "\", \"state\": \"done\"}"), 400, "invalid-body");
        assertProblem(schedule("nothing", "{\"at\": \"" + seven + "\"}"), 404, "not-found");
        String empty = Api.editor()
                .body("{\"slug\": \"empty\"}")
                .post("/v1/articles")
                .jsonPath()
                .getString("id");
        Response incomplete = schedule(empty, "{\"at\": \"" + seven + "\"}");
        assertProblem(incomplete, 422, "incomplete");
        assertThat(incomplete.jsonPath().getList("errors.pointer")).containsExactly("/headline", "/blocks", "/section");
        Stories.publish("Gone");
        Stories.withdraw("gone");
        Response killed = schedule("gone", "{\"at\": \"" + seven + "\"}");
        assertProblem(killed, 409, "wrong-state");
        assertThat(killed.jsonPath().getString("articleStatus")).isEqualTo("withdrawn");
        assertThat(killed.jsonPath().getList("allowed")).containsExactly("publish", "restore");
        assertThat(schedules("").getList("items")).isEmpty();

        for (String bad : List.of("state=open", "from=noon", "to=2017-05-02", "limit=0")) {
            assertParameter(
                    assertProblem(Api.editor().get("/v1/schedules?" + bad), 400, "invalid-parameter"),
                    bad.substring(0, bad.indexOf('=')));
        }
        assertParameter(
                assertProblem(
                        Api.editor().delete("/v1/articles/" + id + "/schedule?kind=all"), 400, "invalid-parameter"),
                "kind");
        assertProblem(Api.anonymous().get("/v1/schedules"), 401, "unauthenticated");
    }

    @Test
    void anArticleThatSomebodyHoldsIsLeftForTheNextRound() throws Exception {
        String held = Stories.draft("Held", "").jsonPath().getString("id");
        String free = Stories.draft("Free", "").jsonPath().getString("id");
        schedule(held, "{\"at\": \"" + six + "\"}").then().statusCode(200);
        schedule(free, "{\"at\": \"" + seven + "\"}").then().statusCode(200);
        try (Connection editor = database.getConnection();
                Statement lock = editor.createStatement()) {
            editor.setAutoCommit(false);
            lock.executeQuery("SELECT 1 FROM article WHERE id = '" + held + "' FOR UPDATE");
            TestClock.advance(Duration.ofHours(8));
            Await.until("the other is published", () -> read("free").statusCode() == 200);
            assertProblem(read("held"), 404, "not-found");
            editor.rollback();
        }
        Await.until("this one is too", () -> read("held").statusCode() == 200);
        assertThat(Rows.log(held)).containsExactly("published 1 - -");
        assertThat(Rows.of("SELECT DISTINCT attempts FROM due")).containsExactly("0");
    }

    @Test
    void theListIsWalkedInFixedStatements() {
        for (int i = 0; i < 5; i++) {
            String id = Stories.draft("Story " + i, "").jsonPath().getString("id");
            schedule(id, "{\"at\": \"" + six.plusSeconds(i / 2) + "\"}").then().statusCode(200);
        }
        var page = schedules("?limit=2");
        List<String> walked = new java.util.ArrayList<>(page.getList("items.id", String.class));
        while (page.getString("nextCursor") != null) {
            page = schedules("?limit=2&cursor=" + page.getString("nextCursor"));
            walked.addAll(page.getList("items.id", String.class));
        }
        assertThat(walked).hasSize(5).doesNotHaveDuplicates();
        assertThat(schedules("?from=" + six.plusSeconds(1) + "&to=" + six.plusSeconds(2))
                        .getList("items"))
                .hasSize(2);
        String key = Api.key("content:preview");
        Api.anonymous()
                .header("X-Api-Key", key)
                .get("/v1/schedules")
                .then()
                .statusCode(200); // the key is known from now on
        for (String limit : List.of("1", "5")) {
            assertThat(Statements.of(() -> Api.anonymous()
                            .header("X-Api-Key", key)
                            .get("/v1/schedules?limit=" + limit)
                            .then()
                            .statusCode(200)))
                    .hasSize(2);
        }
    }

    static Response schedule(String article, String body) {
        return Api.editor().body(body).post("/v1/articles/" + article + "/schedule");
    }

    private static Response correct(String article) {
        return Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"It was 2015.\"}")
                .post("/v1/articles/" + article + "/correct");
    }

    private static Response read(String article) {
        return Api.anonymous().get("/v1/articles/" + article);
    }

    private static io.restassured.path.json.JsonPath schedules(String query) {
        Response answer = Api.editor().get("/v1/schedules" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static void patch(String article, int revision, String body) {
        Response saved = Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch("/v1/articles/" + article + "/draft");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
    }
}
