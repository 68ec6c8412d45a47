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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;

/** NewsML-G2 becomes articles. */
@QuarkusTest
@Tag("formats")
class NewsMlImportTest {

    private static final String MESSAGE = """
        <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>
        <newsItem guid="urn:x:1" version="%d" xml:lang="en-GB"><itemMeta><itemClass qcode="ninat:text"/>
        <versionCreated>2026-03-02T09:00:00Z</versionCreated><pubStatus qcode="stat:%s"/>
        <link rel="irel:hasPicture" residref="urn:x:2"/></itemMeta>
        <contentMeta><headline>Tram opens</headline><by>By Nora</by>
        <subject type="cpnat:person" uri="urn:p:1"><name>Ada Bloom</name></subject></contentMeta>
        <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>
        <p>It <em>opened</em>.</p></body></html></inlineXML></contentSet></newsItem>
        <newsItem guid="urn:x:2"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta>
        <contentMeta><creditline>Jo Lens</creditline></contentMeta><contentSet>
        <remoteContent href="https://x.example/p.jpg" contenttype="image/jpeg" width="900" height="600"/>
        </contentSet></newsItem><conceptItem guid="urn:x:3"/></itemSet></newsMessage>\
        """;

    private static Response newsml(String content) {
        return done(upload(content.getBytes(UTF_8), "newsml"));
    }

    @Test
    void aStoryBecomesAnArticleWithItsPicture() {
        Response job = newsml(MESSAGE.formatted(1, "usable"));
        assertCounts(job, 1, 0, 0, 0, 0);
        assertThat(job.jsonPath().getInt("skipped")).isEqualTo(1);

        JsonPath article = Api.anonymous().get("/v1/articles/tram-opens").jsonPath();
        assertThat(article.getString("headline")).isEqualTo("Tram opens");
        assertThat(article.getString("byline")).isEqualTo("By Nora");
        assertThat(article.getString("language")).isEqualTo("en-GB");
        assertThat(article.getList("people.name")).containsExactly("Ada Bloom");
        assertThat(article.getString("blocks[0].text")).isEqualTo("It opened.");
        assertThat(article.getString("blocks[0].spans[0].type")).isEqualTo("emphasis");
        assertThat(article.getString("leadImage.credit")).isEqualTo("Jo Lens");
        assertThat(article.getInt("leadImage.renditions[0].width")).isEqualTo(900);
    }

    @Test
    void itsVersionsUpdateAndItsCancellationWithdraws() {
        assertCounts(newsml(MESSAGE.formatted(2, "usable")), 1, 0, 0, 0, 0);
        assertCounts(newsml(MESSAGE.formatted(2, "usable")), 0, 0, 1, 0, 0);
        assertCounts(newsml(MESSAGE.formatted(1, "usable")), 0, 0, 1, 0, 0);
        assertCounts(newsml(MESSAGE.formatted(3, "usable").replace("Tram opens", "Tram open")), 0, 1, 0, 0, 0);
        assertCounts(newsml(MESSAGE.formatted(4, "canceled")), 0, 0, 0, 1, 0);
        assertThat(Api.anonymous().get("/v1/articles/tram-opens").statusCode()).isEqualTo(410);
    }

    @Test
    void whatIsNoneIsRefused() {
        assertProblem(upload("<rss/>".getBytes(UTF_8), "newsml"), 400, "malformed-body");
    }
}
