package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.BlockRules;
import press.dateline.testing.SharedData;

/** HTML made to attack whoever shows it: what is written from it holds nothing but what BlockHtml writes. */
class HtmlHostileTest {

    private static final Pattern PAYLOAD = Pattern.compile("\"payload\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")");
    private static final UUID IMAGE = UUID.fromString("0196a0e2-0001-7000-8000-000000000040");

    /** Attributes that may stand on each element. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("p", Set.of()),
            Map.entry("br", Set.of()),
            Map.entry("h2", Set.of()),
            Map.entry("h3", Set.of()),
            Map.entry("h4", Set.of()),
            Map.entry("h5", Set.of()),
            Map.entry("h6", Set.of()),
            Map.entry("hr", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("a", Set.of("href")),
            Map.entry("blockquote", Set.of()),
            Map.entry("ul", Set.of()),
            Map.entry("ol", Set.of()),
            Map.entry("li", Set.of()),
            Map.entry("table", Set.of()),
            Map.entry("caption", Set.of()),
            Map.entry("thead", Set.of()),
            Map.entry("tbody", Set.of()),
            Map.entry("tr", Set.of()),
            Map.entry("th", Set.of("scope")),
            Map.entry("td", Set.of()),
            Map.entry("figure", Set.of()),
            Map.entry("figcaption", Set.of()),
            Map.entry("small", Set.of("class")),
            Map.entry("img", Set.of("src", "alt")),
            Map.entry("video", Set.of("src", "controls", "poster")),
            Map.entry("audio", Set.of("src", "controls")));

    /** Shows each picture under the very address that the HTML named, however odd. */
    private String src = "";

    @Test
    void knownAttacksOnSanitizers() throws IOException {
        ObjectMapper json = JsonMapper.builder().build();
        String file = Files.readString(SharedData.path("hostile/dompurify/expect.mjs"));
        List<String> payloads = PAYLOAD.matcher(file)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(payloads).hasSize(223);

        for (String payload : payloads) {
            assertHarmless(json.readValue(payload, String.class));
        }
    }

    @Test
    void naughtyStringsInEveryPlaceOfMarkup() throws IOException {
        for (String naughty : new ObjectMapper()
                .readValue(SharedData.path("hostile/blns.json").toFile(), String[].class)) {
            assertHarmless(naughty);
            assertHarmless("<p title='" + naughty + "'>" + naughty + "</p>");
            assertHarmless(
                    "<a href='" + naughty + "'>a</a><a href=" + naughty + ">a</a><a href=\"" + naughty + "\">a</a>");
            assertHarmless("<figure><img src='" + naughty + "' alt='" + naughty + "'><figcaption>" + naughty
                    + "</figcaption></figure><iframe src='" + naughty + "' title='" + naughty + "'></iframe>");
            assertHarmless(
                    "<table><caption>" + naughty + "</caption><tr><td>" + naughty + "<td>" + naughty + "</table>");
            assertHarmless("<" + naughty + ">" + naughty + "</" + naughty + ">");
        }
    }

    private void assertHarmless(String html) {
        List<Block> blocks = HtmlReader.read(html, reference -> {
                    src = reference.src();
                    return Optional.of(IMAGE);
                })
                .blocks();
        BlockHtml writer = new BlockHtml(
                span -> Optional.empty(),
                id -> Optional.of(new BlockHtml.Picture(src, src, "<img src=x onerror=alert(1)>", null, null)));
        String written = writer.bodyHtml(blocks);

        assertThat(BlockRules.faults("", blocks, Set.of())).as(html).isEmpty();
        for (Element element : Jsoup.parseBodyFragment(written).body().select("body *")) {
            assertThat(ALLOWED).as("%s written from %s", written, html).containsKey(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(ALLOWED.get(element.normalName()))
                        .as("%s written from %s", written, html)
                        .contains(attribute.getKey());
                if (Set.of("href", "src", "poster").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).as(html).matches("(?i)https?://[^/@]+.*|mailto:.*|/[^/\\\\].*|/");
                }
            }
        }
    }
}
