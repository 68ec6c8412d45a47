package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import press.dateline.block.Block;
import press.dateline.block.BlockSpans;
import press.dateline.block.BlockText;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;
import press.dateline.html.HtmlReading.Loss;

/** HTML that is too deep, too long or too much. */
class HtmlReaderLimitsTest {

    private static final int MANY = 30_000;

    static Stream<Arguments> muchOfOneThing() {
        return Stream.of(
                Arguments.of("divs that are never closed", "<div>".repeat(MANY) + "end"),
                Arguments.of("nested divs", "<div>".repeat(100_000) + "end" + "</div>".repeat(100_000)),
                Arguments.of("nested blockquotes", "<blockquote>".repeat(MANY) + "end"),
                Arguments.of("nested lists", "<ul><li>".repeat(MANY) + "end"),
                Arguments.of("nested figures", "<figure><figcaption>".repeat(MANY) + "end"),
                Arguments.of("nested tables", "<table><tr><td>".repeat(MANY) + "end"),
                Arguments.of("nested quotations", "<q>".repeat(MANY) + "end"),
                Arguments.of("nested marks", "<b><i><a href=/x>".repeat(MANY) + "end"),
                Arguments.of("marks that differ", numbered("<b x%d>x", MANY) + "end"),
                Arguments.of("marks and paragraphs that cross", "<i><p>x</i>".repeat(MANY) + "end"),
                Arguments.of("text astray in a table", "<table>" + "x<b>y</b>".repeat(MANY) + "</table>end"),
                Arguments.of("cells over many columns", "<table><tr>" + "<td colspan=1000>".repeat(MANY) + "end"),
                Arguments.of("cells over many rows", "<table>" + "<tr><td rowspan=9999>x".repeat(MANY) + "end"),
                Arguments.of("attributes", "<p " + numbered("a%d=b ", 300_000) + ">end"),
                Arguments.of("one attribute", "<p title='" + "x".repeat(3_000_000) + "'>end"),
                Arguments.of("a long link", "<a href='http://x/" + "x".repeat(3_000_000) + "'>end</a>"),
                Arguments.of("line breaks", "a" + "<br>".repeat(300_000) + "end"),
                Arguments.of("line breaks in a paragraph", "<p>a" + "<br>".repeat(300_000) + "end"),
                Arguments.of("white space", "<p>a" + " ".repeat(3_000_000) + "end"),
                Arguments.of("empty elements", "<p></p><b></b>".repeat(MANY) + "end"),
                Arguments.of("end tags", "</p></b></td>".repeat(MANY) + "end"),
                Arguments.of("ampersands", "&".repeat(300_000) + "end"),
                Arguments.of("pictures", "<img src=x>".repeat(MANY) + "end"),
                Arguments.of("forms", "<form><input></form>".repeat(MANY) + "end"),
                Arguments.of("comments", "<!-- x -->".repeat(MANY) + "end"),
                Arguments.of("an element's name", "<" + "a".repeat(3_000_000) + ">end"),
                Arguments.of("half a name", "end <" + "a<".repeat(1_000_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("muchOfOneThing")
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void muchOfOneThingIsReadToItsEnd(String name, String html) {
        List<Block> blocks = read(html).blocks();

        assertThat(blocks.stream().map(Block::text).collect(Collectors.joining("\n")))
                .contains("end");
        assertThat(blocks).allSatisfy(block -> {
            assertThat(block.text().length()).isLessThanOrEqualTo(BlockText.LONGEST);
            assertThat(block.spans().size()).isLessThanOrEqualTo(BlockSpans.MOST);
            assertThat(SpanRules.faults(block.text(), block.spans())).isEmpty();
        });
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longTextIsPartedBetweenSentences() {
        String sentence = "The talks went on. ";
        HtmlReading reading = read("<p>" + sentence.repeat(550_000) + "</p>");

        List<String> texts = reading.blocks().stream().map(Block::text).toList();
        assertThat(String.join(" ", texts) + " ").isEqualTo(sentence.repeat(550_000));
        assertThat(texts)
                .allMatch(text -> text.length() <= BlockText.LONGEST
                        && text.startsWith("The talks")
                        && text.endsWith("went on."));
        assertThat(texts.subList(0, texts.size() - 1)).allMatch(text -> text.length() > 80_000);
        assertThat(reading.losses())
                .extracting(Loss::what)
                .containsExactly("a text of 10449999 characters is parted into " + texts.size());
    }

    @Test
    void marksGoOnWhereTextIsParted() {
        HtmlReading reading = read("<p>" + "a ".repeat(40_000) + "<b>" + "b ".repeat(40_000) + "</b></p>");

        assertThat(reading.blocks()).hasSize(2);
        assertThat(reading.blocks().get(0).spans()).containsExactly(Span.strong(80_000, 99_999));
        assertThat(reading.blocks().get(1).spans())
                .containsExactly(Span.strong(0, reading.blocks().get(1).text().length()));
    }

    @Test
    void textWithoutSpacesIsPartedBetweenCharacters() {
        HtmlReading reading = read("x" + "😀".repeat(120_000));

        assertThat(reading.blocks())
                .extracting(block -> block.text().length())
                .containsExactly(99_999, 100_000, 40_002);
        assertThat(reading.blocks().stream().map(Block::text).collect(Collectors.joining()))
                .isEqualTo("x" + "😀".repeat(120_000));
    }

    @Test
    void longListsAndTablesArePartedBetweenLines() {
        HtmlReading reading = read("<ol>" + "<li>an item".repeat(30_000) + "</ol><table><tr><th>h<th>i"
                + "<tr><td><td>cell".repeat(30_000) + "</table>");

        assertThat(reading.blocks()).hasSize(5);
        assertThat(reading.blocks())
                .filteredOn(Block.ListBlock.class::isInstance)
                .allSatisfy(
                        list -> assertThat(list.text()).startsWith("an item\n").endsWith("\nan item"));
        assertThat(reading.blocks())
                .filteredOn(Block.Table.class::isInstance)
                .satisfiesExactly(
                        first -> assertThat(first.text())
                                .startsWith("h\ti\n\tcell\n")
                                .endsWith("\n\tcell"),
                        second ->
                                assertThat(second.text()).startsWith("\tcell\n").endsWith("\n\tcell"));
    }

    @Test
    void marksBeyondTheLimitAreReported() {
        HtmlReading reading = read("<p>" + "<b>x</b> ".repeat(5_003) + "</p>");

        assertThat(reading.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.spans()).hasSize(BlockSpans.MOST));
        assertThat(reading.losses())
                .extracting(Loss::what)
                .containsExactly("3 marks beyond the 5000 of a block are left out");
    }

    /** Words of their own between tags of every kind, less those that are no text of a story. */
    @Test
    void noWordIsLost() {
        List<String> tags = List.of(
                "p",
                "div",
                "b",
                "i",
                "a href=/x",
                "q",
                "h2",
                "ul",
                "ol",
                "li",
                "table",
                "tr",
                "td",
                "th",
                "thead",
                "caption",
                "blockquote",
                "cite",
                "footer",
                "figure",
                "figcaption",
                "span class=credit",
                "pre",
                "form",
                "x-y",
                "ruby",
                "rt",
                "dl",
                "dt",
                "sup",
                "section",
                "blockquote class=twitter-tweet",
                "div class=wp-caption",
                "p class=wp-caption-text",
                "math",
                "details",
                "summary",
                "center",
                "font",
                "nobr",
                "address");
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<String> words = new ArrayList<>();
            StringBuilder html = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                String tag = tags.get(random.nextInt(tags.size()));
                html.append(random.nextInt(3) > 0 ? "<" + tag + ">" : "</" + tag.split(" ", -1)[0] + ">");
                if (random.nextBoolean()) {
                    words.add("w" + i);
                    html.append(" w").append(i).append(' ');
                }
            }

            List<String> read = read(html.toString()).blocks().stream()
                    .flatMap(block -> Stream.of(
                            block.text(), block instanceof Block.Table t && t.caption() != null ? t.caption() : ""))
                    .flatMap(text -> Stream.of(text.split("[^w0-9]+", -1)))
                    .filter(word -> !word.isEmpty())
                    .toList();

            assertThat(read).as("seed %d: %s", seed, html).containsExactlyInAnyOrderElementsOf(words);
        }
    }

    private static String numbered(String pattern, int count) {
        return IntStream.range(0, count).mapToObj(i -> pattern.formatted(i)).collect(Collectors.joining());
    }

    private static HtmlReading read(String html) {
        return HtmlReader.read(html, reference -> Optional.empty());
    }
}
