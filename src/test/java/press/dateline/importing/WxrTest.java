package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.importing.Jobs.assertCounts;
import static press.dateline.importing.Jobs.done;
import static press.dateline.importing.Jobs.gzip;
import static press.dateline.importing.Jobs.notes;
import static press.dateline.importing.Jobs.report;
import static press.dateline.importing.Jobs.upload;
import static press.dateline.importing.Wxr.wxr;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.testing.Api;

/** What becomes of WordPress exports, from the upload to what is read. */
@QuarkusTest
@Tag("formats")
class WxrTest {

    private static final String ANN = Wxr.author("ann", "Ann Example");

    private static JsonPath article(String slug) {
        Response article = Api.anonymous().get("/v1/articles/" + slug);
        assertThat(article.statusCode()).as(article.asString()).isEqualTo(200);
        return article.jsonPath();
    }

    private static JsonPath draft(String slug) {
        Response draft = Api.editor().get("/v1/articles/" + slug + "/draft");
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(200);
        return draft.jsonPath();
    }

    @Test
    void aPostIsAnArticleWithAllThatItNames() {
        Response job = wxr(
                ANN,
                Wxr.category("world", "World &amp; more", ""),
                Wxr.category("europe", "Europe", "world"),
                Wxr.category("opinion", "Opinion", ""),
                Wxr.post(
                        7,
                        "Leaders <i>meet</i> &amp;amp; talk",
                        "First line\nsecond line\n\nA <b>bold</b> claim.",
                        "<excerpt:encoded><![CDATA[They <b>met</b>.]]></excerpt:encoded>",
                        "<wp:comment_status>closed</wp:comment_status><wp:is_sticky>1</wp:is_sticky>",
                        Wxr.in("category", "world", "World"),
                        Wxr.in("category", "europe", "Europe"),
                        Wxr.in("category", "opinion", "Opinion"),
                        Wxr.in("category", "uncategorized", "Uncategorized"),
                        Wxr.in("post_tag", "talks", "Talks")));

        assertCounts(job, 5, 0, 0, 0, 0);
        JsonPath article = article("story-7");
        assertThat(article.getString("headline")).isEqualTo("Leaders meet & talk");
        assertThat(article.getString("standfirst")).isEqualTo("They met.");
        assertThat(article.getString("kind")).isEqualTo("news");
        assertThat(article.getString("language")).isEqualTo("en-GB");
        assertThat(article.getString("byline")).isEqualTo("Ann Example");
        assertThat(article.getList("authors.name")).containsExactly("Ann Example");
        assertThat(article.getString("publishedAt")).isEqualTo("2017-05-02T17:40:00Z");
        assertThat(article.getList("section.path")).containsExactly("world", "europe");
        assertThat(article.getList("tags.name")).containsExactly("Opinion", "Talks");
        assertThat(article.getList("blocks.text")).containsExactly("First line\nsecond line", "A bold claim.");
        assertThat(Api.anonymous().get("/v1/sections/world").jsonPath().getString("name"))
                .isEqualTo("World & more");
        assertThat(draft("story-7").getString("discussion.state")).isEqualTo("closed");
        assertThat(draft("story-7").getString("altIds[0].value")).isEqualTo("post 7");
        assertThat(report(job, "&outcome=created"))
                .filteredOn(line -> "article".equals(line.get("type")))
                .singleElement()
                .satisfies(line -> {
                    assertThat((String) line.get("place")).startsWith("item 1, line ");
                    assertThat(line.get("id")).isEqualTo(article.getString("id"));
                    assertThat(line.get("title")).isEqualTo("Leaders meet & talk");
                    assertThat(line.get("notes"))
                            .isEqualTo(List.of("it stood above the others (sticky): pin it on a front"));
                });
    }

