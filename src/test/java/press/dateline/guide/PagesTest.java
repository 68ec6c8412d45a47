package press.dateline.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.web.ProblemType;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class PagesTest {

    private static final String ROOT = "http://localhost:8080";

    private static List<String> paths() {
        return Stream.concat(
                        Stream.of("/docs", "/docs/problems"), Guide.ALL.stream().map(Guide::path))
                .toList();
    }

    private static Response get(String path) {
        Response page = Api.anonymous().redirects().follow(false).get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        return page;
    }

    private static Document read(String path) {
        return Jsoup.parse(get(path).asString(), ROOT + path);
    }

    @Test
    void pagesAreHtmlThatNeedsNeitherScriptsNorOtherServers() throws Exception {
        for (String path : paths()) {
            Response page = get(path);
            assertThat(page.header("Content-Type")).as(path).isEqualTo("text/html; charset=utf-8");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            Document html = Jsoup.parse(page.asString());
            assertThat(html.select("script, link, img, iframe, form, [style], [onclick]"))
                    .as(path)
                    .isEmpty();
            byte[] style = html.select("style").get(0).data().getBytes(StandardCharsets.UTF_8);
            assertThat(page.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; style-src 'sha256-"
                            + Base64.getEncoder()
                                    .encodeToString(
                                            MessageDigest.getInstance("SHA-256").digest(style))
                            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
            assertThat(html.select("html").attr("lang")).isEqualTo("en");
            assertThat(html.select("main h1")).as(path).hasSize(1);
            assertThat(html.title()).as(path).isNotBlank();
            assertThat(html.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
        }
    }

    @Test
    void whoHasAPageIsToldSo() {
        for (String path : paths()) {
            Response page = get(path);
            String etag = page.header("ETag");
            assertThat(etag).as(path).matches("\"[0-9a-f]{32}\"");
            assertThat(page.header("Cache-Control")).isEqualTo("max-age=3600");
            for (String known : List.of(etag, "\"x\", W/" + etag, "*")) {
                Response again = Api.anonymous().header("If-None-Match", known).get(path);
                assertThat(again.statusCode()).as(known).isEqualTo(304);
                assertThat(again.asByteArray()).isEmpty();
                assertThat(again.header("ETag")).isEqualTo(etag);
            }
            assertThat(Api.anonymous()
                            .header("If-None-Match", "\"x\"")
                            .get(path)
                            .statusCode())
                    .isEqualTo(200);
            Response head = Api.anonymous().head(path);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.header("ETag")).isEqualTo(etag);
        }
    }

    @Test
    void linksLeadSomewhere() {
        List<String> asked = new ArrayList<>();
        for (String path : paths()) {
            for (Element link : read(path).select("a")) {
                String target = link.absUrl("href");
                if (!target.startsWith(ROOT + "/")) {
                    continue;
                }
                URI uri = URI.create(target);
                String page = uri.getPath();
                assertThat(Api.anonymous().get(page).statusCode()).as(target).isEqualTo(200);
                if (uri.getFragment() != null) {
                    assertThat(read(page).getElementById(uri.getFragment()))
                            .as("%s in %s", target, path)
                            .isNotNull();
                }
                asked.add(target);
            }
        }
        assertThat(asked).contains(ROOT + "/docs", ROOT + "/openapi", ROOT + "/docs/api", ROOT + "/docs/partners");
    }

    @Test
    void aFormerAddressAndUnknownNames() {
        Response slash = Api.anonymous().redirects().follow(false).get("/docs/");
        assertThat(slash.statusCode()).isEqualTo(308);
        assertThat(slash.header("Location")).isEqualTo(ROOT + "/docs");
        for (String name :
                List.of("nobody", "security", "Partners", "partners.md", "partners/", "..%2fpartners", "%00")) {
            assertProblem(Api.anonymous().urlEncodingEnabled(false).get("/docs/" + name), 404, "not-found");
        }
        assertProblem(Api.anonymous().post("/docs/partners"), 405, "method-not-allowed");
    }

    @Test
    void theProblemsAreThoseOfTheCatalogue() {
        assertThat(read("/docs/problems").select("dt").eachAttr("id"))
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(ProblemType::slug)
                        .toList());
    }

    @Test
    void markdownBecomesHtmlAndHtmlStaysText() {
        GuideText text = GuideText.of("""
            # A *guide* to `x`

            See <script>alert(1)</script> [bad](javascript:alert(1)) [out](https://example.org/a)

            ## One & two
            [here](#one--two) [there](partners.md#limits) [contract](../openapi/openapi.yaml) [not **shown**](plan.md)

            ## One & two

            | a | b |
            | --- | --- |
            | 1 | `2` |

            ```sh
            curl "<>"
            ```
            """, path -> "https://api.example.org" + path);
        assertThat(text.title()).isEqualTo("A guide to x");
        assertThat(text.sections())
                .containsExactly(
                        new GuideText.Section("one--two", "One & two"),
                        new GuideText.Section("one--two-1", "One & two"));
        Document html = Jsoup.parse(text.html());
        assertThat(html.select("script")).isEmpty();
        assertThat(html.select("a").eachAttr("href"))
                .containsExactly(
                        "https://example.org/a",
                        "#one--two",
                        "https://api.example.org/docs/partners#limits",
                        "https://api.example.org/openapi");
        assertThat(html.select("p").get(1).text()).isEqualTo("here there contract not shown");
        assertThat(html.select("th[scope=col]").eachText()).containsExactly("a", "b");
        assertThat(html.select("td").eachText()).containsExactly("1", "2");
        assertThat(html.select("pre[tabindex=0]").text()).isEqualTo("curl \"<>\"");
    }
}
