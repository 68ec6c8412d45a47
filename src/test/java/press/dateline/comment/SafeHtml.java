package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The HTML that a comment may be shown as, read by a parser that knows nothing of how it was written. */
final class SafeHtml {

    /** Attributes that may stand on each element. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "p", Set.of(),
            "br", Set.of(),
            "em", Set.of(),
            "strong", Set.of(),
            "blockquote", Set.of(),
            "ul", Set.of(),
            "ol", Set.of("start"),
            "li", Set.of(),
            "a", Set.of("href", "rel"));

    private SafeHtml() {}

    static void assertSafe(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(10);
        Document page = parser.parseInput("<!doctype html><html><head></head><body>" + html + "</body></html>", "");
        assertThat(parser.getErrors()).as(html).isEmpty();
        for (Element element : page.body().select("body *")) {
            assertThat(ALLOWED).as(html).containsKey(element.normalName());
            assertThat(ALLOWED.get(element.normalName()))
                    .as(html)
                    .containsAll(element.attributes().asList().stream()
                            .map(Attribute::getKey)
                            .toList());
            assertThat(element.parents().stream().anyMatch(parent -> parent.nameIs("a") && element.nameIs("a")))
                    .as("a link within a link: %s", html)
                    .isFalse();
            if (element.nameIs("a")) {
                assertThat(element.attr("rel")).as(html).isEqualTo("nofollow ugc");
                assertThat(element.attr("href"))
                        .as(html)
                        .matches("(?i)https?://[^/@\\\\\\s]+([/?#]\\S*)?|mailto:\\S+@\\S*");
            }
            if (element.hasAttr("start")) {
                assertThat(element.attr("start")).as(html).matches("\\d{1,9}");
            }
        }
    }
}