    @Test
    void theOrderInTheFileDoesNotMatter() {
        String post = Wxr.post(
                1,
                "Story",
                "<p>Text</p><img src=\"" + Wxr.BASE + "/files/tram-300x200.jpg\"> [gallery ids=\"8,9,77\"]",
                Wxr.comment(3, 2, "1", "", "Answer"),
                Wxr.comment(4, 3, "0", "comment", "Answer to it"),
                Wxr.comment(2, 0, "1", "", "First"),
                Wxr.meta("_thumbnail_id", "9"));
        String tram = Wxr.attachment(
                9,
                "tram.jpg",
                "<excerpt:encoded><![CDATA[A <i>tram</i>]]></excerpt:encoded>"
                        + Wxr.meta("_wp_attachment_image_alt", "A red tram")
                        + Wxr.meta(
                                "_wp_attachment_metadata",
                                "a:5:{s:5:\"width\";i:1600;s:6:\"height\";i:1067;s:4:\"file\";s:8:\"tram.jpg\";"
                                        + "s:5:\"sizes\";a:2:{s:6:\"medium\";a:4:{s:4:\"file\";s:16:\"tram-300x200.jpg\";"
                                        + "s:5:\"width\";i:300;s:6:\"height\";i:200;s:9:\"mime-type\";s:10:\"image/jpeg\";}"
                                        + "s:9:\"thumbnail\";a:4:{s:4:\"file\";s:16:\"tram-150x150.jpg\";s:5:\"width\";i:150;"
                                        + "s:6:\"height\";i:150;s:9:\"mime-type\";s:10:\"image/jpeg\";}}"
                                        + "s:10:\"image_meta\";a:1:{s:6:\"credit\";s:7:\"Müller\";}}"));
        Response job = wxr(post, tram, Wxr.attachment(8, "bus.png", ""), ANN);

        assertCounts(job, 7, 0, 0, 0, 0);
        JsonPath article = article("story-1?include=comments");
        String image = Objects.requireNonNull(article.getString("leadImage.id"));
        assertThat(article.getString("leadImage.alt")).isEqualTo("A red tram");
        assertThat(article.getString("leadImage.caption")).isEqualTo("A tram");
        assertThat(article.getString("leadImage.credit")).isEqualTo("Müller");
        assertThat(article.getList("leadImage.renditions.crop")).containsExactly("full", "full", "thumbnail");
        assertThat(article.getList("leadImage.renditions.width")).containsExactly(1600, 300, 150);
        assertThat(article.getList("blocks.type")).containsExactly("paragraph", "image", "gallery");
        assertThat(article.getString("blocks[1].image.id")).isEqualTo(image);
        assertThat(article.getList("blocks[2].items.image.id"))
                .hasSize(2)
                .last()
                .isEqualTo(image);
        assertThat(article.getString("blocks[2].items[0].image.renditions[0].crop"))
                .isEqualTo("unmeasured");
        JsonPath comments =
                Api.anonymous().get("/v1/articles/story-1/comments?replies=10").jsonPath();
        assertThat(comments.getList("items.text")).containsExactly("First");
        assertThat(comments.getList("items[0].replies.text")).containsExactly("Answer");
        assertThat(notes(report(job, "&outcome=created")))
                .contains("a picture is left out: there is no attachment of this number: https://old.example/"
                        + "?attachment_id=77");
    }

