package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import press.dateline.testing.Api;
import press.dateline.testing.Browser;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

/** The HTML of comments that attack, in a real browser: no script runs, and none is even tried. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class CommentBrowserTest {

    private static final Instant START = Instant.parse("2017-05-02T18:00:00Z");
    private static final String NONCE = "r4nd0m";

    /** Nothing may run or load but the page's own script; what would have is told to it. */
    private static final String STRICT = "default-src 'none'; script-src 'nonce-" + NONCE + "'";

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private HttpServer server;
    private ChromeDriver browser;

    @Inject
    CommentDesk desk;

    @BeforeEach
    void open() throws IOException {
        browser = Browser.open();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page =
                    pages.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if (exchange.getRequestURI().getPath().startsWith("/strict")) {
                exchange.getResponseHeaders().set("Content-Security-Policy", STRICT);
            }
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void noScriptRunsWithAndWithoutPolicy() throws IOException {
        List<String> html = shown(Stream.concat(HostileTexts.attacks().stream(), HostileTexts.naughty().stream())
                .toList());
        assertThat(html).hasSize(738);

        assertThat(seen("strict", html)).isEmpty();
        assertThat(seen("open", html)).isEmpty();
        assertThat(elements()).isSubsetOf("P", "BR", "EM", "STRONG", "BLOCKQUOTE", "UL", "OL", "LI", "A");
        assertThat(linkSchemes()).isSubsetOf("http:", "https:", "mailto:");
    }

    /** The page would notice. */
    @Test
    void thePageSeesWhatTheAttacksDoWhereNothingIsSanitised() throws IOException {
        List<String> attacks = HostileTexts.attacks().subList(0, 40);

        assertThat(each("strict", attacks)).isGreaterThan(8);
        assertThat(each("open", attacks)).isGreaterThan(4);
    }

    @Test
    void theAnswersThemselvesAreNoPages() throws IOException {
        shown(HostileTexts.attacks());

        browser.get("http://127.0.0.1:" + RestAssured.port + "/v1/articles/leaders-meet/comments?limit=100");
        assertThat(browser.executeScript("return document.contentType")).isEqualTo("application/json");
        assertThat(browser.executeScript("return document.scripts.length + document.images.length"))
                .isEqualTo(0L);
    }

    private long each(String policy, List<String> attacks) {
        return attacks.stream()
                .filter(attack -> !seen(policy, List.of(attack)).isEmpty())
                .count();
    }

    /** What ran, or tried to, on a page with all of this in it. */
    @SuppressWarnings("unchecked")
    private List<String> seen(String policy, List<String> html) {
        pages.put("/" + policy, page(html));
        browser.get("http://127.0.0.1:" + server.getAddress().getPort() + "/" + policy);
        return (List<String>)
                browser.executeAsyncScript("const done = arguments[0]; setTimeout(() => done(window.seen), 50)");
    }

    /** Its script writes down whatever calls one of the functions that attacks call to show that they run. */
    private static String page(List<String> html) {
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Discussion</title>
            <script nonce="%s">
            window.seen = [];
            for (const name of ["alert", "confirm", "prompt", "print", "eval", "open", "fetch", "postMessage"])
              window[name] = (...given) => { window.seen.push(name + " " + given.join(" ").slice(0, 100)); };
            for (const type of ["securitypolicyviolation", "submit", "error"])
              document.addEventListener(type, event => window.seen.push(
                  type + " " + (event.violatedDirective || event.target.nodeName) + " " + (event.blockedURI || "")), true);
            </script></head><body>
            %s
            </body></html>
            """.formatted(
                NONCE,
                html.stream().map(one -> "<article>" + one + "</article>").collect(Collectors.joining("\n")));
    }

    @SuppressWarnings("unchecked")
    private List<String> elements() {
        return (List<String>) browser.executeScript(
                "return [...new Set([...document.querySelectorAll('article *')].map(element => element.nodeName))]");
    }

    @SuppressWarnings("unchecked")
    private List<String> linkSchemes() {
        return (List<String>) browser.executeScript(
                "return [...new Set([...document.querySelectorAll('article a')].map(link => link.protocol))]");
    }

    /** The HTML of approved comments with these texts, as the API answers it. */
    private List<String> shown(List<String> texts) {
        UUID article =
                UUID.fromString(Stories.publish("Leaders meet").jsonPath().getString("id"));
        store(texts.stream()
                .map(text -> new CommentDesk.Given(Ids.next(), article, null, "Ann", text, "approved", START))
                .toList());
        List<String> html = new ArrayList<>();
        String address = "/v1/articles/leaders-meet/comments?limit=100";
        while (address != null) {
            JsonPath page = Api.anonymous().get(address).jsonPath();
            html.addAll(page.getList("items.html", String.class));
            String next = page.getString("next");
            address = next == null ? null : next.replaceFirst("^https?://[^/]+", "");
        }
        return html;
    }

    @Transactional
    void store(List<CommentDesk.Given> comments) {
        desk.store(comments);
    }
}
