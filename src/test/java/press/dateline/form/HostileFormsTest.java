package press.dateline.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import press.dateline.testing.SharedData;
import press.dateline.web.ApiJson;
import press.dateline.web.Texts;

/** Whatever an article's texts hold, JSON-LD is JSON that holds them, and Markdown reads back to them. */
class HostileFormsTest {

    private static final ObjectMapper JSON = ApiJson.mapper();
    private static final String ID = "01960000-0000-7000-8000-000000000001";
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
        List<String> naughty = JSON.readValue(
                Files.readString(SharedData.path("hostile/blns.json")),
                JSON.getTypeFactory().constructCollectionType(List.class, String.class));
        List<String> texts = Stream.concat(naughty.stream(), SYNTAX.stream())
                .filter(Texts::isStorable)
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(texts).hasSizeGreaterThan(400);
        for (String text : texts) {
            assertReadsBack(text);
            String jsonLd = written(Form.JSON_LD, article(text));
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
            assertThat(written(Form.TEXT, article(text))).contains(text);
        }
    }

    private static void assertReadsBack(String text) throws IOException {
        String markdown = written(Form.MARKDOWN, article(text));
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
                .containsExactly(text, "Corrections", "Correction (2017-05-03): " + text, text, text);
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
                new FormWriter(JSON).write(form, JSON.writeValueAsBytes(article), true), StandardCharsets.UTF_8);
    }

    /** An article with the text in each place that takes one, and marks over parts of it in its blocks. */
    private static JsonNode article(String text) throws IOException {
        ObjectNode article = (ObjectNode) JSON.readTree(
                """
                {"id": "#", "slug": "s", "formerSlugs": [], "kind": "news", "language": "en", "revision": 1,
                 "webUrl": "https://www.example.org/s", "url": "https://api.example.org/v1/articles/s",
                 "authors": [], "publishedAt": "2017-05-02T17:40:00Z", "modifiedAt": "2017-05-02T17:40:00Z",
                 "access": "free", "blocks": [], "withheld": [], "wordCount": 1, "readingSeconds": 1, "alternates": [],
                 "formerSlugs": [], "rights": {}, "discussion": {"state": "open", "prompt": "", "identity": "both",
                 "url": "https://api.example.org/c"}}""".replace("\"formerSlugs\": [], \"rights\"", "\"rights\"").replace("#", ID));
        article.put("headline", text).put("standfirst", text).put("byline", text);
        article.putObject("dateline").put("text", text);
        article.putArray("authors")
                .addObject()
                .put("id", ID)
                .put("slug", "a")
                .put("name", text)
                .put("webUrl", "https://www.example.org/people/a");
        article.putObject("section").put("id", ID).put("slug", "n").put("name", text);
        article.putArray("tags")
                .addObject()
                .put("id", ID)
                .put("slug", "t")
                .put("name", text)
                .put("type", "topic");
        ObjectNode image = article.putObject("leadImage");
        image.put("id", ID).put("alt", text).put("caption", text).put("credit", text);
        image.putArray("renditions").addObject().put("width", 9).put("url", "https://img.example.org/i.jpg");
        image.putObject("rights").put("holder", text).put("syndication", "no");
        article.putArray("people")
                .addObject()
                .put("id", ID)
                .put("slug", "p")
                .put("name", text)
                .put("rel", "about")
                .put("webUrl", "https://www.example.org/people/p");
        article.putArray("places");
        ObjectNode quote = article.putArray("quotes").addObject();
        quote.put("id", ID).put("text", text).put("direct", true).put("madeBy", "editor");
        quote.putObject("speaker").put("name", text).put("office", text);
        article.putArray("corrections")
                .addObject()
                .put("id", ID)
                .put("kind", "correction")
                .put("text", text)
                .put("at", "2017-05-03T08:10:00Z")
                .put("revision", 2);
        article.withObject("/rights").put("creditLine", text);
        article.putObject("site").put("name", text).put("webUrl", "https://www.example.org");
        ArrayNode blocks = article.putArray("blocks");
        block(blocks, "paragraph", text);
        block(blocks, "heading", text).put("level", 3);
        block(blocks, "pullquote", text).put("quote", ID);
        block(blocks, "list", text).put("ordered", false);
        block(blocks, "list", text).put("ordered", true);
        block(blocks, "table", text).put("header", false);
        block(blocks, "poll", text);
        return article;
    }

    private static ObjectNode block(ArrayNode blocks, String type, String text) {
        ObjectNode block = blocks.addObject()
                .put("id", "b" + blocks.size())
                .put("type", type)
                .put("text", text);
        ArrayNode spans = block.putArray("spans");
        int length = text.length();
        int half = text.offsetByCodePoints(0, text.codePointCount(0, length) / 2);
        int more = half < length ? text.offsetByCodePoints(half, 1) : half;
        span(spans, 0, length, "strong");
        if (half > 0 && more < length) {
            span(spans, 0, half, "person").put("id", ID);
            span(spans, half, more, "emphasis");
            span(spans, more, length, "link").put("url", "/a_b_(c)?d=e&f=*g*");
        }
        return block;
    }

    private static ObjectNode span(ArrayNode spans, int start, int end, String type) {
        return spans.addObject().put("start", start).put("end", end).put("type", type);
    }
}
