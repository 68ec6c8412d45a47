package press.dateline.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.importing.Jobs.assertCounts;
import static press.dateline.importing.Jobs.done;
import static press.dateline.importing.Jobs.ninjs;
import static press.dateline.importing.Jobs.upload;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.testing.Api;
import press.dateline.testing.Rows;

/** What comes again from outside takes back nothing that was decided here. */
@QuarkusTest
class ImportAgainTest {

    private static final String STORY = "/v1/articles/story-1";

    /** A version of an item, in one line. */
    private static String item(int version, String status, String text) {
        return """
            {"uri": "urn:test:1", "type": "text", "version": "%d", "pubStatus": "%s", \
            "firstCreated": "2020-01-01T10:00:00Z", "headlines": [{"role": "main", "value": "Story 1"}], \
            "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>%s</p>"}]}\
            """.formatted(version, status, text);
    }

    private static Response wxr(String... content) {
        return done(upload(Wxr.file(content).getBytes(UTF_8), "wxr"));
    }

    private static void step(String step, String body) {
        Response answer = Api.editor().body(body).post(STORY + step);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private static void withdraw(String kind) {
        step("/withdraw", "{\"kind\": \"" + kind + "\", \"reason\": \"The lawyers say so\"}");
    }

    private static JsonPath draft() {
        return Api.editor().get(STORY + "/draft").jsonPath();
    }

    private static List<String> notes(Response job) {
        return Api.editor()
                .get("/v1/imports/" + job.jsonPath().getString("id") + "/report")
                .jsonPath()
                .getList("items.notes.flatten()");
    }

    private static String shown() {
        Response article = Api.anonymous().get(STORY);
        return article.statusCode() == 200 ? article.jsonPath().getString("blocks[0].text") : "" + article.statusCode();
    }

    // What editors withdrew

    @ParameterizedTest
    @ValueSource(strings = {"kill", "withhold", "unpublish"})
    void whatWasWithdrawnHereStaysSo(String kind) {
        ninjs(item(1, "usable", "First."));
        withdraw(kind);

        Response job = ninjs(item(2, "usable", "Second."));
        assertCounts(job, 0, 1, 0, 0, 0);
        assertThat(shown()).isEqualTo("410");
        assertThat(draft().getString("blocks[0].text")).isEqualTo("Second.");
        assertThat(notes(job)).containsExactly("it was withdrawn here (" + kind + "), and stays so: this is its draft");

        // That the source takes it back as well does not give it to the source.
        ninjs(item(3, "canceled", "Second."));
        ninjs(item(4, "usable", "Fourth."));
        assertThat(shown()).isEqualTo("410");
        step("/restore", "{}");
        assertThat(shown()).isEqualTo("First.");
        ninjs(item(5, "usable", "Fifth."));
        assertThat(shown()).isEqualTo("Fifth.");
    }

    @Test
    void whatItsSourceWithdrewItBringsBack() {
        ninjs(item(1, "usable", "First."));
        assertCounts(ninjs(item(2, "withheld", "First.")), 0, 0, 0, 1, 0);
        assertThat(Rows.of("SELECT withdrawal_kind FROM article")).containsExactly("withhold");
        ninjs(item(3, "usable", "Third."));
        assertThat(shown()).isEqualTo("Third.");
        ninjs(item(4, "canceled", "Third."));
        assertThat(Rows.of("SELECT withdrawal_kind FROM article")).containsExactly("kill");
        ninjs(item(5, "usable", "Fifth."));
        assertThat(shown()).isEqualTo("Fifth.");

        // An editor who brings it back, and then kills it, has decided.
        ninjs(item(6, "canceled", "Fifth."));
        step("/restore", "{}");
        withdraw("kill");
        ninjs(item(7, "usable", "Seventh."));
        assertThat(shown()).isEqualTo("410");
    }

    @Test
    void anExportRemembersWhoWithdrewIt() {
        ninjs(item(1, "usable", "First."));
        ninjs(item(2, "canceled", "First."));
        String export = Api.administrator().get("/v1/export").asString();
        assertThat(export).contains("\"byImport\":true").contains("\"published\":false");
    }

    @Test
    void whatALawyerHoldsIsNotPublished() {
        ninjs(item(1, "usable", "First."));
        Response held = Api.editor()
                .header("If-Match", Api.editor().get(STORY + "/draft").getHeader("ETag"))
                .body("{\"legalHold\": true}")
                .patch(STORY + "/draft");
        assertThat(held.statusCode()).as(held.asString()).isEqualTo(200);

        Response job = ninjs(item(2, "usable", "Second."));
        assertCounts(job, 0, 1, 0, 0, 0);
        assertThat(notes(job)).containsExactly("a lawyer has to clear it first: this is its draft, and not published");
        assertThat(shown()).isEqualTo("First.");
        assertThat(draft().getString("blocks[0].text")).isEqualTo("Second.");
        assertThat(draft().getBoolean("legalHold")).isTrue();
    }

    // What was published there, and is no more

    @ParameterizedTest
    @ValueSource(strings = {"private", "draft", "pending", "future"})
    void aPostThatIsNoLongerPublicIsUnpublishedAndComesBack(String status) {
        wxr(Wxr.post(1, "Story", "Once"));

        Response job = wxr(Wxr.item(1, "post", status, "Story", "Twice"));
        assertCounts(job, 0, 0, 0, 1, 0);
        assertThat(shown()).isEqualTo("410");
        assertThat(Rows.of("SELECT withdrawal_kind FROM article")).containsExactly("unpublish");
        assertThat(draft().getString("blocks[0].text")).isEqualTo("Twice");
        assertThat(notes(job)).last().isEqualTo("it was published by an import, and is unpublished now");

        wxr(Wxr.post(1, "Story", "Thrice"));
        assertThat(shown()).isEqualTo("Thrice");
    }

    @Test
    void aPostInTheTrashIsUnpublishedToo() {
        String post = Wxr.post(1, "Story", "Once", Wxr.in("post_tag", "talks", "Talks"));
        wxr(post);

        String trashed = Wxr.item(1, "post", "trash", "Story", "Once", Wxr.in("post_tag", "other", "Other"));
        Response job = wxr(trashed);
        assertCounts(job, 0, 0, 0, 1, 0);
        assertThat(shown()).isEqualTo("410");
        assertThat(notes(job))
                .containsExactly("it is in the trash", "it was published by an import, and is unpublished now");
        assertThat(Rows.of("SELECT name FROM tag")).containsExactly("Talks");
        assertThat(wxr(trashed).jsonPath().getInt("skipped")).isEqualTo(1);

        wxr(post);
        assertThat(shown()).isEqualTo("Once");
    }

    @Test
    void whatWasPublishedHereStaysSoThoughItIsADraftThere() {
        wxr(Wxr.item(1, "post", "draft", "Story", "Once", Wxr.in("category", "world", "World")));
        step("/publish", "{}");

        Response job = wxr(Wxr.item(1, "post", "draft", "Story", "Twice", Wxr.in("category", "world", "World")));
        assertThat(shown()).isEqualTo("Once");
        assertThat(draft().getString("blocks[0].text")).isEqualTo("Twice");
        assertThat(notes(job)).last().isEqualTo("it was published here, and stays so: this is a newer draft");
        assertThat(notes(job)).noneMatch(note -> note.contains("it is a draft here"));
        wxr(Wxr.item(1, "post", "trash", "Story", "Twice"));
        assertThat(shown()).isEqualTo("Once");
    }

    @Test
    void aDraftThatIsPublishedLaterHasTheTimeOfThatThere() {
        wxr(Wxr.item(1, "post", "draft", "Story", "Once"));
        wxr(Wxr.post(1, "Story", "Twice"));

        assertThat(Api.anonymous().get(STORY).jsonPath().getString("publishedAt"))
                .isEqualTo("2017-05-02T17:40:00Z");
    }

    // Whose article it is

    private static String feed(String entry) {
        return "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>" + entry
                + "</feed>";
    }

    @Test
    void aFeedDoesNotReachWhatCameFromElsewhere() {
        ninjs(item(1, "usable", "First."));
        String entry = "<entry><id>urn:test:1</id><title>Mine</title></entry>";
        String tombstone = "<at:deleted-entry ref='urn:test:1' when='2030-02-01T00:00:00Z'/>";

        for (String one : List.of(entry, tombstone)) {
            Response job = done(upload(feed(one).getBytes(UTF_8), "feed"));
            assertCounts(job, 0, 0, 0, 0, 1);
            assertThat((String) Jobs.rejections(job).getFirst().get("reason"))
                    .isEqualTo("Its id 'urn:test:1' is that of an article that came in another format (ninjs):"
                            + " that one is left as it is.");
        }
        assertThat(shown()).isEqualTo("First.");
    }

    @Test
    void whoseIdNobodyImportedMayBeTaken() {
        assertThat(Api.editor()
                        .body("{\"headline\": \"Story 1\", \"outsideIds\": [\"urn:test:1\"]}")
                        .post("/v1/articles")
                        .statusCode())
                .isEqualTo(201);
        assertCounts(ninjs(item(1, "usable", "First.")), 0, 1, 0, 0, 0);
        assertThat(shown()).isEqualTo("First.");
    }

    @Test
    void aFeedDoesNotReachWhatWasMadeHere() {
        Response made = Api.editor()
                .body("{\"headline\": \"Story 1\", \"outsideIds\": [\"urn:test:1\"]}")
                .post("/v1/articles");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        for (String one : List.of(
                "<entry><id>urn:test:1</id><title>Mine</title></entry>",
                "<at:deleted-entry ref='urn:test:1' when='2030-02-01T00:00:00Z'/>")) {
            Response job = done(upload(feed(one).getBytes(UTF_8), "feed"));
            assertCounts(job, 0, 0, 0, 0, 1);
            assertThat((String) Jobs.rejections(job).getFirst().get("reason"))
                    .isEqualTo(
                            "Its id 'urn:test:1' is that of an article that was made here: that one is left as it is.");
        }
        assertThat(draft().getString("headline")).isEqualTo("Story 1");
        assertThat(draft().getString("status")).isEqualTo("draft");
    }

    // What an earlier release has imported

    /** As it was stored before it was noted what came from where, and with digests of another kind. */
    private static void asBefore() {
        Rows.change("UPDATE article_outside_id SET source = NULL, published = NULL, digest = sha256('before')");
    }

    @Test
    void whatAFeedStillHasIsNotTakenAgain() {
        String entry =
                "<entry><id>urn:test:1</id><title>Story 1</title><content>Text.</content><updated>%s</updated></entry>";
        String first = feed(entry.formatted("2026-03-01T10:00:00Z"));
        assertCounts(done(upload(first.getBytes(UTF_8), "feed")), 1, 0, 0, 0, 0);
        asBefore();
        assertCounts(done(upload(first.getBytes(UTF_8), "feed")), 0, 0, 1, 0, 0);
        assertThat(Rows.of("SELECT source, published IS NULL FROM article_outside_id"))
                .containsExactly("feed t");
        String later = feed(entry.formatted("2026-03-02T10:00:00Z"));
        assertCounts(done(upload(later.getBytes(UTF_8), "feed")), 0, 1, 0, 0, 0);
    }

    @Test
    void whatAFeedWithdrawsIsWithdrawnAlsoAtTheTimeOfTheItem() {
        String first = feed("<entry><id>urn:test:1</id><title>Story 1</title><content>Text.</content>"
                + "<updated>2026-03-01T10:00:00Z</updated></entry>");
        assertCounts(done(upload(first.getBytes(UTF_8), "feed")), 1, 0, 0, 0, 0);
        asBefore();
        String deleted = feed("<at:deleted-entry ref='urn:test:1' when='2026-03-01T10:00:00Z'/>");
        assertCounts(done(upload(deleted.getBytes(UTF_8), "feed")), 0, 0, 0, 1, 0);
        assertThat(shown()).isEqualTo("410");
    }

    @Test
    void aFeedDoesNotReachWhatHasAVersion() {
        ninjs(item(1, "usable", "First."));
        asBefore();
        Response job = done(upload(
                feed("<entry><id>urn:test:1</id><title>Mine</title></entry>").getBytes(UTF_8), "feed"));
        assertCounts(job, 0, 0, 0, 0, 1);
        assertThat((String) Jobs.rejections(job).getFirst().get("reason"))
                .isEqualTo("Its id 'urn:test:1' is that of an article that came in another format:"
                        + " that one is left as it is.");
        assertThat(shown()).isEqualTo("First.");
    }

    @Test
    void whoHasPublishedItIsNotGuessed() {
        wxr(Wxr.item(1, "post", "draft", "Story", "Once", Wxr.in("category", "world", "World")));
        step("/publish", "{}");
        asBefore();
        String why = "it is public, and it was not noted whether an import or an editor published it: it stays so";
        Response job = wxr(Wxr.item(1, "post", "draft", "Story", "Twice", Wxr.in("category", "world", "World")));
        assertThat(shown()).isEqualTo("Once");
        assertThat(notes(job)).last().isEqualTo(why + ": this is a newer draft");
        job = wxr(Wxr.item(1, "post", "trash", "Story", "Twice"));
        assertThat(shown()).isEqualTo("Once");
        assertThat(notes(job)).containsExactly("it is in the trash", why);

        wxr(Wxr.post(1, "Story", "Thrice", Wxr.in("category", "world", "World")));
        assertThat(shown()).isEqualTo("Thrice");
        wxr(Wxr.item(1, "post", "trash", "Story", "Thrice"));
        assertThat(shown()).isEqualTo("410");
    }

    // Who may

    @Test
    void whoImportsMayPublishAndOfDatelinesOwnFormAdministrate() {
        byte[] content = item(1, "usable", "First.").getBytes(UTF_8);
        for (String format : List.of("ninjs", "feed", "newsml", "wxr", "dateline")) {
            Response refused = upload(Api.withScopes("content:read", "content:write"), content, format);
            assertProblem(refused, 403, "missing-scope");
            assertThat(refused.jsonPath().getString("detail")).contains("content:publish");
        }
        byte[] site = "{\"type\": \"site\", \"name\": \"Mine\"}".getBytes(UTF_8);
        Response refused = upload(Api.editor(), site, "dateline");
        assertProblem(refused, 403, "missing-scope");
        assertThat(refused.jsonPath().getString("detail")).contains("admin");
        assertThat(Api.editor().get("/v1/imports").jsonPath().getList("items")).isEmpty();
        assertCounts(done(upload(Api.administrator(), site, "dateline")), 0, 1, 0, 0, 0);
    }
}
