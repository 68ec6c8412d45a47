package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.BlockRules;
import press.dateline.block.SpanRules;
import press.dateline.block.UrlRules;
import press.dateline.web.Texts;

/** What HTML is read as, and what blocks are written as, fit each other; whatever comes in. */
class HtmlRoundTripTest {

    private static final List<String> PIECES = List.of(
            "<p>",
            "</p>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<strong>",
            "</strong>",
            "<i>",
            "</i>",
            "<em>",
            "</em>",
            "<a href='https://e.org/?a&amp;b'>",
            "<a href='javascript:x'>",
            "<a href=/x>",
            "</a>",
            "<q>",
            "</q>",
            "<br>",
            "<br>",
            "<h1>",
            "</h1>",
            "<h3>",
            "</h3>",
            "<ul>",
            "</ul>",
            "<ol>",
            "</ol>",
            "<li>",
            "</li>",
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "<td colspan=2 rowspan=3>",
            "</td>",
            "<th>",
            "</th>",
            "<thead>",
            "</thead>",
            "<caption>",
            "</caption>",
            "<blockquote>",
            "</blockquote>",
            "<blockquote class=twitter-tweet>",
            "<cite>",
            "</cite>",
            "<figure>",
            "</figure>",
            "<figcaption>",
            "</figcaption>",
            "<div class=wp-caption>",
            "<p class=wp-caption-text>",
            "<small class=credit>",
            "</small>",
            "<img src=/x.jpg alt=y>",
            "<img src=/known.jpg>",
            "<img class=emoji alt='&#128512;'>",
            "<iframe src=https://e.org/ title=t></iframe>",
            "<video src=https://e.org/v>",
            "</video>",
            "<audio src='x'>",
            "</audio>",
            "<hr>",
            "<script>",
            "</script>",
            "<style>",
            "</style>",
            "<!-- ",
            " -->",
            "<form>",
            "</form>",
            "<button>",
            "</button>",
            "<select>",
            "<option>",
            "</select>",
            "<textarea>",
            "</textarea>",
            "<svg>",
            "</svg>",
            "<math>",
            "</math>",
            "<x-y>",
            "</x-y>",
            "<template>",
            "</template>",
            "<noscript>",
            "</noscript>",
            "<ruby>",
            "<rt>",
            "</ruby>",
            "<dl>",
            "<dt>",
            "<dd>",
            "</dl>",
            "<sup>",
            "</sup>",
            "<p hidden>",
            "<body>",
            "</body>",
            "</html>",
            "<p",
            ">",
            "<",
            "&",
            "&amp;",
            "&nbsp;",
            "&#0;",
            "&#xD800;",
            "&#xDC00;",
            "\ud83d",
            "\ude00",
            "😀",
            "\u0000",
            "text",
            " ",
            "\n",
            "\t",
            "One two. ",
            "“three”",
            "é",
            "\u200b",
            "https://e.org/",
            "-",
            "“");

    private static final UUID KNOWN = UUID.fromString("0196a0e2-0001-7000-8000-000000000040");

    private static final BlockHtml HTML = new BlockHtml(
            span -> Optional.empty(),
            id -> Optional.of(new BlockHtml.Picture("/known.jpg", "A \"b\"", "Agency", 640, 480)));

    @Test
    void blocksComeBackFromTheirHtml() {
        for (int seed = 0; seed < 5_000; seed++) {
            List<Block> blocks = new RandomBlocks(seed, KNOWN).list();
            String html = HTML.bodyHtml(blocks);

            HtmlReading reading = read(html);

            assertThat(reading.blocks()).as("seed %d: %s", seed, visible(html)).isEqualTo(blocks);
            assertThat(reading.losses()).as("seed %d: %s", seed, visible(html)).isEmpty();
        }
    }

    @Test
    void anythingIsReadAsSoundBlocks() {
        for (int seed = 0; seed < 5_000; seed++) {
            String html = soup(new Random(seed));

            List<Block> blocks = read(html).blocks();

            assertThat(BlockRules.faults("", blocks, Set.of()))
                    .as("seed %d: %s", seed, visible(html))
                    .isEmpty();
            assertThat(blocks).as("seed %d: %s", seed, visible(html)).allSatisfy(HtmlRoundTripTest::isSound);
        }
    }

    @Test
    void whatWasReadOnceIsReadTheSameAgain() {
        for (int seed = 0; seed < 5_000; seed++) {
            String html = soup(new Random(seed));
            List<Block> blocks = read(html).blocks();
            String written = HTML.bodyHtml(blocks);

            assertThat(read(written).blocks())
                    .as("seed %d: %s%nas %s", seed, visible(html), visible(written))
                    .isEqualTo(blocks);
        }
    }

    private static String soup(Random random) {
        StringBuilder html = new StringBuilder();
        for (int i = random.nextInt(100); i >= 0; i--) {
            html.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return html.toString();
    }

    private static void isSound(Block block) {
        assertThat(Texts.isStorable(block.text())).isTrue();
        assertThat(block.spans()).isEqualTo(SpanRules.sorted(block.spans()));
        assertThat(block.text()).doesNotStartWith(" ").doesNotEndWith(" ");
        switch (block) {
            case Block.Divider divider -> assertThat(divider.text()).isEmpty();
            case Block.Paragraph p -> assertThat(p.text()).isNotBlank();
            case Block.Heading h -> assertThat(h.text()).isNotBlank();
            case Block.Pullquote q -> assertThat(q.text()).isNotBlank();
            case Block.ListBlock list ->
                assertThat(list.text().split("\n", -1))
                        .allSatisfy(item -> assertThat(item).isNotBlank());
            case Block.Table table -> {
                assertThat(table.text()).isNotBlank();
                assertThat(table.caption())
                        .satisfiesAnyOf(
                                c -> assertThat(c).isNull(), c -> assertThat(c).isNotBlank());
            }
            case Block.Video video -> assertThat(UrlRules.webFault(video.url())).isEmpty();
            case Block.Audio audio -> assertThat(UrlRules.webFault(audio.url())).isEmpty();
            case Block.Embed embed -> assertThat(UrlRules.webFault(embed.url())).isEmpty();
            case Block.Image image -> assertThat(image.image()).isEqualTo(KNOWN);
            case Block.Gallery gallery ->
                assertThat(gallery.images()).hasSizeGreaterThan(1).containsOnly(KNOWN);
            case Block.Update u -> throw new AssertionError("HTML has no updates");
        }
    }

    /** Fit for a report, which cannot hold every character. */
    private static String visible(String html) {
        StringBuilder out = new StringBuilder();
        html.chars().forEach(c -> out.append(c < ' ' || c > '~' ? "\\u%04x".formatted(c) : Character.toString(c)));
        return out.toString();
    }

    private static HtmlReading read(String html) {
        return HtmlReader.read(
                html, reference -> reference.src().equals("/known.jpg") ? Optional.of(KNOWN) : Optional.empty());
    }
}
