package press.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.xml.XmlPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Statements;
import press.dateline.testing.Stories;
import press.dateline.testing.TestClock;

/** Sitemaps of the archive, and of the news. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class SitemapTest {

    private static final String INDEX = "/v1/sitemaps/index.xml";
    private static final String NEWS = "/v1/sitemaps/news.xml";

    private static String month(Instant at) {
        return "/v1/sitemaps/" + YearMonth.from(at.atOffset(ZoneOffset.UTC)) + ".xml";
    }

    private static XmlPath read(String address) {
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/xml");
        return answer.xmlPath();
    }

    private static List<String> urls(String address) {
        return read(address).getList("urlset.url.loc", String.class);
    }

    @Test
    void theIndexLeadsToAllArticles() {
        Response tram = Stories.publish("Tram");
        Api.editor()
                .body("{\"slug\": \"world\", \"name\": \"World\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
        Api.editor()
                .body("{\"slug\": \"africa\", \"name\": \"Africa\", \"parent\": \"world\"}")
                .post("/v1/sections")
                .then()
                .statusCode(201);
        Stories.publish("Vote", ", \"section\": \"africa\"");
        Instant published = Instant.parse(tram.jsonPath().getString("publishedAt"));
        XmlPath index = read(INDEX);
        assertThat(index.getString("sitemapindex.sitemap[0].loc")).endsWith(month(published));
        assertThat(Instant.parse(index.getString("sitemapindex.sitemap[0].lastmod")))
                .isAfter(published);
        XmlPath month = read(month(published));
        assertThat(month.getList("urlset.url.loc", String.class))
                .containsExactly("https://www.example.org/news/tram", "https://www.example.org/world/africa/vote");
        assertThat(month.getString("urlset.url[0].lastmod"))
                .isEqualTo(Api.anonymous().get("/v1/articles/tram").jsonPath().getString("modifiedAt"));
        Stories.withdraw("tram");
        assertThat(urls(month(published))).containsExactly("https://www.example.org/world/africa/vote");
        Stories.withdraw("vote");
        assertThat(read(INDEX).getInt("sitemapindex.sitemap.size()")).isZero();
        assertProblem(Api.anonymous().get(month(published)), 404, "not-found");
    }

    @Test
    void newsAreThoseOfTwoDays() {
        Stories.publish("Tram & train", ", \"language\": \"de-CH\"");
        XmlPath news = read(NEWS);
        assertThat(news.getString("urlset.url.loc")).isEqualTo("https://www.example.org/news/tram-train");
        assertThat(news.getString("urlset.url.news.title")).isEqualTo("Tram & train");
        assertThat(news.getString("urlset.url.news.publication.name")).isEqualTo("Dateline");
        assertThat(news.getString("urlset.url.news.publication.language")).isEqualTo("de");
        assertThat(Instant.parse(news.getString("urlset.url.news.publication_date")))
                .isEqualTo(Instant.parse(Api.anonymous()
                        .get("/v1/articles/tram-train")
                        .jsonPath()
                        .getString("publishedAt")));
        TestClock.advance(Duration.ofHours(47));
        assertThat(urls(NEWS)).hasSize(1);
        TestClock.advance(Duration.ofHours(1));
        assertThat(read(NEWS).getInt("urlset.url.size()")).isZero();
    }

    @Test
    void theyTellNobodyMoreThanEverybodyMayRead() {
        Stories.publish("Tram");
        Stories.publish("Secret", ", \"embargoUntil\": \"2099-01-01T00:00:00Z\"");
        SignedPartner partner = SignedPartner.sign("wire");
        Instant now = Instant.now();
        for (String address : List.of(NEWS, month(now))) {
            assertThat(urls(address)).containsExactly("https://www.example.org/news/tram");
            assertThat(Api.trusted().get(address).xmlPath().getList("urlset.url.loc", String.class))
                    .containsExactly("https://www.example.org/news/tram");
        }
        assertThat(partner.calls().get(NEWS).xmlPath().getInt("urlset.url.size()"))
                .isZero();
        assertProblem(partner.calls().get(month(now)), 404, "not-found");
    }

    @Test
    void theyCostTwoStatementsAndThenNone() {
        Stories.publish("Tram");
        String month = month(Instant.now());
        read(month);
        Stories.publish("Bus");
        assertThat(Statements.ofRequest(() -> read(INDEX))).isEmpty();
        assertThat(Statements.ofRequest(() -> read(month))).hasSize(2);
        assertThat(Statements.ofRequest(() -> read(NEWS))).hasSize(2);
        assertThat(Statements.ofRequest(() -> {
                    read(INDEX);
                    read(month);
                    read(NEWS);
                }))
                .isEmpty();
        Response answer = Api.anonymous().get(month);
        Api.anonymous()
                .header("If-None-Match", answer.header("ETag"))
                .get(month + "?x=y")
                .then()
                .statusCode(304);
    }

    @Test
    void whatIsNoneIsNotFound() {
        Stories.publish("Tram");
        for (String name : List.of(
                "2026-13",
                "2026-00",
                "0000-01",
                "2026",
                "1999-01",
                "2026-11-0",
                "2026-11-9999",
                "all",
                "x%00",
                "2026-11-2")) {
            assertProblem(Api.anonymous().get("/v1/sitemaps/" + name + ".xml"), 404, "not-found");
        }
    }
}
