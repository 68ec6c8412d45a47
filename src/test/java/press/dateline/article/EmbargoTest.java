package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertPointer;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** A report is handed to partners in the morning, for noon. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class EmbargoTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant noon = now.plus(Duration.ofHours(4));
    private final Instant evening = now.plus(Duration.ofHours(10));

    @Test
    void partnersPrepareItAndAtNoonEverybodyReadsIt() {
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Response published =
                publish("Report", ", \"people\": [{\"person\": \"ann-example\"}], \"embargoUntil\": \"" + noon + "\"");
        String id = published.jsonPath().getString("id");
        assertThat(published.jsonPath().getString("status")).isEqualTo("published");
        assertThat(published.jsonPath().getString("embargoUntil")).isEqualTo(noon.toString());
        Stories.publish("Other");

        Response trusted = Api.trusted().get("/v1/articles/report");
        assertThat(trusted.statusCode()).as(trusted.asString()).isEqualTo(200);
        assertThat(trusted.jsonPath().getString("embargoUntil")).isEqualTo(noon.toString());
        assertThat(trusted.jsonPath().getString("publishedAt")).isEqualTo(noon.toString());
        assertThat(trusted.header("Cache-Control")).isEqualTo("private, no-store");
        Response list = Api.trusted().get("/v1/articles");
        assertThat(list.jsonPath().getList("items.slug")).containsExactly("report", "other");
        assertThat(list.jsonPath().getString("items[0].embargoUntil")).isEqualTo(noon.toString());
        assertThat(list.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(Api.trusted()
                        .get("/v1/people/ann-example/articles")
                        .jsonPath()
                        .getList("items"))
                .hasSize(1);
        assertThat(Api.trusted().get("/v1/resolve?url=/news/report").jsonPath().getString("id"))
                .isEqualTo(id);

        for (Supplier<RequestSpecification> who : List.<Supplier<RequestSpecification>>of(
                Api::anonymous, () -> Api.withScopes("content:read"), Api::editor)) {
            assertProblem(who.get().get("/v1/articles/report"), 404, "not-found");
            assertProblem(who.get().get("/v1/articles/report/comments"), 404, "not-found");
            assertProblem(who.get().get("/v1/resolve?url=/news/report"), 404, "not-found");
            assertThat(who.get().get("/v1/articles").jsonPath().getList("items.slug"))
                    .containsExactly("other");
            assertThat(who.get()
                            .get("/v1/people/ann-example/articles")
                            .jsonPath()
                            .getList("items"))
                    .isEmpty();
            assertThat(who.get().get("/v1/articles?ids=report," + id).jsonPath().getList("missing.reason"))
                    .containsExactly("not-found", "not-found");
        }
        Response comment = Api.withScopes("comments:write", "content:embargo")
                .body("{\"displayName\": \"Ann\", \"text\": \"First.\"}")
                .post("/v1/articles/report/comments");
        assertProblem(comment, 409, "wrong-state");

        TestClock.advance(Duration.ofHours(4).plusMinutes(1));
        Await.until(
                "everybody may",
                () -> Api.anonymous().get("/v1/articles/report").statusCode() == 200);
        Response open = Api.anonymous().get("/v1/articles/report");
        assertThat(open.asString()).doesNotContain("embargoUntil");
        assertThat(open.jsonPath().getString("publishedAt")).isEqualTo(noon.toString());
        assertThat(open.header("Cache-Control")).isEqualTo("max-age=30");
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items.slug"))
                .containsExactly("report", "other");
        assertThat(Rows.log(id)).containsExactly("published 1 embargo -", "available 1 - embargo-lifted");
    }

    @Test
    void nothingBecomesVisibleByTheClockAlone() {
        String id = publish("Report", ", \"embargoUntil\": \"" + noon + "\"")
                .jsonPath()
                .getString("id");
        Rows.change("UPDATE due SET next_at = 'infinity' WHERE target_id = '" + id + "'");
        TestClock.advance(Duration.ofHours(5));
        assertProblem(Api.anonymous().get("/v1/articles/report"), 404, "not-found");
        Rows.change("UPDATE due SET next_at = at WHERE target_id = '" + id + "'");
        Await.until(
                "it is public", () -> Api.anonymous().get("/v1/articles/report").statusCode() == 200);
    }

    @Test
    void whatOnlyPartnersReadIsNotToldOfWhenTheEmbargoIsLiftedUnderAnotherSlug() {
        String id = publish("Report", ", \"standfirst\": \"Not for all.\", \"embargoUntil\": \"" + noon + "\"")
                .jsonPath()
                .getString("id");
        Api.editor()
                .header("If-Match", "\"1\"")
                .body("{\"slug\": \"study\", \"embargoUntil\": null, \"standfirst\": \"For all.\"}")
                .patch("/v1/articles/report/draft")
                .then()
                .statusCode(200);
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);

        assertThat(Api.anonymous().get("/v1/articles/study").jsonPath().getString("standfirst"))
                .isEqualTo("For all.");
        assertProblem(Api.anonymous().get("/v1/articles/study/changes?from=1&to=2"), 404, "not-found");
    }

    @Test
    void itIsCorrectedForPartnersAndReadInOneStatement() {
        String id = publish("Report", ", \"embargoUntil\": \"" + noon + "\"")
                .jsonPath()
                .getString("id");
        Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"It was 2015.\"}")
                .post("/v1/articles/report/correct")
                .then()
                .statusCode(200);
        assertThat(Api.trusted().get("/v1/articles").jsonPath().getBoolean("items[0].corrected"))
                .isTrue();
        assertThat(Rows.log(id)).containsExactly("published 1 embargo -", "corrected 1 embargo correction");
        assertPointer(
                assertProblem(
                        ScheduleTest.schedule(id, "{\"unpublishAt\": \"" + noon.minusSeconds(60) + "\"}"),
                        400,
                        "invalid-body"),
                "/unpublishAt");
        String key = Api.key("content:read", "content:embargo");
        Api.anonymous().header("X-Api-Key", key).get("/v1/site").then().statusCode(200); // the key is known from now on
        for (String address : List.of("/v1/articles/report", "/v1/articles", "/v1/articles?ids=report")) {
            assertThat(Statements.of(() -> Api.anonymous()
                            .header("X-Api-Key", key)
                            .get(address)
                            .then()
                            .statusCode(200)))
                    .as(address)
                    .hasSize(1);
        }
    }

    @Test
    void theEmbargoIsMovedAndThenLiftedByHand() {
        String id = publish("Report", ", \"embargoUntil\": \"" + noon + "\"")
                .jsonPath()
                .getString("id");
        patch(id, 1, "{\"embargoUntil\": \"" + evening + "\"}");
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
        TestClock.advance(Duration.ofHours(5));
        assertThat(Api.trusted().get("/v1/articles/report").jsonPath().getString("publishedAt"))
                .isEqualTo(evening.toString());
        assertProblem(Api.anonymous().get("/v1/articles/report"), 404, "not-found");

        patch(id, 2, "{\"embargoUntil\": null}");
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/articles/report").statusCode()).isEqualTo(200);
        assertThat(Rows.log(id))
                .containsExactly("published 1 embargo -", "updated 2 embargo -", "available 3 - embargo-lifted");
        assertThat(Rows.of("SELECT state FROM due WHERE target_id = '" + id + "'"))
                .containsExactly("cancelled");
        // No embargo takes back what everybody has seen.
        patch(id, 3, "{\"embargoUntil\": \"" + evening.plusSeconds(60) + "\"}");
        assertPointer(
                assertProblem(Api.editor().post("/v1/articles/" + id + "/publish"), 422, "incomplete"),
                "/embargoUntil");
    }

    @Test
    void whatIsWithdrawnUnderEmbargoIsGoneForPartnersAndNeverWasForOthers() {
        String id = publish("Report", ", \"embargoUntil\": \"" + noon + "\"")
                .jsonPath()
                .getString("id");
        Stories.withdraw("report");
        Response gone = Api.trusted().get("/v1/articles/report");
        assertProblem(gone, 410, "withdrawn");
        assertThat(gone.header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(Api.trusted().get("/v1/articles?ids=" + id).jsonPath().getList("missing.reason"))
                .containsExactly("withdrawn");
        assertProblem(Api.anonymous().get("/v1/articles/report"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/articles/" + id), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/resolve?url=/news/report"), 404, "not-found");

        Api.editor().post("/v1/articles/report/restore").then().statusCode(200);
        assertThat(Api.trusted().get("/v1/articles/report").statusCode()).isEqualTo(200);
        assertProblem(Api.anonymous().get("/v1/articles/report"), 404, "not-found");

        Stories.withdraw("report");
        TestClock.advance(Duration.ofHours(5));
        Api.editor().post("/v1/articles/report/restore").then().statusCode(200);
        assertThat(Api.anonymous().get("/v1/articles/report").statusCode()).isEqualTo(200);
        assertThat(Rows.log(id))
                .containsExactly(
                        "published 1 embargo -",
                        "withdrawn 1 embargo -",
                        "restored 1 embargo -",
                        "withdrawn 1 embargo -",
                        "restored 1 embargo -",
                        "available 1 - embargo-lifted");
    }

    @Test
    void aFormerSlugOfItIsNobodysForOthers() {
        String id = publish("Report", ", \"embargoUntil\": \"" + noon + "\"")
                .jsonPath()
                .getString("id");
        patch(id, 1, "{\"slug\": \"study\"}");
        Api.editor().post("/v1/articles/" + id + "/publish").then().statusCode(200);
        assertThat(Api.trusted()
                        .redirects()
                        .follow(false)
                        .get("/v1/articles/report")
                        .statusCode())
                .isEqualTo(308);
        assertProblem(Api.anonymous().get("/v1/articles/report"), 404, "not-found");
    }

    private static Response publish(String headline, String more) {
        return Stories.publish(headline, more);
    }

    private static void patch(String article, int revision, String body) {
        Response saved = Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch("/v1/articles/" + article + "/draft");
        assertThat(saved.statusCode()).as(saved.asString()).isEqualTo(200);
    }
}
