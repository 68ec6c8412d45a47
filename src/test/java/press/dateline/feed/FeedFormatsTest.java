package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import press.dateline.form.XmlText;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;

/** All that feeds and sitemaps answer is what its standard says, whatever stories are made of. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("formats")
class FeedFormatsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theDemonstrationContentIsValid() throws Exception {
        int articles = Archive.demonstration();
        Stories.withdraw(Api.anonymous().get("/v1/articles?limit=1").jsonPath().getString("items[0].slug"));
        check("the demonstration content", articles);
    }

    @Test
    void reutersStoriesAreValid() throws Exception {
        check("Reuters stories", Archive.reuters(400));
    }

    @Test
    void storiesOfHostileTextAreValid() throws Exception {
        int articles = Archive.hostile();
        assertThat(articles).isGreaterThan(450);
        check("stories of hostile text", articles);
    }

    /** Reads all pages of all forms, and what is told of each story in each of them. */
    private static void check(String what, int articles) throws IOException, SAXException {
        Map<String, String> titles = new LinkedHashMap<>();
        int pages = 0;
        @Nullable String next = "/v1/feeds/all.json?limit=100";
        while (next != null) {
            byte[] page = read(next);
            assertThat(Standards.jsonFeed(page)).as(next).isEmpty();
            JsonNode feed = JSON.readTree(page);
            feed.path("items")
                    .forEach(item -> titles.put(
                            item.path("id").asText(), item.path("title").asText()));
            next = feed.path("next_url").isMissingNode()
                    ? null
                    : feed.path("next_url").asText();
            pages++;
        }
        assertThat(titles).hasSize(articles);
        System.out.println(
                "formats: JSON Feed 1.1 of " + what + ": " + articles + " items on " + pages + " pages valid");
        for (String form : List.of("atom", "rss")) {
            pages = 0;
            Map<String, String> told = new LinkedHashMap<>();
            next = "/v1/feeds/all." + form + "?limit=100";
            while (next != null) {
                byte[] page = read(next);
                if (form.equals("atom")) {
                    assertThat(Standards.atom(page)).as(next).isEmpty();
                }
                SyndFeed feed = ReadFeed.at(next);
                for (SyndEntry entry : feed.getEntries()) {
                    told.put(entry.getUri(), entry.getTitle());
                }
                next = FeedTest.link(feed, "next");
                pages++;
            }
            assertThat(told.keySet()).containsExactlyElementsOf(titles.keySet());
            told.forEach((id, title) ->
                    assertThat(plain(title)).as(form + " " + id).isEqualTo(plain(titles.getOrDefault(id, ""))));
            System.out.println("formats: " + (form.equals("atom") ? "Atom 1.0 (RELAX NG)" : "RSS 2.0 (read by Rome)")
                    + " of " + what + ": " + articles + " entries on " + pages + " pages valid");
        }
        sitemaps(what);
    }

    private static void sitemaps(String what) throws IOException, SAXException {
        List<String> files = Api.anonymous()
                .get("/v1/sitemaps/index.xml")
                .xmlPath()
                .getList("sitemapindex.sitemap.loc", String.class);
        assertThat(files).isNotEmpty();
        List<String> pages = new ArrayList<>();
        for (String file : files) {
            String address = file.substring(file.indexOf("/v1/"));
            byte[] map = read(address);
            assertThat(Standards.sitemap(map)).as(address).isEmpty();
            pages.addAll(Api.anonymous().get(address).xmlPath().getList("urlset.url.loc", String.class));
        }
        assertThat(pages)
                .doesNotHaveDuplicates()
                .hasSize(Api.anonymous()
                        .get("/v1/articles?limit=1&count=exact")
                        .jsonPath()
                        .getInt("count.value"));
        System.out.println(
                "formats: sitemaps of " + what + ": " + pages.size() + " pages in " + files.size() + " files valid");
    }

    private static byte[] read(String address) {
        Response answer = Api.anonymous().get(address.substring(address.indexOf("/v1/")));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.asByteArray();
    }

    /** What XML keeps of a text: without the characters that it does not know, and with line ends of one kind. */
    private static String plain(String text) {
        return XmlText.of(text).replaceAll("\\s+", " ").strip();
    }
}