    @Test
    void importingItAgainChangesNothing() {
        String[] content = {
            ANN,
            Wxr.category("world", "World", ""),
            Wxr.attachment(8, "bus.png", ""),
            Wxr.post(
                    1,
                    "Story",
                    "Text <img src=\"/other.jpg\" width=10 height=20>",
                    Wxr.in("category", "world", "World"),
                    Wxr.in("post_tag", "talks", "Talks"),
                    Wxr.comment(2, 0, "1", "", "First"))
        };
        assertCounts(wxr(content), 5, 0, 0, 0, 0);
        String before = Api.anonymous().get("/v1/articles/story-1").asString();
        assertCounts(wxr(content), 0, 0, 5, 0, 0);
        // What stands before an item in the file is no change of it.
        assertCounts(wxr("<description>\n\n\n</description>", content[0], content[1], content[3]), 0, 0, 4, 0, 0);
        assertThat(Api.anonymous().get("/v1/articles/story-1").asString()).isEqualTo(before);

        content[3] = content[3].replace("Text <img", "New text <img");
        assertCounts(wxr(content), 0, 1, 4, 0, 0);
        assertThat(article("story-1").getString("blocks[0].text")).isEqualTo("New text");
        assertThat(article("story-1").getString("publishedAt")).isEqualTo("2017-05-02T17:40:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "draft, it was a draft",
        "pending, it was pending review",
        "private, it was private",
        "future, it was scheduled for 2017-05-02T17:40:00Z",
        "odd, it was of the status 'odd'"
    })
    void whatWasNotPublishedIsADraft(String status, String why) {
        Response job = wxr(ANN, Wxr.item(1, "post", status, "Story", "Text"));

        assertCounts(job, 2, 0, 0, 0, 0);
        assertProblem(Api.anonymous().get("/v1/articles/story-1"), 404, "not-found");
        assertThat(draft("story-1").getString("status")).isEqualTo("draft");
        assertThat(draft("story-1").getString("editorNote"))
                .isEqualTo("Imported from WordPress as a draft: " + why + ".");
        assertThat(notes(report(job, ""))).containsExactly("it is a draft here: " + why);
    }

    @Test
    void aPasswordOrATimeToComeKeepsAPostADraft() {
        wxr(
                Wxr.post(1, "Guarded", "Text", "<wp:post_password>x</wp:post_password>"),
                Wxr.post(2, "Later", "Text").replace("2017-05-02 17:40", "2099-05-02 17:40"));

        assertThat(draft("story-1").getString("editorNote"))
                .isEqualTo("Imported from WordPress as a draft: a password guarded it.");
        assertThat(draft("story-2").getString("editorNote"))
                .isEqualTo("Imported from WordPress as a draft: it was to be published at 2099-05-02T17:40:00Z.");
    }

    @Test
    void aDraftThatIsPublishedThereIsPublishedHere() {
        wxr(Wxr.item(1, "post", "draft", "Story", "Text"));
        assertCounts(wxr(Wxr.post(1, "Story", "Text, done")), 0, 1, 0, 0, 0);
        assertThat(article("story-1").getString("blocks[0].text")).isEqualTo("Text, done");
    }

    @Test
    void whatIsNoContentIsSkippedWithTheReason() {
        Response job = wxr(
                Wxr.item(1, "nav_menu_item", "publish", "Home", ""),
                Wxr.item(2, "custom_css", "publish", "theme", "p {}"),
                Wxr.item(3, "post", "trash", "Gone", "Text", Wxr.comment(9, 0, "1", "", "On it")),
                Wxr.attachment(4, "paper.pdf", ""),
                Wxr.post(5, "Story", "Text", Wxr.comment(6, 0, "1", "pingback", "ping")),
                "<wp:term><wp:term_taxonomy>nav_menu</wp:term_taxonomy><wp:term_slug>m</wp:term_slug>"
                        + "<wp:term_name>Menu</wp:term_name></wp:term>");

        assertThat(job.jsonPath().getInt("skipped")).isEqualTo(7);
        assertThat(job.jsonPath().getInt("read")).isEqualTo(8);
        assertThat(report(job, "&outcome=skipped"))
                .extracting(line -> line.get("type") + ": " + line.get("notes"))
                .containsExactly(
                        "nav_menu: [a term of the taxonomy nav_menu is none of what Dateline keeps]",
                        "attachment: [it is no picture: texts name its address, https://old.example/files/paper.pdf]",
                        "nav_menu_item: [nav_menu_item is no post, page or attachment]",
                        "custom_css: [custom_css is no post, page or attachment]",
                        "post: [it is in the trash]",
                        "comment: [it is on a post in the trash]",
                        "pingback: [pingback is no comment of a reader]");
    }

