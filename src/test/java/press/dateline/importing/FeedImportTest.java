package press.dateline.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.importing.Jobs.assertCounts;
import static press.dateline.importing.Jobs.done;
import static press.dateline.importing.Jobs.upload;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;

/** Feeds become articles. */
@QuarkusTest
@Tag("formats")
class FeedImportTest {

    private static final String RSS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel><title>News</title><link>https://www.example.org/</link><language>de-CH</language>
        <copyright>© Example News</copyright>
        <item><title>Tram &amp; bus: &lt;em&gt;opened&lt;/em&gt;</title><link>https://www.example.org/tram</link>
        <guid isPermaLink="false">urn:x:tram</guid><pubDate>Mon, 02 Mar 2026 08:30:00 GMT</pubDate>
        <dc:creator>Nora Field</dc:creator><category>Transport</category><category>Basel</category>
        <description>A line opens.</description>
        <content:encoded><![CDATA[<p>The <b>tram</b> opened.</p><ul><li>One</li><li>Two</li></ul>
        <table><tr><th>Year</th></tr><tr><td>2026</td></tr></table>
        <figure><img src="/in-text.jpg" width="800" height="600" alt="A map"><figcaption>The map</figcaption></figure>
        <blockquote>It is open.</blockquote><iframe src="https://video.example/e/1"></iframe>]]></content:encoded>
        <media:content url="https://www.example.org/lead.jpg" type="image/jpeg" width="1600" height="900">
        <media:credit>Jo Lens</media:credit><media:description>The tram.</media:description></media:content>
        <enclosure url="https://www.example.org/tram.mp3" type="audio/mpeg" length="1"/></item>
        <item><title>Only a title</title><guid isPermaLink="false">77</guid></item>
        </channel></rss>\
        """;

    private static Response feed(String content) {
        return done(upload(content.getBytes(UTF_8), "feed"));
    }

    private static JsonPath draft(String slug) {
        Response draft = Api.editor().get("/v1/articles/" + slug + "/draft");
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(200);
        return draft.jsonPath();
    }

    @Test
    void anItemBecomesAnArticleWithAllThatItHas() {
        assertCounts(feed(RSS), 2, 0, 0, 0, 0);

        JsonPath article = Api.anonymous().get("/v1/articles/tram-bus-opened").jsonPath();
        assertThat(article.getString("headline")).isEqualTo("Tram & bus: opened");
        assertThat(article.getString("standfirst")).isEqualTo("A line opens.");
        assertThat(article.getString("language")).isEqualTo("de-CH");
        assertThat(article.getString("kind")).isEqualTo("news");
        assertThat(article.getString("publishedAt")).isEqualTo("2026-03-02T08:30:00Z");
        assertThat(article.getList("authors.name")).containsExactly("Nora Field");
        assertThat(article.getList("tags.name")).containsExactly("Transport", "Basel");
        assertThat(article.getString("rights.creditLine")).isEqualTo("© Example News");
        assertThat(article.getList("blocks.type"))
                .containsExactly("paragraph", "list", "table", "image", "pullquote", "embed", "audio");
        assertThat(article.getString("blocks[0].text")).isEqualTo("The tram opened.");
        assertThat(article.getString("blocks[0].spans[0].type")).isEqualTo("strong");
        assertThat(article.getString("blocks[3].text")).isEqualTo("The map");
        assertThat(article.getString("blocks[3].image.renditions[0].url"))
                .isEqualTo("https://www.example.org/in-text.jpg");
        assertThat(article.getString("blocks[6].url")).isEqualTo("https://www.example.org/tram.mp3");
        assertThat(article.getString("leadImage.credit")).isEqualTo("Jo Lens");
        assertThat(article.getString("leadImage.caption")).isEqualTo("The tram.");
        assertThat(article.getInt("leadImage.width")).isEqualTo(1600);
        JsonPath resolved = Api.anonymous()
                .get("/v1/resolve?url=https://www.example.org/tram")
                .jsonPath();
        assertThat(resolved.getString("slug")).isEqualTo("tram-bus-opened");
        assertThat(draft("only-a-title").getString("kind")).isEqualTo("brief");
        assertThat(draft("only-a-title").getList("outsideIds")).containsExactly("https://www.example.org/#77");
    }

    @Test
    void theSameFeedAgainChangesNothingWhereverItsItemsStand() {
        assertCounts(feed(RSS), 2, 0, 0, 0, 0);
        assertCounts(feed(RSS), 0, 0, 2, 0, 0);

        String newItem = "<item><title>Newer</title><guid>https://www.example.org/newer</guid></item>\n";
        assertCounts(feed(RSS.replaceFirst("<item>", newItem + "<item>")), 1, 0, 2, 0, 0);
        assertCounts(feed(RSS.replace("A line opens.", "A line is open.")), 0, 1, 1, 0, 0);
        assertThat(draft("tram-bus-opened").getString("standfirst")).isEqualTo("A line is open.");
    }

    @Test
    void atomIsReadAndItsTombstonesWithdraw() {
        String entry = """
            <entry><id>urn:x:1</id><title type="html">A &amp;amp; B</title><updated>2026-01-02T10:00:00Z</updated>
            <published>2026-01-01T10:00:00Z</published><author><name>Ann</name></author><author><name>Ben</name></author>
            <category term="t" label="Trade"/><link rel="alternate" href="/a-b"/>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="c">c</a></p></div></content>
            </entry>\
            """;
        String feed = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'"
                + " xml:base='https://www.example.org/'>%s</feed>";

        assertCounts(feed(feed.formatted(entry)), 1, 0, 0, 0, 0);
        JsonPath article = Api.anonymous().get("/v1/articles/a-b").jsonPath();
        assertThat(article.getString("headline")).isEqualTo("A & B");
        assertThat(article.getString("publishedAt")).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(article.getString("updatedAt")).isEqualTo("2026-01-02T10:00:00Z");
        assertThat(article.getList("authors.name")).containsExactly("Ann", "Ben");
        assertThat(article.getString("blocks[0].spans[0].url")).isEqualTo("https://www.example.org/c");

        String gone = "<at:deleted-entry ref='urn:x:1' when='2026-02-01T00:00:00Z'/>"
                + "<at:deleted-entry ref='urn:x:none' when='2026-02-01T00:00:00Z'/>";
        assertCounts(feed(feed.formatted(gone)), 0, 0, 1, 1, 0);
        assertThat(Api.anonymous().get("/v1/articles/a-b").statusCode()).isEqualTo(410);
        assertCounts(feed(feed.formatted(entry)), 0, 0, 1, 0, 0);
    }

    @Test
    void jsonFeedIsRead() {
        assertCounts(feed("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "News", "language": "en-GB",
             "home_page_url": "https://www.example.org/", "authors": [{"name": "The Desk"}],
             "items": [{"id": "https://www.example.org/1", "title": "One", "summary": "Sum.",
               "content_text": "A first line.\\n\\nA second <one>.", "date_published": "2026-01-01T10:00:00+01:00",
               "image": "https://www.example.org/1.png", "tags": ["Trade"],
               "attachments": [{"url": "https://www.example.org/1.mp4", "mime_type": "video/mp4", "title": "Film",
                                "duration_in_seconds": 61.4}]}]}\
            """), 1, 0, 0, 0, 0);

        JsonPath article = Api.anonymous().get("/v1/articles/one").jsonPath();
        assertThat(article.getList("blocks.text")).containsExactly("A first line.", "A second <one>.", "Film");
        assertThat(article.getInt("blocks[2].seconds")).isEqualTo(61);
        assertThat(article.getString("byline")).isEqualTo("The Desk");
        assertThat(article.getString("leadImage.renditions[0].url")).isEqualTo("https://www.example.org/1.png");
    }

    @Test
    void whatSoftwareCutsForASummaryIsNoStandfirst() {
        assertCounts(
                feed("<rss><channel><item><title>T</title><guid>urn:x:1</guid><description>It began on Monday and"
                        + " […]</description><content:encoded>&lt;p&gt;It began on Monday and"
                        + " ended.&lt;/p&gt;</content:encoded></item><item><title>U</title><guid>urn:x:2</guid><description>&lt;p&gt;All"
                        + " of it.&lt;/p&gt;</description></item></channel></rss>"),
                2,
                0,
                0,
                0,
                0);

        assertThat(draft("t").getString("standfirst")).isNull();
        assertThat(draft("u").getString("standfirst")).isNull();
        assertThat(draft("u").getList("blocks.text")).containsExactly("All of it.");
    }

    @Test
    void aFeedThatBreaksOffIsReadAndItsEndReported() {
        Response job = feed("<rss><channel><item><title>One</title><guid>urn:x:1</guid></item>\n"
                + "<item><guid>urn:x:2</guid></item>\n<item><title>Three</title><guid>urn:x:3</guid><descr");

        assertCounts(job, 2, 0, 0, 0, 1);
        assertThat(Jobs.rejections(job))
                .extracting(one -> one.get("reason"))
                .containsExactly("The item has nothing to show: no title, no text, no summary.");
        List<Map<String, Object>> report = Api.editor()
                .get("/v1/imports/" + job.jsonPath().getString("id") + "/report?outcome=created")
                .jsonPath()
                .getList("items");
        assertThat(report).extracting(one -> one.get("place")).containsExactly("item 1, line 1", "item 3, line 3");
        assertThat(report.getFirst().get("id")).isEqualTo(draft("one").getString("id"));
        assertThat(report.get(1).get("notes"))
                .isEqualTo(List.of("the file ends within this item: what there was of it is kept"));
    }

    @Test
    void anUploadThatEndsTooEarlyIsRefused() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write("<rss><channel><item><guid>urn:x:1</guid><title>One</title></item></channel></rss>"
                    .getBytes(UTF_8));
        }
        byte[] cut = Arrays.copyOf(zipped.toByteArray(), zipped.size() / 2);
        for (String format : List.of("feed", "newsml", "ninjs")) {
            assertProblem(upload(cut, format), 400, "malformed-request");
        }
    }

    @Test
    void whatIsNoFeedIsRefused() {
        for (String none : List.of("plain words", "<html><p>x</p></html>", "{\"a\": 1}", "{")) {
            assertProblem(upload(none.getBytes(UTF_8), "feed"), 400, "malformed-body");
        }
    }

    @Test
    void hostileTextIsKeptAsText() {
        String hostile = "<script>alert(1)</script> '; DROP TABLE article; -- \uD83D\uDE00 \u202E";
        String escaped = hostile.replace("&", "&amp;").replace("<", "&lt;");
        assertCounts(
                feed("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\": \"a\\u0000b\\ud800\","
                        + " \"title\": \"" + hostile + "\", \"content_text\": \"" + hostile + "\"}]}"),
                1,
                0,
                0,
                0,
                0);
        assertCounts(
                feed("<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:x:h</id><title type='text'>" + escaped
                        + "</title><content>" + escaped + "</content><link href='javascript:alert(1)'/>"
                        + "<link rel='enclosure' type='image/png' href='file:///etc/passwd'/></entry></feed>"),
                1,
                0,
                0,
                0,
                0);

        List<String> headlines = Api.anonymous().get("/v1/articles").jsonPath().getList("items.headline");
        assertThat(headlines).hasSize(2).allMatch(headline -> headline.equals(hostile));
    }

    private static String rss(String... items) {
        return "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><link>https://www.example.org/</link><item>"
                + String.join("</item><item>", items) + "</item></channel></rss>";
    }

    private static List<String> notes(Response job) {
        return Api.editor()
                .get("/v1/imports/" + job.jsonPath().getString("id") + "/report")
                .jsonPath()
                .getList("items.notes.flatten()");
    }

    @Test
    void addressesOfSoundAndFilmAreThoseOfTheWebOrLeftOut() {
        Response job = feed(rss("<title>One</title><guid>urn:x:1</guid><description>Text</description>"
                + "<enclosure url='javascript:alert(1)' type='audio/mpeg'/>"
                + "<enclosure url='data:video/mp4;base64,AAAA' type='video/mp4'/>"
                + "<enclosure url='https://www.example.org/1.mp3' type='audio/mpeg'/>"));

        assertCounts(job, 1, 0, 0, 0, 0);
        assertThat(draft("one").getList("blocks.type")).containsExactly("paragraph", "audio");
        assertThat(notes(job))
                .containsExactly(
                        "a file whose address is none of the web: javascript:alert(1)",
                        "a file whose address is none of the web: data:video/mp4;base64,AAAA");
    }

    @Test
    void aBodyOfTooManyBlocksIsRejectedAlone() {
        String many = "&lt;p&gt;x&lt;/p&gt;".repeat(2_001);
        Response job = feed(rss(
                "<title>One</title><guid>urn:x:1</guid><description>" + many + "</description>",
                "<title>Two</title><guid>urn:x:2</guid><description>Text</description>"));

        assertCounts(job, 1, 0, 0, 0, 1);
        assertThat((String) Jobs.rejections(job).getFirst().get("reason"))
                .contains("/blocks")
                .contains("2000");
        String ninjs =
                "{\"uri\": \"urn:x:3\", \"headlines\": [{\"value\": \"Three\"}], \"bodies\": [{\"role\": \"main\","
                        + " \"contentType\": \"text/html\", \"value\": \"" + "<p>x</p>".repeat(2_001) + "\"}]}";
        assertCounts(Jobs.ninjs(ninjs), 0, 0, 0, 0, 1);
    }

    @Test
    void anItemWithoutATitleHasTheBeginningOfItsText() {
        String item =
                "<guid>urn:x:1</guid><description>&lt;p&gt;%s sentence that is long enough to be cut somewhere in its"
                        + " middle, says Ann.&lt;/p&gt;</description>";
        Response job = feed(rss(item.formatted("A first")));

        assertCounts(job, 1, 0, 0, 0, 0);
        String headline = "A first sentence that is long enough to be cut somewhere in its middle, says…";
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items.headline"))
                .containsExactly(headline);
        assertThat(notes(job)).containsExactly("it has no title: the headline is how its text begins");
        assertCounts(feed(rss(item.formatted("A second"))), 0, 1, 0, 0, 0);
    }

    @Test
    void whatTheFeedSaysOfItselfIsAChangeOfThoseItemsThatUseIt() {
        String with = "<title>One</title><guid>urn:x:1</guid><author>Ann</author>";
        String without = "<title>Two</title><guid>urn:x:2</guid>";
        assertCounts(feed(rss(with, without)), 2, 0, 0, 0, 0);
        String authored = rss(with, without).replace("<item>", "<managingEditor>Ben</managingEditor><item>");
        assertCounts(
                feed(authored.replaceFirst("</managingEditor>", "</managingEditor><language>de</language>")),
                0,
                2,
                0,
                0,
                0);
        assertCounts(
                feed(authored.replaceFirst(
                        "</managingEditor>", "</managingEditor><language>de</language><title>T</title>")),
                0,
                0,
                2,
                0,
                0);
    }

    @Test
    void picturesInEntriesOfALiveBlogAreShown() {
        assertCounts(
                feed(rss("<title>Live</title><guid>urn:x:1</guid><description>&lt;article&gt;&lt;p&gt;&lt;time&gt;"
                        + "2026-01-01T10:00:00Z&lt;/time&gt;&lt;/p&gt;&lt;p&gt;It began.&lt;/p&gt;&lt;img"
                        + " src='https://www.example.org/1.jpg'&gt;&lt;/article&gt;</description>")),
                1,
                0,
                0,
                0,
                0);
        assertThat(Api.anonymous()
                        .get("/v1/articles/live")
                        .jsonPath()
                        .getString("blocks[0].blocks[1].image.renditions[0].url"))
                .isEqualTo("https://www.example.org/1.jpg");
    }

    @Test
    void whatNinjsAndNewsMlLoseIsTold() {
        Response job = Jobs.ninjs("""
            {"uri": "urn:x:1", "headlines": [{"value": "One"}], "mystery": "x", "bodies": [{"role": "main", \
            "contentType": "text/html", "value": "<p>Text</p><object>Gone</object><img src='https://x.example/a.jpg'>"}], \
            "associations": [{"name": "main", "type": "picture", "uri": "urn:x:p", "renditions": [{"name": "full", \
            "href": "https://x.example/p.jpg", "contentType": "image/jpeg"}]}, {"name": "v", "type": "video"}]}\
            """);
        assertCounts(job, 1, 0, 0, 0, 0);
        assertThat(notes(job))
                .contains("not kept: mystery")
                .contains("/associations/1: only pictures are kept of what is associated, not video")
                .anyMatch(note -> note.contains("https://x.example/a.jpg"));
        JsonPath article = Api.anonymous().get("/v1/articles/one").jsonPath();
        assertThat(article.getString("leadImage.renditions[0].url")).isEqualTo("https://x.example/p.jpg");
        assertThat(article.getString("leadImage.renditions[0].crop")).isEqualTo("unmeasured");

        Response newsml = done(upload("""
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:2"><itemMeta/><contentMeta>
            <headline>Two</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
            <html xmlns="http://www.w3.org/1999/xhtml"><body><p>Text</p><img src="https://x.example/b.jpg"/></body></html>
            </inlineXML></contentSet></newsItem>\
            """.getBytes(UTF_8), "newsml"));
        assertCounts(newsml, 1, 0, 0, 0, 0);
        assertThat(notes(newsml)).anyMatch(note -> note.contains("https://x.example/b.jpg"));
    }
}
