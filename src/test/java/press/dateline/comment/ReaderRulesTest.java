package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.reject;
import static press.dateline.reader.IdentityProvider.bearer;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
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

/** What becomes of a comment depends on what became of others of its reader, where the site wants that. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ReaderRulesTest {

    private static final String ALWAYS = "\"from\": \"2000-01-01T00:00:00Z\", \"to\": \"2999-01-01T00:00:00Z\"";

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

    private static Response said(RequestSpecification reader, String text) {
        return reader.body(Map.of("text", text)).post("/v1/articles/leaders-meet/comments");
    }

    private static String state(Response posted) {
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted.jsonPath().getString("state");
    }

    private static Response site(String comments) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        return Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": " + comments + "}")
                .patch("/v1/site");
    }

    private static void rule(String comments) {
        Response patched = site(comments);
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
    }

    private static int changed(String more) {
        Response replayed = moderator().body("{" + ALWAYS + more + "}").post("/v1/moderation/replay");
        assertThat(replayed.statusCode()).as(replayed.asString()).isEqualTo(200);
        return replayed.jsonPath().getInt("changed");
    }

    @Test
    void newReadersWaitUntilSoManyAreApproved() {
        rule("{\"moderation\": \"post\", \"newReader\": {\"approved\": 2}}");
        Response first = said(ann(), "One.");
        Response second = said(ann(), "Two.");
        assertThat(state(first)).isEqualTo("pending");
        assertThat(state(second)).isEqualTo("pending");
        assertThat(moderator()
                        .get("/v1/comments/" + first.jsonPath().getString("id"))
                        .jsonPath()
                        .getList("decisions[0].findings.reason"))
                .containsExactly("new-reader");
        approve(first);
        assertThat(state(said(ann(), "Three."))).isEqualTo("pending");
        approve(second);
        assertThat(state(said(ann(), "Four."))).isEqualTo("approved");
        assertThat(state(said(provider.reader("u2", "Bob", "staff"), "Five."))).isEqualTo("approved");
        Response guest = Discussions.post("leaders-meet", Discussions.comment("Cat"));
        assertThat(state(guest)).isEqualTo("pending");
        approve(guest);
        RequestSpecification known = bearer(guest.jsonPath().getString("readerToken"));
        assertThat(state(said(known, "Six."))).as("one is not two").isEqualTo("pending");

        rule("{\"moderation\": \"pre\", \"newReader\": {\"approved\": 0}}");
        assertThat(changed("")).as("by the rules and the readers of then").isZero();
        assertThat(changed(", \"rules\": {\"newReader\": {\"approved\": 0}}")).isEqualTo(5);
        assertThat(changed(", \"rules\": {\"newReader\": {\"approved\": 3}}")).isEqualTo(1);
        Rows.change("UPDATE comment_decision SET inputs = inputs #- '{submission,reader}' #- '{rules,newReader}'"
                + " #- '{rules,recordAtLeast}' #- '{rules,recordRejectedShare}'");
        assertThat(changed(", \"rules\": {\"newReader\": {\"approved\": 3}}"))
                .as("of whom nothing is known is not new")
                .isEqualTo(5);
    }

    @Test
    void readersOfWhomManyWereRejectedLatelyWait() {
        rule("{\"moderation\": \"post\", \"record\": {\"atLeast\": 4}}");
        for (String text : List.of("Bad.", "Worse.", "Good.", "Better.")) {
            Response posted = said(ann(), text);
            assertThat(state(posted)).isEqualTo("approved");
            if (List.of("Bad.", "Worse.").contains(text)) {
                reject(posted.jsonPath().getString("id"), "{}");
            }
        }
        Response next = said(ann(), "Next.");
        assertThat(state(next)).isEqualTo("pending");
        assertThat(moderator()
                        .get("/v1/comments/" + next.jsonPath().getString("id"))
                        .jsonPath()
                        .getList("decisions[0].findings.reason"))
                .containsExactly("reader-record");
        assertThat(state(said(provider.reader("u1", "Ann", "staff"), "Staff."))).isEqualTo("approved");
        assertThat(state(said(provider.reader("u2", "Bob"), "Other."))).isEqualTo("approved");
        assertThat(changed("")).isZero();
        assertThat(changed(", \"rules\": {\"record\": {\"rejectedShare\": 0.6, \"atLeast\": 4}}"))
                .isEqualTo(1);
        rule("{\"record\": {\"rejectedShare\": null}}");
        assertThat(state(said(ann(), "Never."))).isEqualTo("approved");
        rule("{\"record\": {\"rejectedShare\": 0.2}}");
        assertThat(state(said(ann(), "Less."))).isEqualTo("pending");
        TestClock.advance(Duration.ofDays(31));
        assertThat(state(said(ann(), "Later."))).isEqualTo("approved");
    }

    @Test
    void whoDeletesWhatWasRejectedKeepsTheRecord() {
        rule("{\"moderation\": \"post\", \"record\": {\"atLeast\": 4}}");
        for (String text : List.of("Bad.", "Worse.", "Good.", "Better.")) {
            String id = said(ann(), text).jsonPath().getString("id");
            if (List.of("Bad.", "Worse.").contains(text)) {
                reject(id, "{}");
            }
            assertThat(ann().delete("/v1/comments/" + id).statusCode()).isEqualTo(204);
        }
        assertThat(state(said(ann(), "Next."))).isEqualTo("pending");
        var record = moderator().get("/v1/moderation/queue").jsonPath().setRootPath("items[0].record");
        assertThat(record.getInt("rejected")).isEqualTo(2);
        assertThat(record.getInt("approved")).isEqualTo(2);
        assertThat(record.getInt("pending")).isEqualTo(1);
    }

    @Test
    void aReaderRepeatsUnderWhateverNameAndOnWhateverArticle() {
        Stories.publish("Elsewhere");
        String text = "Buy my book, it is good!";
        assertThat(state(said(ann(), text))).isEqualTo("pending");
        assertThat(state(provider.reader("u1", "Bea")
                        .body(Map.of("text", text))
                        .post("/v1/articles/elsewhere/comments")))
                .isEqualTo("rejected");
        assertThat(state(said(provider.reader("u2", "Ann"), text)))
                .as("another reader of that name")
                .isEqualTo("pending");
        assertThat(state(Discussions.post("leaders-meet", "{\"displayName\": \"Ann\", \"text\": \"" + text + "\"}")))
                .as("who may be anybody")
                .isEqualTo("rejected");
        Response guest = Discussions.post("leaders-meet", "{\"displayName\": \"Cat\", \"text\": \"" + text + "\"}");
        assertThat(state(guest)).isEqualTo("pending");
        RequestSpecification known = bearer(guest.jsonPath().getString("readerToken"));
        assertThat(state(
                        known.body(Map.of("text", text, "displayName", "Dan")).post("/v1/articles/elsewhere/comments")))
                .isEqualTo("rejected");
        assertThat(state(said(ann(), "Thanks!"))).isEqualTo("pending");
        assertThat(state(said(ann(), "Thanks"))).isEqualTo("rejected");
        assertThat(state(ann().body(Map.of("text", "Thanks!")).post("/v1/articles/elsewhere/comments")))
                .as("short ones may be said elsewhere")
                .isEqualTo("pending");
        assertThat(changed("")).isZero();
    }

    @Test
    void slowModeLetsAReaderCommentNowAndThen() {
        Stories.publish("Elsewhere");
        rule("{\"slowMode\": {\"minutes\": 5}}");
        assertThat(state(said(ann(), "One."))).isEqualTo("pending");
        TestClock.advance(Duration.ofMinutes(3));
        Response soon = assertProblem(said(ann(), "Two."), 429, "too-soon");
        assertThat(Integer.parseInt(soon.header("Retry-After"))).isBetween(60, 120);
        assertThat(state(said(provider.reader("u2", "Bob"), "Three."))).isEqualTo("pending");
        assertThat(state(said(provider.reader("u1", "Ann", "staff"), "Four."))).isEqualTo("pending");
        assertThat(state(ann().body(Map.of("text", "Five.")).post("/v1/articles/elsewhere/comments")))
                .isEqualTo("pending");
        for (int i = 0; i < 2; i++) {
            assertThat(state(Discussions.post("leaders-meet", Discussions.comment("Guest " + i))))
                    .isEqualTo("pending");
        }
        TestClock.advance(Duration.ofMinutes(6));
        assertThat(state(said(ann(), "Six."))).isEqualTo("pending");
        rule("{\"slowMode\": {\"minutes\": 0}}");
        assertThat(state(said(ann(), "Seven."))).isEqualTo("pending");
        assertThat(Rows.of("SELECT count(*) FROM comment WHERE text = 'Two.'")).containsExactly("0");
    }

    @Test
    void theSiteTellsItsRules() {
        var rules = Api.anonymous().get("/v1/site").jsonPath();
        assertThat(rules.getInt("comments.newReader.approved")).isZero();
        assertThat(rules.getDouble("comments.record.rejectedShare")).isEqualTo(0.5);
        assertThat(rules.getInt("comments.record.atLeast")).isEqualTo(5);
        assertThat(rules.getInt("comments.slowMode.minutes")).isZero();
        for (var wrong : Map.of(
                        "{\"newReader\": {\"approved\": 101}}", "/comments/newReader/approved",
                        "{\"record\": {\"rejectedShare\": 0}}", "/comments/record/rejectedShare",
                        "{\"record\": {\"atLeast\": null}}", "/comments/record/atLeast",
                        "{\"slowMode\": {\"minutes\": 1441}}", "/comments/slowMode/minutes")
                .entrySet()) {
            assertPointer(assertProblem(site(wrong.getKey()), 400, "invalid-body"), wrong.getValue());
        }
    }
}