    @Test
    void commentsKeepStatesThreadsAndTextAndNothingOfTheirAuthorsButTheName() {
        wxr(Wxr.post(
                1,
                "Story",
                "Text",
                Wxr.comment(
                        10, 0, "1", "", "<strong>Bold</strong> *not* <a href=\"https://a.example/\">this</a>\nline"),
                Wxr.comment(11, 10, "1", "trackback", "x"),
                Wxr.comment(12, 11, "1", "", "Answers the one above the trackback"),
                Wxr.comment(13, 0, "0", "", "Waits"),
                Wxr.comment(14, 0, "spam", "", "Buy"),
                Wxr.comment(15, 0, "trash", "", "Gone"),
                Wxr.comment(16, 17, "1", "", "Circle one"),
                Wxr.comment(17, 16, "1", "", "Circle two")));

        JsonPath shown =
                Api.anonymous().get("/v1/articles/story-1/comments?replies=5").jsonPath();
        assertThat(shown.getList("items.text"))
                .containsExactlyInAnyOrder(
                        "**Bold** \\*not\\* [this](<https://a.example/>)\nline", "Circle one", "Circle two");
        Map<String, String> states = new TreeMap<>();
        for (String state : List.of("pending", "approved", "rejected")) {
            Response all = Api.withScopes("comments:moderate").get("/v1/moderation/comments?limit=100&state=" + state);
            assertThat(all.asString()).doesNotContain("secret.example").doesNotContain("203.0.113.7");
            all.jsonPath().getList("items.text", String.class).forEach(text -> states.put(text, state));
        }
        assertThat(states)
                .containsEntry("Waits", "pending")
                .containsEntry("Answers the one above the trackback", "approved")
                .containsEntry("Buy", "rejected")
                .containsEntry("Gone", "rejected")
                .hasSize(7);
    }

    @Test
    void oldAddressesLead() {
        wxr(
                Wxr.post(1, "Story", "Text", Wxr.meta("_wp_old_slug", "first-name")),
                Wxr.item(2, "post", "draft", "D", "x"));
        String id = article("story-1").getString("id");
        for (String url : List.of(
                "https://old.example/2017/05/story-1/",
                "http://OLD.example/2017/05/story-1?utm=x#y",
                "https://old.example/?p=1",
                "https://old.example/2017/05/first-name",
                "/2017/05/story-1/",
                "/?p=1")) {
            Response found = Api.anonymous().queryParam("url", url).get("/v1/resolve");
            assertThat(found.statusCode()).as(url + found.asString()).isEqualTo(200);
            assertThat(found.jsonPath().getString("id")).isEqualTo(id);
            assertThat(found.jsonPath().getString("slug")).isEqualTo("story-1");
            assertThat(found.jsonPath().getBoolean("moved")).isTrue();
        }
        assertProblem(Api.anonymous().queryParam("url", "/2017/05/story-2").get("/v1/resolve"), 404, "not-found");
        assertParameter(
                assertProblem(
                        Api.anonymous()
                                .queryParam("url", "https://other.example/2017/05/story-1/")
                                .get("/v1/resolve"),
                        400,
                        "invalid-parameter"),
                "url");
        Api.editor()
                .contentType("application/json")
                .body("{\"kind\": \"withhold\", \"reason\": \"x\"}")
                .post("/v1/articles/" + id + "/withdraw");
        assertProblem(Api.anonymous().queryParam("url", "/?p=1").get("/v1/resolve"), 410, "withdrawn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1.1", "1.2"})
    void readsAllVersionsGzippedToo(String version) {
        byte[] file = gzip(Wxr.ofVersion(version, Wxr.post(1, "Story", "Text")));
        assertCounts(done(upload(file, "wxr")), 1, 0, 0, 0, 0);
        assertThat(article("story-1").getString("headline")).isEqualTo("Story");
    }

    @Test
    void aPostWithoutATitleHasTheBeginningOfItsText() {
        Response job = wxr(
                Wxr.post(
                        1,
                        "",
                        "<p>A first sentence that is long enough to be cut somewhere in its middle, says Ann.</p>"),
                Wxr.post(2, "", "").replace("<wp:post_name>story-2</wp:post_name>", ""));

        assertThat(article("story-1").getString("headline"))
                .isEqualTo("A first sentence that is long enough to be cut somewhere in its middle, says…");
        assertThat(notes(report(job, "")))
                .containsExactly(
                        "it has no title: the headline is how its text begins",
                        "it is a draft here: it has neither a title nor a text");
    }
}
