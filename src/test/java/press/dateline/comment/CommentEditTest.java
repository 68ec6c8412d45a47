package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.Discussions.approve;
import static press.dateline.comment.Discussions.discussion;
import static press.dateline.comment.Discussions.moderator;
import static press.dateline.comment.Discussions.reader;
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

/** Readers correct what they have posted, for a while. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentEditTest {

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

    private static JsonPath posted(RequestSpecification reader, Map<String, String> comment) {
        Response posted = reader.body(comment).post("/v1/articles/leaders-meet/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        return posted.jsonPath();
    }

    private static JsonPath guest(String text) {
        return posted(reader(), Map.of("displayName", "Ann", "text", text));
    }

    private static Response edit(RequestSpecification reader, String id, String text) {
        return reader.body(Map.of("text", text)).patch("/v1/comments/" + id);
    }

    private static JsonPath edited(RequestSpecification reader, String id, String text) {
        Response answer = edit(reader, id, text);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static void site(String comments) {
        int revision = Api.anonymous().get("/v1/site").jsonPath().getInt("revision");
        Response patched = Api.administrator()
                .header("If-Match", "\"" + revision + "\"")
                .body("{\"comments\": " + comments + "}")
                .patch("/v1/site");
        assertThat(patched.statusCode()).as(patched.asString()).isEqualTo(200);
    }

    private static void banned(String word) {
        Response put = moderator()
                .header("If-Match", "\"0\"")
                .body(Map.of("entries", List.of(word)))
                .put("/v1/moderation/word-lists/banned");
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
    }

    @Test
    void whatIsCorrectedShowsAtOnceAndWhen() {
        site("{\"moderation\": \"post\"}");
        JsonPath comment = guest("Good to haev it.");
        String id = comment.getString("id");
        assertThat(comment.getMap("")).doesNotContainKey("editedAt");
        assertThat(discussion("leaders-meet").jsonPath().getMap("items[0]")).doesNotContainKey("editedAt");

        TestClock.advance(Duration.ofMinutes(2));
        JsonPath edited = edited(bearer(comment.getString("readerToken")), id, "Good to *have* it.");
        assertThat(edited.getString("text")).isEqualTo("Good to *have* it.");
        assertThat(edited.getString("html")).isEqualTo("<p>Good to <em>have</em> it.</p>");
        assertThat(edited.getString("state")).isEqualTo("approved");
        assertThat(edited.getString("createdAt")).isEqualTo(comment.getString("createdAt"));
        assertThat(Duration.between(
                        Instant.parse(edited.getString("createdAt")), Instant.parse(edited.getString("editedAt"))))
                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(edited.getMap("")).doesNotContainKeys("versions", "decisions", "readerToken", "reasonCode");

        JsonPath thread = discussion("leaders-meet").jsonPath();
        assertThat(thread.getString("items[0].text")).isEqualTo("Good to *have* it.");
        assertThat(thread.getString("items[0].editedAt")).isEqualTo(edited.getString("editedAt"));
        JsonPath part = Api.anonymous()
                .get("/v1/articles/leaders-meet?include=comments")
                .jsonPath();
        assertThat(part.getString("comments.items[0].editedAt")).isEqualTo(edited.getString("editedAt"));
        assertThat(Api.anonymous().get("/v1/comments/" + id).jsonPath().getString("editedAt"))
                .isEqualTo(edited.getString("editedAt"));
        assertThat(Rows.of("SELECT kind FROM comment_event WHERE comment_id IS NOT NULL ORDER BY xid, seq"))
                .containsExactly("approved", "edited");
    }

    @Test
    void theSiteSaysForHowLong() {
        JsonPath comment = guest("Good.");
        String id = comment.getString("id");
        String token = comment.getString("readerToken");
        assertThat(Api.anonymous().get("/v1/site").jsonPath().getInt("comments.editMinutes"))
                .isEqualTo(5);
        TestClock.advance(Duration.ofMinutes(5));
        Response late = assertProblem(edit(bearer(token), id, "Better."), 409, "too-late");
        assertThat(Instant.parse(late.jsonPath().getString("editableUntil")))
                .isEqualTo(Instant.parse(comment.getString("createdAt")).plus(Duration.ofMinutes(5)));
        site("{\"editMinutes\": 10}");
        edited(bearer(token), id, "Better.");
        site("{\"editMinutes\": 0}");
        String fresh = posted(bearer(token), Map.of("text", "Fresh.")).getString("id");
        assertProblem(edit(bearer(token), fresh, "Fresher."), 409, "too-late");
        for (String wrong : List.of("-1", "1441", "\"x\"")) {
            Response refused = Api.administrator()
                    .header("If-Match", "\"3\"")
                    .body("{\"comments\": {\"editMinutes\": " + wrong + "}}")
                    .patch("/v1/site");
            assertPointer(assertProblem(refused, 400, "invalid-body"), "/comments/editMinutes");
        }
        site("{\"editMinutes\": null}");
        assertThat(Api.anonymous().get("/v1/site").jsonPath().getInt("comments.editMinutes"))
                .isEqualTo(5);
    }

    @Test
    void onlyItsReaderMay() {
        JsonPath guests = guest("One.");
        String token = guests.getString("readerToken");
        String id = guests.getString("id");
        String signedIn =
                posted(provider.reader("u1", "Bob"), Map.of("text", "Two.")).getString("id");
        String other = guest("Three.").getString("readerToken");
        for (RequestSpecification stranger :
                List.of(bearer(other), provider.reader("u1", "Bob"), provider.reader("u2", "Cat"))) {
            assertProblem(edit(stranger, id, "Mine."), 404, "not-found");
        }
        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        moderator().post("/v1/comments/" + signedIn + "/approve").then().statusCode(200);
        for (RequestSpecification stranger :
                List.of(bearer(other), provider.reader("u1", "Bob"), provider.reader("u2", "Cat"))) {
            assertProblem(edit(stranger, id, "Mine."), 403, "not-yours");
        }
        assertProblem(edit(bearer(token), signedIn, "Mine."), 403, "not-yours");
        assertProblem(edit(reader(), id, "Mine."), 401, "token-needed");
        assertProblem(edit(moderator(), id, "Mine."), 403, "missing-scope");
        assertProblem(edit(Api.withScopes("comments:write"), id, "Mine."), 401, "token-needed");
        assertProblem(edit(bearer("dlr_x"), id, "Mine."), 401, "invalid-token");
        assertProblem(edit(bearer(token), "x", "Mine."), 404, "not-found");
        assertThat(Rows.of("SELECT text FROM comment WHERE edited_at IS NOT NULL"))
                .isEmpty();
        assertThat(Rows.of("SELECT subject FROM reader WHERE subject = 'u2'"))
                .as("who fails is not noted")
                .isEmpty();

        edited(bearer(token).header("X-Api-Key", Api.key("comments:write")), id, "One, mine.");
        edited(provider.reader("u1", "Bob"), signedIn, "Two, mine.");
    }

    @Test
    void anEditGoesThroughTheRules() {
        site("{\"moderation\": \"post\"}");
        banned("spam");
        JsonPath comment = guest("Good food.");
        String id = comment.getString("id");
        String token = comment.getString("readerToken");
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(id);
        JsonPath edited = edited(bearer(token), id, "Good spam.");
        assertThat(edited.getString("state")).isEqualTo("rejected");
        assertThat(edited.getString("reasonCode")).isEqualTo("banned-word");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        assertProblem(Api.anonymous().get("/v1/comments/" + id), 404, "not-found");
        Response refused = assertProblem(edit(bearer(token), id, "Good food."), 409, "wrong-state");
        assertThat(refused.jsonPath().getString("state")).isEqualTo("rejected");

        JsonPath seen = moderator().get("/v1/comments/" + id).jsonPath();
        assertThat(seen.getList("decisions.state")).containsExactly("approved", "rejected");
        assertThat(seen.getList("decisions.madeBy")).containsExactly("pipeline", "pipeline");
        assertThat(seen.getString("decisions[1].findings[0].rule")).isEqualTo("banned");
        assertThat(Rows.of("SELECT inputs #>> '{submission,text}' FROM comment_decision ORDER BY at"))
                .containsExactly("Good food.", "Good spam.");
    }

    @Test
    void reportsOfWhatTheRulesRejectWaitNoLonger() {
        site("{\"moderation\": \"post\"}");
        banned("spam");
        JsonPath comment = guest("Good food.");
        String id = comment.getString("id");
        reader().body("{\"reason\": \"offensive\"}")
                .post("/v1/comments/" + id + "/reports")
                .then()
                .statusCode(200);
        assertThat(reported()).isEqualTo(1);
        edited(bearer(comment.getString("readerToken")), id, "Good spam.");
        assertThat(reported()).isZero();
        assertThat(Rows.of("SELECT comment_id FROM comment_reported")).isEmpty();
        assertThat(Rows.of("SELECT settled_by FROM comment_report"))
                .as("for a moderator")
                .containsExactly("-");
        Rows.change(
                "INSERT INTO comment_reported (comment_id, created_at, reports) SELECT id, created_at, 1 FROM comment");
        assertThat(reported()).as("as the release before leaves it").isZero();
    }

    private static int reported() {
        JsonPath queue = moderator().get("/v1/moderation/queue?state=reported").jsonPath();
        int counted = moderator().get("/v1/moderation/statistics").jsonPath().getInt("reported.comments");
        assertThat(queue.getList("items")).hasSize(counted);
        return counted;
    }

    @Test
    void whatWasApprovedWaitsAgainWhereModeratorsComeFirst() {
        JsonPath comment = guest("Good food.");
        String id = comment.getString("id");
        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        assertThat(discussion("leaders-meet").jsonPath().getList("items.id")).containsExactly(id);
        assertThat(edited(bearer(comment.getString("readerToken")), id, "Bad food.")
                        .getString("state"))
                .isEqualTo("pending");
        assertThat(discussion("leaders-meet").jsonPath().getList("items")).isEmpty();
        assertThat(moderator().get("/v1/moderation/queue").jsonPath().getList("items.comment.text"))
                .containsExactly("Bad food.");
        assertThat(moderator().get("/v1/comments/" + id).jsonPath().getMap("")).doesNotContainKey("moderation");
        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        assertThat(discussion("leaders-meet").jsonPath().getList("items.text")).containsExactly("Bad food.");
    }

    @Test
    void aCommentDoesNotRepeatItselfButAnother() {
        JsonPath one = guest("The mayor is right about the trams.");
        String token = one.getString("readerToken");
        posted(bearer(token), Map.of("text", "The trams are late every single day."));
        String id = one.getString("id");
        assertThat(edited(bearer(token), id, "The mayor is right about the trams!")
                        .getString("state"))
                .isEqualTo("pending");
        JsonPath repeated = edited(bearer(token), id, "The trams are late, every single day");
        assertThat(repeated.getString("state")).isEqualTo("rejected");
        assertThat(repeated.getString("reasonCode")).isEqualTo("repeated");
    }

    @Test
    void anEditThatChangesNothingChangesNothing() {
        JsonPath comment = guest("Good.");
        String id = comment.getString("id");
        String token = comment.getString("readerToken");
        String before = Rows.of("SELECT cast(c AS text) FROM comment c").toString();
        assertThat(edited(bearer(token), id, "Good.").getMap("")).doesNotContainKey("editedAt");
        assertThat(bearer(token).body("{}").patch("/v1/comments/" + id).statusCode())
                .isEqualTo(200);
        assertThat(Rows.of("SELECT cast(c AS text) FROM comment c").toString()).isEqualTo(before);
        assertThat(Rows.of("SELECT state FROM comment_decision")).hasSize(1);
        edited(bearer(token), id, "Better.");
        TestClock.advance(Duration.ofHours(1));
        assertThat(edited(bearer(token), id, "Better.").getString("text"))
                .as("sent again, as the answer was lost")
                .isEqualTo("Better.");
        assertThat(Rows.of("SELECT text FROM comment_version")).containsExactly("Good.");
    }

    @Test
    void moderatorsSeeWhatItSaidBefore() {
        JsonPath comment = guest("First.");
        String id = comment.getString("id");
        String token = comment.getString("readerToken");
        assertThat(moderator().get("/v1/comments/" + id).jsonPath().getMap("")).doesNotContainKey("versions");
        String firstUntil = edited(bearer(token), id, "Second.").getString("editedAt");
        String secondUntil = edited(bearer(token), id, "Third.").getString("editedAt");
        JsonPath seen = moderator().get("/v1/comments/" + id).jsonPath();
        assertThat(seen.getString("text")).isEqualTo("Third.");
        assertThat(seen.getList("versions"))
                .isEqualTo(List.of(
                        Map.of("text", "First.", "until", firstUntil),
                        Map.of("text", "Second.", "until", secondUntil)));
        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/comments/" + id).jsonPath().getMap(""))
                .doesNotContainKeys("versions", "decisions");
        assertThat(discussion("leaders-meet").asString())
                .doesNotContain("First.")
                .doesNotContain("Second.");
    }

    @Test
    void whatAModeratorLooksAtStaysAsItIs() {
        JsonPath comment = guest("Good.");
        String id = comment.getString("id");
        String token = comment.getString("readerToken");
        String key = Api.key("content:read", "comments:moderate");
        Api.withKey(key).body("{}").post("/v1/moderation/claims").then().statusCode(200);
        assertProblem(edit(bearer(token), id, "Bad."), 409, "wrong-state");
        Api.withKey(key).delete("/v1/moderation/claims").then().statusCode(204);
        edited(bearer(token), id, "Better.");

        moderator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        for (int i = 0; i < 3; i++) {
            reader().body("{\"reason\": \"spam\"}")
                    .post("/v1/comments/" + id + "/reports")
                    .then()
                    .statusCode(200);
            Rows.change("UPDATE comment_report SET reporter = decode(md5(cast(id AS text)), 'hex')");
        }
        assertThat(Rows.of("SELECT state FROM comment")).containsExactly("pending");
        assertProblem(edit(bearer(token), id, "Best."), 409, "wrong-state");
    }

    @Test
    void aClosedDiscussionTakesNoEdits() {
        JsonPath comment = guest("Good.");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"discussion\": {\"state\": \"closed\"}}")
                .patch("/v1/articles/leaders-meet/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/leaders-meet/publish").then().statusCode(200);
        Response refused = assertProblem(
                edit(bearer(comment.getString("readerToken")), comment.getString("id"), "Better."), 409, "wrong-state");
        assertThat(refused.jsonPath().getString("discussion")).isEqualTo("closed");
        Stories.withdraw("leaders-meet");
        assertProblem(
                edit(bearer(comment.getString("readerToken")), comment.getString("id"), "Better."), 410, "withdrawn");
    }

    @Test
    void theServiceIsNotAskedAboutWhatNobodySaysAnyMore() {
        JsonPath comment = guest("Good.");
        Rows.change("INSERT INTO external_check (decision_id, comment_id, claimed_until)"
                + " SELECT id, comment_id, at FROM comment_decision");
        edited(bearer(comment.getString("readerToken")), comment.getString("id"), "Better.");
        assertThat(Rows.of("SELECT decision_id FROM external_check")).isEmpty();
    }

    @Test
    void wrongTextsAreNamed() {
        JsonPath comment = guest("Good.");
        for (String body : List.of(
                "{\"text\": null}",
                "{\"text\": \" \"}",
                "{\"text\": 1}",
                "{\"text\": \"" + "a".repeat(5001) + "\"}",
                "{\"text\": \"a\\u0000\"}")) {
            assertPointer(
                    assertProblem(
                            bearer(comment.getString("readerToken"))
                                    .body(body)
                                    .patch("/v1/comments/" + comment.getString("id")),
                            400,
                            "invalid-body"),
                    "/text");
        }
    }

    @Test
    void anEditTakesAFixedNumberOfStatements() {
        JsonPath comment = guest("One.");
        String id = comment.getString("id");
        String token = comment.getString("readerToken");
        String jwt = provider.token("u1", "Bob");
        String signedIn = posted(bearer(jwt), Map.of("text", "Two.")).getString("id");
        String shown = approve(reader().body(Map.of("displayName", "Cat", "text", "Three."))
                .post("/v1/articles/leaders-meet/comments"));
        assertThat(Statements.ofRequest(() -> edited(bearer(token), id, "One and a half.")))
                .as("reader, comment, article, site, how it stands, what the phases need, all that is written")
                .hasSize(7);
        assertThat(Statements.ofRequest(() -> edited(bearer(jwt), signedIn, "Two and a half.")))
                .hasSize(7);
        assertThat(Statements.ofRequest(() -> edited(bearer(token), id, "One and a half.")))
                .hasSize(3);
        assertThat(Statements.ofRequest(() -> bearer(token).delete("/v1/comments/" + id)))
                .as("reader, comment, all that is written")
                .hasSize(3);
        assertThat(Statements.ofRequest(() -> bearer(token).delete("/v1/comments/" + shown)))
                .as("reader, comment, whether it is shown, its article")
                .hasSize(4);
    }
}
