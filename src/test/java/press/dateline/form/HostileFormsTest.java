package press.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import press.dateline.document.Form;
import press.dateline.web.ApiJson;

/** Whatever an article's texts hold, JSON-LD is JSON that holds them, and Markdown reads back to them. */
class HostileFormsTest {

    private static final ObjectMapper JSON = ApiJson.mapper();
    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    /** What means something in CommonMark, by itself and where a line or text begins or ends. */
    private static final List<String> SYNTAX = List.of(
            "# a",
            "a #",
            "## ##",
            "- a",
            "+ a",
            "* a",
            "1. a",
            "1) a",
            "9999. a",
            "> a",
            "```",
            "~~~",
            "`a`",
            "    a",
            "\ta",
            " a ",
            "a\n\nb",
            "\na",
            "a\n",
            "\n",
            "a  \nb",
            "a\\\nb",
            "a\n b",
            "a\r\nb",
            "\r",
            "a\n---",
            "a\n===",
            "---",
            "***",
            "_ _ _",
            "*a*",
            "**a**",
            "a*b*c",
            "_a_",
            "__a__",
            "~~a~~",
            "[a](b)",
            "![a](b)",
            "[a]: b",
            "[a]",
            "<b>",
            "<!-- a",
            "<a@b.c>",
            "https://example.org",
            "&amp;",
            "&#65;",
            "&",
            "\\",
            "a\\",
            "\\*",
            "| a | b |",
            "|---|---|",
            "a|b\n-|-\nc|d",
            ":-:|:-:",
            "!",
            "a!",
            "=",
            "==",
            "\u00a0a\u00a0",
            "\u2028",
            "\u0001",
            "\u000b",
            "a\u000cb",
            "\ufeff",
            "'\"<>&`",
            "</script>",
            "- [ ] a",
            "0.",
            "-",
            "+",
            "*",
            "#",
            ">",
            "a\n# b",
            "a\n- b",
            "a\n1. b",
            "a\n> b",
            "a\n```\nb",
            "a\n    b",
            "a\n<b>",
            "a\n|b|");

    @Test
    void whatMeansSomethingInMarkdownReadsBack() throws IOException {
        for (String text : SYNTAX) {
            assertReadsBack(text);
        }
    }

    @Test
    void anySequenceOfItReadsBack() throws IOException {
        Random random = new Random(4);
        String signs = "*_`~#>+-=|![]()<>&\\:.\"' \t\nab1é😀";
        int[] points = signs.codePoints().toArray();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(24);
            for (int j = 0; j < length; j++) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            assertReadsBack(text.toString());
        }
    }

    @Test
    void naughtyStringsReadBackAndStayJson() throws IOException {
        List<String> texts = Stream.concat(HostileArticle.naughty().stream(), SYNTAX.stream())
                .toList();
        assertThat(texts).hasSizeGreaterThan(400);
        for (String text : texts) {
            assertReadsBack(text);
            String jsonLd = written(Form.JSON_LD, HostileArticle.with(text));
            JsonNode read = JSON.readTree(jsonLd);
            assertThat(jsonLd).doesNotContain("<", ">");
            assertThat(Stream.of(
                            "/headline",
                            "/description",
                            "/author/0/name",
                            "/publisher/name",
                            "/about/0/name",
                            "/keywords/0",
                            "/articleSection",
                            "/correction/0/text",
                            "/image/0/creditText",
                            "/image/0/caption",
                            "/image/0/copyrightHolder/name",
                            "/contentLocation/name"))
                    .allMatch(place -> read.at(place).asText().equals(text), text);
            assertThat(written(Form.TEXT, HostileArticle.with(text))).contains(text);
        }
    }

    private static void assertReadsBack(String text) throws IOException {
        String markdown = written(Form.MARKDOWN, HostileArticle.with(text));
        List<String> read = new ArrayList<>();
        collect(PARSER.parse(markdown), read);
        String[] lines = text.split("\n", -1);
        List<String> expected = new ArrayList<>(List.of(
                text,
                text,
                (text.isBlank() ? "" : text + " · ") + "2017-05-02T17:40:00Z",
                text,
                text + " (" + text + ")"));
        expected.add((text.strip() + " — ").stripLeading() + text);
        expected.addAll(List.of(text, text, "— " + text + ", " + text));
        expected.addAll(List.of(lines));
        expected.addAll(List.of(lines));
        for (String line : lines) {
            expected.addAll(List.of(line.split("\t", -1)));
        }
        // A table's narrower rows are filled up: see cells().
        expected.removeIf(String::isEmpty);
        read.removeIf(String::isEmpty);
        assertThat(read.subList(0, Math.min(expected.size(), read.size())))
                .as(markdown)
                .isEqualTo(expected);
        assertThat(read.subList(expected.size(), read.size()))
                .as(markdown)
                .containsExactly(text, "Corrections", "Correction (2017-05-03T08:10:00Z): " + text, text, text);
    }

    /** The texts of the leaves of the tree that are no marks, images apart. */
    private static void collect(Node node, List<String> texts) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof ThematicBreak || child instanceof TableHead) {
                continue;
            }
            boolean leaf = child instanceof Paragraph
                    || child instanceof org.commonmark.node.Heading
                    || child instanceof TableCell;
            if (leaf) {
                texts.add(MarkdownText.of(child.getFirstChild() instanceof Image image ? image : child));
            } else if (child instanceof ListItem && child.getFirstChild() == null) {
                texts.add("");
            } else {
                collect(child, texts);
            }
        }
    }

    private static String written(Form form, JsonNode article) throws IOException {
        return new String(
                new FormWriter(JSON).write(form, JSON.writeValueAsBytes(article), true, Instant.EPOCH),
                StandardCharsets.UTF_8);
    }
}
