package press.dateline.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.queue.Desk.approve;
import static press.dateline.queue.Desk.moderator;
import static press.dateline.queue.Desk.queue;
import static press.dateline.queue.Desk.report;
import static press.dateline.queue.Desk.reportFromElsewhere;
import static press.dateline.queue.Desk.said;
import static press.dateline.queue.Desk.shown;
import static press.dateline.queue.Desk.state;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import press.dateline.reader.IdentityProvider;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;
import press.dateline.web.Ids;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReportsTest {

    @Test
    void soManyReportsHideACommentUntilAModeratorHasLooked() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "Buy my book.");
        reportFromElsewhere(id, "spam", "offensive");
        assertThat(state(id)).isEqualTo("approved");
        assertThat(queue("")).isEmpty();
        assertThat(queue("?state=reported")).containsExactly(id);
        reportFromElsewhere(id, "spam");
        assertProblem(Api.anonymous().get("/v1/comments/" + id), 404, "not-found");
        assertProblem(report(id, "{\"reason\": \"spam\"}"), 404, "not-found");
        assertThat(queue("")).containsExactly(id);
        JsonPath item = moderator().get("/v1/moderation/queue?state=reported").jsonPath();
        assertThat(item.getInt("items[0].reports.count")).isEqualTo(3);
        assertThat(item.getMap("items[0].reports.reasons")).isEqualTo(Map.of("spam", 2, "offensive", 1));
        assertThat(item.getList("items[0].reports.newest.reason")).containsExactly("spam", "offensive", "spam");
        assertThat(item.getList("items[0].comment.decisions.madeBy")).containsExactly("pipeline", "key", "reports");
        assertThat(item.getList("items[0].comment.decisions.state")).containsExactly("pending", "approved", "pending");

        approve(id);
        assertThat(queue("?state=reported")).isEmpty();
        reportFromElsewhere(id, "spam", "spam", "spam", "spam");
        assertThat(state(id)).as("it was approved in spite of reports").isEqualTo("approved");
        assertThat(queue("?state=reported")).containsExactly(id);
        assertThat(moderator()
                        .get("/v1/moderation/queue?state=reported")
                        .jsonPath()
                        .getInt("items[0].reports.count"))
                .isEqualTo(4);
    }

    @Test
    void eachReportsOnceAndNothingSaysWho() {
        Stories.publish("Leaders meet");
        String one = shown("Ann", "One.");
        String two = shown("Bob", "Two.");
        Response taken = report(one, "{\"reason\": \"spam\", \"note\": \"Zyxwvut\"}");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        assertThat(taken.jsonPath().getString("reason")).isEqualTo("spam");
        assertThat(taken.asString()).doesNotContain("Zyxwvut");
        assertProblem(report(one, "{\"reason\": \"other\"}"), 409, "duplicate");
        TestClock.advance(Duration.ofDays(31));
        assertProblem(report(one, "{\"reason\": \"other\"}"), 409, "duplicate");
        assertThat(report(two, "{\"reason\": \"spam\"}").statusCode()).isEqualTo(200);
        assertThat(Rows.of("SELECT DISTINCT reporter FROM comment_report"))
                .as("another hash for each comment")
                .hasSize(2);
        TestClock.advance(Duration.ofDays(62));
        assertThat(report(one, "{\"reason\": \"other\"}").statusCode()).isEqualTo(200);
        assertThat(Rows.of("SELECT count(*) FROM secret WHERE name LIKE 'reporter-%'"))
                .containsExactly("2");
        assertThat(Api.anonymous().get("/v1/comments/" + one).asString()).doesNotContain("eport");
    }

    @Test
    void whoHasSignedInReportsOnceFromAnywhere() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "One.");
        try (IdentityProvider provider = IdentityProvider.start()) {
            assertThat(reportAs(provider.token("u1", "Bob"), id).statusCode()).isEqualTo(200);
            assertProblem(reportAs(provider.token("u1", "Rob"), id), 409, "duplicate");
            assertThat(reportAs(provider.token("u2", "Cat"), id).statusCode()).isEqualTo(200);
            assertProblem(reportAs("garbage", id), 401, "invalid-token");
        }
        String guest = Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"Dan\", \"text\": \"Two.\"}")
                .post("/v1/articles/leaders-meet/comments")
                .jsonPath()
                .getString("readerToken");
        assertThat(Rows.of("SELECT state FROM comment WHERE id = '" + id + "'")).containsExactly("approved");
        assertThat(reportAs(guest, id).statusCode())
                .as("guests are as many as anybody likes, so these count by address")
                .isEqualTo(200);
        assertProblem(Api.anonymous().get("/v1/comments/" + id), 404, "not-found");
        Rows.change("UPDATE comment SET state = 'approved' WHERE id = '" + id + "'");
        assertProblem(report(id, "{\"reason\": \"spam\"}"), 409, "duplicate");
    }

    private static Response reportAs(String token, String id) {
        return IdentityProvider.bearer(token).body("{\"reason\": \"spam\"}").post("/v1/comments/" + id + "/reports");
    }

    @Test
    void guestsBehindTrustedProxiesAreToldApart() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "One.");
        for (String address : List.of("192.0.2.1", "192.0.2.2")) {
            assertThat(reportFrom(address, id).statusCode()).as(address).isEqualTo(200);
            assertProblem(reportFrom("203.0.113.9, " + address, id), 409, "duplicate");
        }
        assertThat(state(id)).isEqualTo("approved");
        assertThat(reportFrom("2001:db8:1:1::1", id).statusCode()).isEqualTo(200);
        assertThat(state(id)).as("three have reported").isEqualTo("pending");
    }

    private static Response reportFrom(String address, String id) {
        return Api.anonymous()
                .contentType("application/json")
                .header("X-Forwarded-For", address)
                .body("{\"reason\": \"spam\"}")
                .post("/v1/comments/" + id + "/reports");
    }

    @Test
    void aRepetitionUnderItsKeyIsTheSameReport() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "One.");
        Response first = once(id);
        Response again = once(id);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(Rows.of("SELECT reports FROM comment_reported")).containsExactly("1");
    }

    private static Response once(String id) {
        return Api.anonymous()
                .contentType("application/json")
                .header("Idempotency-Key", "flaky")
                .body("{\"reason\": \"spam\"}")
                .post("/v1/comments/" + id + "/reports");
    }

    @Test
    void illegalContentNeedsTheStatement() {
        Stories.publish("Leaders meet");
        String id = shown("Ann", "One.");
        assertPointer(assertProblem(report(id, "{\"reason\": \"illegal\"}"), 400, "invalid-body"), "/statement");
        assertPointer(
                assertProblem(
                        report(
                                id,
                                "{\"reason\": \"spam\", \"statement\": {\"explanation\": \"x\", \"goodFaith\": true}}"),
                        400,
                        "invalid-body"),
                "/statement");
        assertPointer(
                assertProblem(
                        report(
                                id,
                                "{\"reason\": \"illegal\", \"statement\": {\"explanation\": \"x\", \"goodFaith\": false}}"),
                        400,
                        "invalid-body"),
                "/statement/goodFaith");
        assertPointer(
                assertProblem(
                        report(
                                id,
                                "{\"reason\": \"illegal\", \"statement\": {\"explanation\": \" \", \"goodFaith\": true,"
                                        + " \"email\": \"ann\"}}"),
                        400,
                        "invalid-body"),
                "/statement/email");
        Response taken = report(id, """
                {"reason": "illegal", "statement": {"explanation": "My address.", "goodFaith": true,
                    "name": "Zyxwvut", "email": "zyxwvut@example.org"}}""");
        assertThat(taken.statusCode()).as(taken.asString()).isEqualTo(200);
        assertThat(taken.asString()).doesNotContainIgnoringCase("zyxwvut");
        JsonPath item = moderator().get("/v1/moderation/queue?state=reported").jsonPath();
        assertThat(item.getMap("items[0].reports.newest[0].statement"))
                .isEqualTo(Map.of("explanation", "My address.", "name", "Zyxwvut", "email", "zyxwvut@example.org"));
        assertThat(Api.anonymous().get("/v1/articles/leaders-meet/comments").asString())
                .doesNotContainIgnoringCase("zyxwvut");
    }

    @Test
    void onlyWhatIsShownCanBeReported() {
        Stories.publish("Leaders meet");
        String pending = said("Ann", "One.");
        for (String id : List.of(pending, Ids.next().toString(), "none")) {
            assertProblem(report(id, "{\"reason\": \"spam\"}"), 404, "not-found");
        }
        String id = shown("Bob", "Two.");
        assertPointer(assertProblem(report(id, "{\"reason\": \"dull\"}"), 400, "invalid-body"), "/reason");
        assertPointer(assertProblem(report(id, "{}"), 400, "invalid-body"), "/reason");
        assertPointer(
                assertProblem(
                        report(id, "{\"reason\": \"spam\", \"note\": \"" + "x".repeat(1001) + "\"}"),
                        400,
                        "invalid-body"),
                "/note");
        Stories.withdraw("leaders-meet");
        assertProblem(report(id, "{\"reason\": \"spam\"}"), 410, "withdrawn");
        assertThat(Rows.of("SELECT count(*) FROM comment_report")).containsExactly("0");
    }
}
