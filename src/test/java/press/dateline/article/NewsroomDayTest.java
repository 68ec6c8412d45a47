package press.dateline.article;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/**
 * A day in a newsroom: a report is drafted by two reporters, looked at by a lawyer, goes out at noon, is corrected, has
 * to be pulled, and comes back. A partner follows the log all the while.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class NewsroomDayTest {

    private static final String REPORT = "/v1/articles/tram-line-opens";

    private final Instant morning = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant noon = morning.plus(Duration.ofHours(3));

    @Test
    void aReportIsDraftedPreviewedScheduledPublishedCorrectedKilledAndRestored() {
        String partner = "/v1/changes?after=" + Api.anonymous().get("/v1/site").header("Dateline-Seq");

        // The desk opens a draft; two reporters write different paragraphs at once, neither loses a word.
        String photo = Api.editor()
                .body(Stories.IMAGE)
                .post("/v1/images")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Response draft = Stories.draft("Tram line opens", ", \"leadImage\": \"" + photo + "\"" + """
                , "standfirst": "A day of firsts.", "blocks": [
                    {"type": "paragraph", "id": "lead", "text": "The tram runs."},
                    {"type": "paragraph", "id": "cost", "text": "Nobody knows what it cost."}]""");
        Response lead = Api.editor().get(REPORT + "/draft/blocks/lead");
        Response cost = Api.editor().get(REPORT + "/draft/blocks/cost");
        saved(block("lead", lead, "The tram runs from today."));
        saved(block("cost", cost, "It cost 20 million."));
        assertProblem(block("cost", cost, "It cost nothing."), 412, "revision-outdated");
        assertThat(Api.editor().get(REPORT + "/draft").jsonPath().getList("blocks.text"))
                .containsExactly("The tram runs from today.", "It cost 20 million.");
        assertProblem(Api.anonymous().get(REPORT), 404, "not-found");

        // A lawyer looks at it on the site, and has it held.
        String token = Api.editor()
                .post(REPORT + "/preview-links")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        assertThat(preview(token).get(REPORT).jsonPath().getString("blocks[1].text"))
                .isEqualTo("It cost 20 million.");
        assertThat(preview(token).get("/v1/articles").jsonPath().getList("items.slug"))
                .containsExactly("tram-line-opens");
        saved(patch(3, "{\"legalHold\": true, \"save\": {\"note\": \"Who says 20 million?\"}}"));
        assertProblem(Api.editor().post(REPORT + "/publish"), 422, "incomplete");
        saved(patch(4, "{\"legalHold\": false, \"save\": {\"note\": \"The town hall does\"}}"));
        assertThat(preview(token).get(REPORT).statusCode()).isEqualTo(200);

        // It is scheduled for noon, and published then, once.
        Response scheduled = Api.editor().body("{\"at\": \"" + noon + "\"}").post(REPORT + "/schedule");
        assertThat(scheduled.jsonPath().getString("status")).isEqualTo("scheduled");
        TestClock.advance(Duration.ofMinutes(179));
        assertProblem(Api.anonymous().get(REPORT), 404, "not-found");
        TestClock.advance(Duration.ofMinutes(2));
        Await.until("it is noon", () -> Api.anonymous().get(REPORT).statusCode() == 200);
        assertThat(Api.anonymous().get(REPORT).jsonPath().getInt("revision")).isEqualTo(5);

        // A reader finds a mistake. It is put right in the text, and said in public.
        saved(patch(5, """
                {"blocks": [{"type": "paragraph", "id": "lead", "text": "The tram runs from today."},
                            {"type": "paragraph", "id": "cost", "text": "It cost 30 million."}],
                 "save": {"type": "correction"}}"""));
        assertThat(Api.anonymous().get(REPORT).jsonPath().getString("blocks[1].text"))
                .isEqualTo("It cost 20 million.");
        Response published = Api.editor().post(REPORT + "/publish");
        assertThat(published.statusCode()).as(published.asString()).isEqualTo(200);
        Response corrected = Api.editor()
                .body("{\"kind\": \"correction\", \"text\": \"It cost 30 million, not 20.\", \"block\": \"cost\"}")
                .post(REPORT + "/correct");
        assertThat(corrected.statusCode()).as(corrected.asString()).isEqualTo(200);
        Response changes = Api.anonymous().get(REPORT + "/changes?from=5&to=6");
        assertThat(changes.jsonPath().getList("blocks.id")).containsExactly("cost");
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getBoolean("items[0].corrected"))
                .isTrue();

        // The town hall sues: it is killed at once, and comes back when the court has spoken.
        Response killed = Api.editor()
                .body("{\"kind\": \"kill\", \"reason\": \"A court has to decide.\"}")
                .post(REPORT + "/withdraw");
        assertThat(killed.statusCode()).as(killed.asString()).isEqualTo(200);
        Response gone = assertProblem(Api.anonymous().get(REPORT), 410, "withdrawn");
        assertThat(gone.jsonPath().getString("reason")).isEqualTo("A court has to decide.");
        assertThat(gone.asString()).doesNotContainIgnoringCase("tram");
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items"))
                .isEmpty();
        assertProblem(preview(token).get(REPORT), 403, "invalid-preview");
        Response restored = Api.editor().post(REPORT + "/restore");
        assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
        Response back = Api.anonymous().get(REPORT);
        assertThat(back.jsonPath().getString("blocks[1].text")).isEqualTo("It cost 30 million.");
        assertThat(back.jsonPath().getList("corrections.text")).containsExactly("It cost 30 million, not 20.");
        assertThat(Instant.parse(back.jsonPath().getString("publishedAt")))
                .isBetween(noon, noon.plus(Duration.ofMinutes(5)));

        // The partner was told all of it, in order, and nothing of the drafts.
        String id = draft.jsonPath().getString("id");
        assertThat(told(partner, id)).containsExactly("published", "updated", "corrected", "withdrawn", "restored");
        assertThat(Api.editor().get(REPORT + "/revisions").jsonPath().getList("items.note"))
                .containsExactly(null, "The town hall does", "Who says 20 million?", null, null, null);
    }

    private static Response block(String id, Response seen, String text) {
        return Api.editor()
                .header("If-Match", seen.header("ETag"))
                .body("{\"type\": \"paragraph\", \"text\": \"" + text + "\"}")
                .put(REPORT + "/draft/blocks/" + id);
    }

    private static Response patch(int revision, String body) {
        return Api.editor()
                .header("If-Match", "\"" + revision + "\"")
                .body(body)
                .patch(REPORT + "/draft");
    }

    private static void saved(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private static RequestSpecification preview(String token) {
        return Api.anonymous().header("Dateline-Preview", token);
    }

    /** The kinds of changes that the log tells everybody of an article, from an address on. */
    private static List<String> told(String address, String article) {
        List<String> kinds = new ArrayList<>();
        Response page;
        String next = address;
        do {
            page = Api.anonymous().get(next);
            kinds.addAll(page.jsonPath().getList("items.findAll { it.id == '" + article + "' }.kind"));
            next = Pages.path(page.jsonPath().getString("next"));
        } while (!page.jsonPath().getBoolean("upToDate"));
        return kinds;
    }
}
