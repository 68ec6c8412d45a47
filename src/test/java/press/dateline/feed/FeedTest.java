package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertParameter;
import static press.dateline.testing.Problems.assertProblem;

import com.rometools.modules.atom.modules.AtomLinkModule;
import com.rometools.modules.georss.GeoRSSModule;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.types.MediaContent;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Feeds of published articles: what is in them, and how they are paged through. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class FeedTest {

    private static final String RSS = "/v1/feeds/all.rss";

    @Test
    void rssTellsAllOfAStory() {
        Api.editor()
                .body("{\"name\": \"Ann Example\"}")
                .post("/v1/people")
                .then()
                .statusCode(201);
        Api.editor().body("{\"name\": \"Vote\"}").post("/v1/tags").then().statusCode(201);
        Api.editor().body("""
            {"name": "Freiburg", "kind": "city", "countryCode": "DE", "latitude": 47.99, "longitude": 7.85}\
            """).post("/v1/places").then().statusCode(201);
        String image =
                Api.editor().body(Stories.IMAGE).post("/v1/images").jsonPath().getString("id");
        Response story = Stories.publish("Trams & <trains>", """
            , "standfirst": "Two lines < three.", "authors": [{"person": "ann-example"}], "tags": ["vote"],
            "leadImage": "%s", "dateline": {"text": "FREIBURG", "place": "freiburg"}\
            """.formatted(image));
        SyndFeed feed = ReadFeed.at(RSS);
        assertThat(feed.getFeedType()).isEqualTo("rss_2.0");
        assertThat(feed.getTitle()).isEqualTo("Dateline");
        assertThat(feed.getLink()).isEqualTo("https://www.example.org");
        assertThat(feed.getLanguage()).isEqualTo("en");
        SyndEntry entry = feed.getEntries().getFirst();
        assertThat(entry.getTitle()).isEqualTo("Trams & <trains>");
        assertThat(entry.getLink()).isEqualTo("https://www.example.org/news/trams-trains");
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + story.jsonPath().getString("id"));
        assertThat(entry.getPublishedDate().toInstant())
                .isEqualTo(
                        Instant.parse(story.jsonPath().getString("publishedAt")).truncatedTo(ChronoUnit.SECONDS));
        assertThat(entry.getAuthor()).isEqualTo("Ann Example");
        assertThat(entry.getDescription().getValue()).isEqualTo("Two lines &lt; three.");
        assertThat(entry.getContents().getFirst().getValue()).isEqualTo("<p>Text.</p>");
        assertThat(entry.getCategories().stream().map(SyndCategory::getName)).containsExactly("News", "Vote");
        assertThat(entry.getEnclosures()).singleElement().satisfies(one -> {
            assertThat(one.getUrl()).isEqualTo("https://img.example.org/tram.jpg");
            assertThat(one.getType()).isEqualTo("image/jpeg");
        });
        MediaContent media = ((MediaEntryModule) entry.getModule(MediaEntryModule.URI)).getMediaContents()[0];
        assertThat(media.getReference()).hasToString("https://img.example.org/tram.jpg");
        assertThat(media.getMetadata().getCredits()[0].getName()).isEqualTo("Ann Example");
        assertThat(media.getWidth()).isEqualTo(1600);
        GeoRSSModule point = (GeoRSSModule) entry.getModule(GeoRSSModule.GEORSS_GEORSS_URI);
        assertThat(point.getPosition().getLatitude()).isEqualTo(47.99);
        assertThat(point.getPosition().getLongitude()).isEqualTo(7.85);
    }

    @Test
    void pagesLeadDownToTheOldestStory() {
        for (int i = 1; i <= 5; i++) {
            Stories.publish("Story " + i);
        }
        for (String form : List.of("rss", "atom")) {
            List<String> titles = new ArrayList<>();
            List<Integer> sizes = new ArrayList<>();
            // The archives of Atom are counted from the oldest one.
            List<Integer> expected = form.equals("rss") ? List.of(2, 2, 1) : List.of(2, 1, 2);
            @Nullable String next = "/v1/feeds/all." + form + "?limit=2&utm_source=reader&section=news";
            while (next != null) {
                SyndFeed page = ReadFeed.at(next);
                titles.addAll(ReadFeed.titles(page));
                sizes.add(page.getEntries().size());
                assertThat(link(page, "first")).endsWith("/v1/feeds/all." + form + "?limit=2&section=news");
                next = link(page, "next");
            }
            assertThat(titles).as(form).containsExactly("Story 5", "Story 4", "Story 3", "Story 2", "Story 1");
            assertThat(sizes).isEqualTo(expected);
        }
    }

    static @Nullable String link(SyndFeed feed, String rel) {
        AtomLinkModule links = (AtomLinkModule) feed.getModule(AtomLinkModule.URI);
        return links == null
                ? ReadFeed.link(feed, rel)
                : links.getLinks().stream()
                        .filter(link -> link.getRel().equals(rel))
                        .map(Link::getHref)
                        .findFirst()
                        .orElse(null);
    }

    @Test
    void filtersAreThoseOfListsAndOthersMeanNothing() {
        Stories.publish("Here");
        Api.editor()
                .body("{\"slug\": \"world\", \"name\": \"World\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
        Stories.publish("There", ", \"section\": \"world\"");
        assertThat(ReadFeed.titles(ReadFeed.at(RSS + "?section=world"))).containsExactly("There");
        assertThat(ReadFeed.titles(ReadFeed.at(RSS + "?section=-world&_=17&utm_medium=")))
                .containsExactly("Here");
        assertThat(ReadFeed.titles(ReadFeed.at(RSS + "?q=there"))).containsExactly("There");
        assertParameter(assertProblem(Api.anonymous().get(RSS + "?section=wrld"), 400, "invalid-parameter"), "section");
        assertParameter(assertProblem(Api.anonymous().get(RSS + "?section="), 400, "invalid-parameter"), "section");
        assertParameter(assertProblem(Api.anonymous().get(RSS + "?limit=101"), 400, "invalid-parameter"), "limit");
        assertProblem(Api.anonymous().get(RSS + "?cursor=x"), 400, "invalid-cursor");
        assertProblem(Api.anonymous().get("/v1/feeds/all.pdf"), 404, "not-found");
        assertProblem(Api.anonymous().get("/v1/feeds/none.rss"), 404, "not-found");
        assertProblem(Api.administrator().get("/v1/feeds/.rss"), 404, "not-found");
    }

    @Test
    void fiftyWholeStoriesCostOneStatementAndThenNone() {
        for (int i = 0; i < 50; i++) {
            Stories.publish("Story " + i);
        }
        ReadFeed.at(RSS);
        Stories.publish("Story 50");
        List<Response> answers = new ArrayList<>();
        assertThat(Statements.ofRequest(() -> answers.add(Api.anonymous().get(RSS))))
                .hasSize(1);
        assertThat(Statements.ofRequest(() -> answers.add(Api.anonymous().get(RSS))))
                .isEmpty();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(ReadFeed.titles(ReadFeed.of(answer)))
                        .hasSize(50)
                        .startsWith("Story 50"));
        String tag = answers.getLast().header("ETag");
        Api.anonymous().header("If-None-Match", tag).get(RSS).then().statusCode(304);
        // In the coding of the first answer, which was none, too.
        Api.anonymous()
                .header("If-None-Match", answers.getFirst().header("ETag"))
                .get(RSS)
                .then()
                .statusCode(304);
    }

    @Test
    void aWithdrawnStoryIsANoticeUnderTheSameId() {
        String first = Stories.publish("First").jsonPath().getString("id");
        Stories.publish("Second");
        Stories.publish("Third");
        ReadFeed.at(RSS);
        Api.editor()
                .body("{\"kind\": \"kill\", \"reason\": \"It was wrong.\"}")
                .post("/v1/articles/second/withdraw")
                .then()
                .statusCode(200);
        SyndFeed feed = ReadFeed.at(RSS);
        assertThat(ReadFeed.titles(feed)).containsExactly("Third", "This story has been withdrawn.", "First");
        SyndEntry notice = feed.getEntries().get(1);
        assertThat(notice.getDescription().getValue()).isEqualTo("This story has been withdrawn. It was wrong.");
        assertThat(notice.getLink()).isNull();
        assertThat(notice.getContents()).isEmpty();
        assertThat(ReadFeed.titles(ReadFeed.at(RSS + "?section=news&limit=2")))
                .hasSize(2)
                .endsWith(notice.getTitle());
        assertThat(ReadFeed.titles(ReadFeed.at(RSS + "?section=-news"))).isEmpty();
        Stories.withdraw("first");
        assertThat(ReadFeed.at(RSS).getEntries().getLast().getUri()).isEqualTo("urn:uuid:" + first);
        Api.editor().post("/v1/articles/first/restore").then().statusCode(200);
        assertThat(ReadFeed.titles(ReadFeed.at(RSS)))
                .containsExactly("Third", "This story has been withdrawn.", "First");
    }

    @Test
    void noticesArePagedLikeStories() {
        for (int i = 1; i <= 6; i++) {
            Stories.publish("Story " + i);
        }
        for (int i : List.of(6, 4, 3, 1)) {
            Stories.withdraw("story-" + i);
        }
        // The first page has all four notices; afterwards each stands in its place.
        TestClock.advance(Duration.ofDays(8));
        Stories.publish("Story 7");
        List<String> ids = new ArrayList<>();
        @Nullable String next = RSS + "?limit=2";
        while (next != null) {
            SyndFeed page = ReadFeed.at(next);
            assertThat(page.getEntries()).hasSizeBetween(1, 2);
            page.getEntries().forEach(entry -> ids.add(entry.getUri()));
            next = link(page, "next");
        }
        assertThat(ids).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void addressesThatAreNoUrisAreWrittenAsUris() {
        String image = Api.editor()
                .body(Stories.IMAGE.replace("tram.jpg", "photo[1].jpg"))
                .post("/v1/images")
                .jsonPath()
                .getString("id");
        Stories.publish("Odd", """
                , "leadImage": "%s", "blocks": [
                  {"type": "paragraph", "text": "Text."},
                  {"type": "video", "url": "https://cdn.example/100%%.mp4", "text": "Film"}]""".formatted(image));
        Stories.publish("Plain");
        for (String form : List.of("rss", "atom")) {
            SyndFeed feed = ReadFeed.at("/v1/feeds/all." + form);
            assertThat(ReadFeed.titles(feed)).as(form).containsExactly("Plain", "Odd");
            MediaEntryModule media =
                    (MediaEntryModule) feed.getEntries().getLast().getModule(MediaEntryModule.URI);
            assertThat(Stream.of(media.getMediaContents()).map(one -> String.valueOf(one.getReference())))
                    .as(form)
                    .containsExactly("https://cdn.example/100%25.mp4", "https://img.example.org/photo%5B1%5D.jpg");
            assertThat(feed.getEntries().getLast().getEnclosures().getFirst().getUrl())
                    .isEqualTo("https://cdn.example/100%25.mp4");
        }
        assertThat(Api.anonymous()
                        .get("/v1/articles/odd.ninjs")
                        .jsonPath()
                        .getString("associations[0].renditions[0].href"))
                .isEqualTo("https://img.example.org/photo%5B1%5D.jpg");
    }

    @Test
    void linksOnTheWebSiteAreAbsolute() {
        Stories.publish("Links", """
                , "blocks": [{"type": "paragraph", "text": "An old line.", "spans": [
                  {"start": 3, "end": 6, "type": "link", "url": "/old?a=b"}]}]""");
        for (String address : List.of(
                RSS,
                "/v1/feeds/all.atom",
                "/v1/feeds/all.json",
                "/v1/feeds/all.ninjs",
                "/v1/feeds/all.newsml",
                "/v1/articles/links.ninjs",
                "/v1/articles/links.md")) {
            assertThat(Api.anonymous().get(address).asString())
                    .as(address)
                    .contains("https://www.example.org/old?a=b")
                    .doesNotContain("\"/old")
                    .doesNotContain("&quot;/old");
        }
        assertThat(Api.anonymous()
                        .get("/v1/articles/links?include=bodyHtml")
                        .jsonPath()
                        .getString("bodyHtml"))
                .contains("href=\"https://www.example.org/old?a=b\"");
    }

    @Test
    void anOldStoryThatIsWithdrawnIsToldOnTheFirstPage() {
        String old = Stories.publish("Old").jsonPath().getString("id");
        for (int i = 1; i <= 4; i++) {
            Stories.publish("Story " + i);
        }
        String address = RSS + "?limit=2";
        assertThat(ReadFeed.titles(ReadFeed.at(address))).containsExactly("Story 4", "Story 3");
        assertThat(ReadFeed.titles(ReadFeed.at(address))).containsExactly("Story 4", "Story 3");
        Stories.withdraw("old");
        List<SyndFeed> read = new ArrayList<>();
        assertThat(Statements.ofRequest(() -> read.add(ReadFeed.at(address)))).hasSize(1);
        SyndFeed feed = read.getFirst();
        assertThat(ReadFeed.titles(feed)).containsExactly("Story 4", "Story 3", "This story has been withdrawn.");
        assertThat(feed.getEntries().getLast().getUri()).isEqualTo("urn:uuid:" + old);
        assertThat(ReadFeed.titles(ReadFeed.at(Objects.requireNonNull(link(feed, "next")))))
                .containsExactly("Story 2", "Story 1");
        assertThat(Api.anonymous().get("/v1/feeds/all.atom?limit=2").asString())
                .contains("<at:deleted-entry", "ref=\"urn:uuid:" + old);
        assertThat(Api.anonymous().get("/v1/feeds/all.ninjs?limit=2").jsonPath().getList("pubStatus"))
                .containsExactly("usable", "usable", "canceled");
        assertThat(ReadFeed.titles(ReadFeed.at(address + "&section=-news"))).isEmpty();
        TestClock.advance(Duration.ofDays(8));
        Stories.publish("Story 5");
        assertThat(ReadFeed.titles(ReadFeed.at(address))).containsExactly("Story 5", "Story 4");
    }

    @Test
    void whatIsUnderEmbargoIsInNoFormThatCannotSaySo() {
        Stories.publish("Tram");
        Stories.publish("Secret", ", \"embargoUntil\": \"2099-01-01T00:00:00Z\"");
        for (String form : List.of("rss", "atom", "json")) {
            assertThat(Api.trusted().get("/v1/feeds/all." + form).asString())
                    .as(form)
                    .contains("Tram")
                    .doesNotContain("Secret");
        }
        assertThat(Api.trusted().get("/v1/feeds/all.ninjs").jsonPath().getList("embargoedUntil"))
                .containsExactly("2099-01-01T00:00:00Z", null);
        assertThat(Api.trusted().get("/v1/feeds/all.newsml").asString()).contains("<embargoed>2099");
    }

    @Test
    void anItemOfRssHasOneEnclosure() {
        String image =
                Api.editor().body(Stories.IMAGE).post("/v1/images").jsonPath().getString("id");
        Stories.publish("Sound", """
                , "leadImage": "%s", "blocks": [
                  {"type": "audio", "url": "https://cdn.example.org/a.mp3", "text": "Sound"},
                  {"type": "video", "url": "https://cdn.example.org/b.mp4", "text": "Film"}]""".formatted(image));
        assertThat(ReadFeed.at(RSS).getEntries().getFirst().getEnclosures())
                .singleElement()
                .satisfies(one -> assertThat(one.getUrl()).isEqualTo("https://cdn.example.org/a.mp3"));
        assertThat(ReadFeed.at("/v1/feeds/all.atom").getEntries().getFirst().getEnclosures())
                .hasSize(3);
    }

    @Test
    void laterPagesOfJsonFeedsNameTheFirstOneAsTheFeed() {
        for (int i = 1; i <= 3; i++) {
            Stories.publish("Story " + i);
        }
        JsonPath first = Api.anonymous().get("/v1/feeds/all.json?limit=2").jsonPath();
        String next = first.getString("next_url");
        assertThat(Api.anonymous()
                        .get(next.substring(next.indexOf("/v1/")))
                        .jsonPath()
                        .getString("feed_url"))
                .isEqualTo(first.getString("feed_url"))
                .endsWith("/v1/feeds/all.json?limit=2");
    }

    @Test
    void whatIsNotAskedForMakesNoOtherAnswer() {
        Stories.publish("Tram");
        for (String address : List.of(RSS + "?section=news", RSS, "/v1/sitemaps/news.xml")) {
            ReadFeed.body(address);
            Stories.publish("Bus");
            String body = ReadFeed.body(address);
            String more = address + (address.contains("?") ? "&" : "?") + "utm_source=reader&_=17";
            assertThat(Statements.ofRequest(
                            () -> assertThat(ReadFeed.body(more)).isEqualTo(body)))
                    .isEmpty();
        }
        assertThat(ReadFeed.titles(ReadFeed.at(RSS + "?section=news&section=-news")))
                .isEmpty();
    }

    @Test
    void aFeedHasNoTimeOfItsLastChange() {
        Stories.publish("Tram");
        for (String address : List.of(RSS, "/v1/sitemaps/news.xml", "/v1/sitemaps/index.xml")) {
            Response answer = Api.anonymous().get(address);
            assertThat(answer.header("Last-Modified")).as(address).isNull();
            assertThat(answer.header("ETag")).isNotNull();
        }
    }

    @Test
    void whatItShowsMovesTheTimeOfAStory() {
        String image =
                Api.editor().body(Stories.IMAGE).post("/v1/images").jsonPath().getString("id");
        Stories.publish("Tram", ", \"leadImage\": \"" + image + "\"");
        Response before = Api.anonymous().get("/v1/articles/tram");
        Instant told = ReadFeed.at("/v1/feeds/all.atom")
                .getEntries()
                .getFirst()
                .getUpdatedDate()
                .toInstant();
        JsonPath item = Api.anonymous().get("/v1/articles/tram.ninjs").jsonPath();
        TestClock.advance(Duration.ofSeconds(5));
        Api.editor().body("{}").post("/v1/images/" + image + "/withdraw").then().statusCode(200);
        Response after = Api.anonymous()
                .header("If-Modified-Since", before.header("Last-Modified"))
                .get("/v1/articles/tram");
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.asString()).doesNotContain("tram.jpg");
        assertThat(after.jsonPath().getString("modifiedAt"))
                .isEqualTo(before.jsonPath().getString("modifiedAt"));
        assertThat(ReadFeed.at("/v1/feeds/all.atom")
                        .getEntries()
                        .getFirst()
                        .getUpdatedDate()
                        .toInstant())
                .isAfterOrEqualTo(told.plusSeconds(5));
        JsonPath newer = Api.anonymous().get("/v1/articles/tram.ninjs").jsonPath();
        assertThat(Instant.parse(newer.getString("versionCreated")))
                .isAfterOrEqualTo(
                        Instant.parse(item.getString("versionCreated")).plusSeconds(5));
        assertThat(newer.getLong("version")).isGreaterThan(item.getLong("version"));
    }
}
