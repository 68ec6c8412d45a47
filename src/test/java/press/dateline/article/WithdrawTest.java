package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A story turns out to be wrong: it is corrected, then killed, and one that was killed by mistake comes back. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class WithdrawTest {

    private static final String OFFENCE = "libellous";

    @Test
    void whatIsWrongIsCorrectedInPublic() {
        Response published = Stories.publish("Minsk talks");
        String id = published.jsonPath().getString("id");
        Response article = Api.anonymous().get("/v1/articles/minsk-talks");
        String block = article.jsonPath().getString("blocks[0].id");
        assertThat(article.jsonPath().getList("corrections")).isEmpty();

        Response corrected =
                correct(id, "{\"kind\": \"correction\", \"text\": \"It was 2015.\", \"block\": \"" + block + "\"}");
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);
        correct(id, "{\"kind\": \"note\", \"text\": \"See above.\", \"revision\": 1}")
                .then()
                .statusCode(200);

        Response now = Api.anonymous().get("/v1/articles/minsk-talks");
        assertThat(now.jsonPath().getList("corrections.text")).containsExactly("It was 2015.", "See above.");
        assertThat(now.jsonPath().getString("corrections[0].block")).isEqualTo(block);
        assertThat(now.jsonPath().getInt("corrections[0].revision")).isEqualTo(1);
        assertThat(now.jsonPath().getString("modifiedAt"))
                .isGreaterThan(article.jsonPath().getString("modifiedAt"));
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getBoolean("items[0].corrected"))
                .isTrue();
        assertThat(Rows.log(id)).containsExactly("published 1 - -", "corrected 1 - correction", "corrected 1 - note");

        // What is published later keeps them.
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/articles/minsk-talks").jsonPath().getList("corrections"))
                .hasSize(2);
    }

    @Test
    void whatCannotBeCorrectedIsRefusedAndChangesNothing() {
        String draft = Stories.draft("Draft", "").jsonPath().getString("id");
        String valid = "{\"kind\": \"correction\", \"text\": \"It was 2015.\"";
        Response wrong = correct(draft, valid + "}");
        assertProblem(wrong, 409, "wrong-state");
        assertThat(wrong.jsonPath().getString("articleStatus")).isEqualTo("draft");
        assertThat(wrong.jsonPath().getList("allowed")).containsExactly("publish", "schedule");
        String id = Stories.publish("Minsk talks").jsonPath().getString("id");
        assertPointer(assertProblem(correct(id, valid + ", \"revision\": 2}"), 400, "invalid-body"), "/revision");
        assertPointer(assertProblem(correct(id, valid + ", \"revision\": 0}"), 400, "invalid-body"), "/revision");
        assertPointer(assertProblem(correct(id, valid + ", \"block\": \"nope\"}"), 400, "invalid-body"), "/block");
        assertPointer(
                assertProblem(correct(id, "{\"kind\": \"apology\", \"text\": \"Sorry.\"}"), 400, "invalid-body"),
                "/kind");
        assertPointer(
                assertProblem(correct(id, "{\"kind\": \"note\", \"text\": \" \"}"), 400, "invalid-body"), "/text");
        assertProblem(correct(id, "{\"kind\": \"note\", \"text\": \"\\u0000\"}"), 400, "invalid-body");
        assertProblem(Api.editor().post("/v1/articles/" + id + "/correct"), 400, "invalid-body");
        assertProblem(
                Api.withScopes("content:write").body(valid + "}").post("/v1/articles/" + id + "/correct"),
                403,
                "missing-scope");
        assertThat(Rows.log(id)).containsExactly("published 1 - -");
    }

    @Test
    void aKilledStoryLeavesNothingButATombstone() {
        Api.editor().body("{\"name\": \"World\"}").post("/v1/sections").then().statusCode(201);
        String id = Stories.publish(OFFENCE + " claim", ", \"section\": \"world\"")
                .jsonPath()
                .getString("id");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"" + OFFENCE + "-2\"}")
                .patch("/v1/articles/" + id + "/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);

        Api.editor()
                .body("{\"kind\": \"kill\", \"reason\": \"Legal reasons.\"}")
                .post("/v1/articles/" + OFFENCE + "-2/withdraw")
                .then()
                .statusCode(200);

        for (String address : List.of(
                "/v1/articles/" + id,
                "/v1/articles/" + OFFENCE + "-2",
                "/v1/articles/" + OFFENCE + "-claim",
                "/v1/articles/" + OFFENCE + "-2/comments",
                "/v1/resolve?url=/world/" + OFFENCE + "-2",
                "/v1/resolve?url=/world/" + OFFENCE + "-claim")) {
            Response gone = Api.anonymous().redirects().follow(false).get(address);
            assertProblem(gone, 410, "withdrawn");
            assertThat(gone.header("Cache-Control")).isEqualTo("max-age=60");
            assertThat(gone.asString() + gone.headers()).as(address).doesNotContain(OFFENCE);
            assertThat(gone.jsonPath().getString("id")).isEqualTo(id);
            assertThat(gone.jsonPath().getString("reason")).isEqualTo("Legal reasons.");
            assertThat(Instant.parse(gone.jsonPath().getString("withdrawnAt"))).isBefore(Instant.now());
        }
        assertThat(Api.anonymous().get("/v1/articles?section=world").jsonPath().getList("items"))
                .isEmpty();
        Response byIds = Api.anonymous().get("/v1/articles?ids=" + id);
        assertThat(byIds.jsonPath().getList("missing.reason")).containsExactly("withdrawn");
        assertThat(byIds.asString()).doesNotContain(OFFENCE);
        assertThat(Rows.log(id)).endsWith("withdrawn 2 - Legal reasons.");
        assertThat(Rows.of("SELECT c::text FROM change c WHERE position('" + OFFENCE + "' in c::text) > 0"))
                .isEmpty();
        assertThat(Rows.of(
                        "SELECT 1 FROM document UNION ALL SELECT 1 FROM facet UNION ALL SELECT 1 FROM document_card"))
                .isEmpty();

        Response again = withdraw(id, "unpublish");
        assertProblem(again, 409, "wrong-state");
        assertThat(again.jsonPath().getList("allowed")).containsExactly("publish", "restore");
        assertThat(again.asString()).doesNotContain(OFFENCE);
    }

    @Test
    void whatWasWithheldComesBackAsItWas() {
        String id = Stories.publish("Minsk talks").jsonPath().getString("id");
        Response before = Api.anonymous().get("/v1/articles/minsk-talks");
        assertThat(withdraw(id, "withhold").statusCode()).isEqualTo(200);
        assertProblem(Api.anonymous().get("/v1/articles/minsk-talks"), 410, "withdrawn");
        // A draft may be written meanwhile.
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"headline\": \"Talks in Minsk\"}")
                .patch("/v1/articles/" + id + "/draft")
                .then()
                .statusCode(200);
        assertProblem(ScheduleTest.schedule(id, "{\"at\": \"2999-01-01T00:00:00Z\"}"), 409, "wrong-state");

        Response back = Api.editor().post("/v1/articles/" + id + "/restore");
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(200);
        Response now = Api.anonymous().get("/v1/articles/minsk-talks");
        assertThat(now.jsonPath().getString("headline")).isEqualTo("Minsk talks");
        assertThat(now.jsonPath().getString("publishedAt"))
                .isEqualTo(before.jsonPath().getString("publishedAt"));
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items"))
                .hasSize(1);
        assertProblem(Api.editor().post("/v1/articles/" + id + "/restore"), 409, "wrong-state");
        assertThat(Rows.log(id)).containsExactly("published 1 - -", "withdrawn 1 - -", "restored 1 - -");
    }

    @Test
    void whatWasWithdrawnIsKilledOrPublishedAnew() {
        String id = Stories.publish("Minsk talks").jsonPath().getString("id");
        withdraw(id, "unpublish").then().statusCode(200);
        withdraw(id, "kill").then().statusCode(200);
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"headline\": \"Talks\"}")
                .patch("/v1/articles/" + id + "/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/articles/" + id).jsonPath().getString("headline"))
                .isEqualTo("Talks");
        assertThat(Rows.log(id))
                .containsExactly("published 1 - -", "withdrawn 1 - -", "withdrawn 1 - -", "restored 2 - -");
    }

    @Test
    void aScheduledStoryIsWithdrawnAndComesBackAsADraft() {
        String id = Stories.draft("Minsk talks", "").jsonPath().getString("id");
        assertProblem(withdraw(id, "kill"), 409, "wrong-state");
        ScheduleTest.schedule(
                        id,
                        "{\"at\": \"" + Instant.now().plusSeconds(3600) + "\", \"unpublishAt\": \""
                                + Instant.now().plusSeconds(7200) + "\"}")
                .then()
                .statusCode(200);
        withdraw(id, "kill").then().statusCode(200);
        // Nobody could have seen it.
        assertProblem(Api.anonymous().get("/v1/articles/minsk-talks"), 404, "not-found");
        assertThat(Rows.of("SELECT state FROM due")).containsExactly("cancelled", "cancelled");
        TestClock.advance(Duration.ofHours(2));
        Response back = Api.editor().post("/v1/articles/" + id + "/restore");
        assertThat(back.jsonPath().getString("status")).isEqualTo("draft");
        assertThat(Rows.log(id)).isEmpty();
    }

    @Test
    void aWithdrawalNeedsAKindThatThereIs() {
        String id = Stories.publish("Minsk talks").jsonPath().getString("id");
        assertPointer(assertProblem(withdraw(id, "hide"), 400, "invalid-body"), "/kind");
        assertProblem(
                Api.editor()
                        .body("{\"kind\": \"kill\", \"reason\": \"" + "x".repeat(1001) + "\"}")
                        .post("/v1/articles/" + id + "/withdraw"),
                400,
                "invalid-body");
        // A stale If-Match does not stop it.
        Api.editor()
                .header("If-Match", "\"17\"")
                .body("{\"kind\": \"kill\"}")
                .post("/v1/articles/" + id + "/withdraw")
                .then()
                .statusCode(200);
    }

    private static Response correct(String article, String body) {
        return Api.editor().body(body).post("/v1/articles/" + article + "/correct");
    }

    private static Response withdraw(String article, String kind) {
        return Api.editor().body("{\"kind\": \"" + kind + "\"}").post("/v1/articles/" + article + "/withdraw");
    }
}
