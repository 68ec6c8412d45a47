package press.dateline.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.comment.SafeHtml.assertSafe;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {

    @Test
    void whatMayBeUsed() {
        assertText("Plain.", "<p>Plain.</p>", "Plain.");
        assertText(
                "One\nline\r\nafter  \nanother", "<p>One<br>line<br>after<br>another</p>", "One\nline\nafter\nanother");
        assertText("One\n\n\ntwo", "<p>One</p><p>two</p>", "One\n\ntwo");
        assertText(
                "*a* _b_ **c** __d__ ***e***",
                "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <em><strong>e</strong></em></p>",
                "a b c d e");
        assertText("snake_case_name \\*a\\*", "<p>snake_case_name *a*</p>", "snake_case_name *a*");
        assertText(
                "> They said\n> so.\n\nNo.",
                "<blockquote><p>They said<br>so.</p></blockquote><p>No.</p>",
                "> They said\n> so.\n\nNo.");
        assertText(
                "> a\n>\n>> b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>", "> a\n>\n> > b");
        assertText(
                "- a\n  b\n- c\n  - d",
                "<ul><li>a<br>b</li><li>c<ul><li>d</li></ul></li></ul>",
                "- a\n  b\n- c\n  - d");
        assertText("* a\n\n* b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n\n- b");
        assertText("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>", "1. a\n2. b");
        assertText("1984. What a year", "<ol start=\"1984\"><li>What a year</li></ol>", "1984. What a year");
    }

    @Test
    void links() {
        assertText(
                "[The *plan*](https://example.org/a?b=1&c=2)",
                "<p><a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"nofollow ugc\">The <em>plan</em></a></p>",
                "The plan (https://example.org/a?b=1&c=2)");
        assertText(
                "[a](HTTP://example.org \"title\")",
                "<p>" + link("HTTP://example.org", "a") + "</p>",
                "a (HTTP://example.org)");
        assertText(
                "See https://example.org/a_b_(c), or www.example.org.",
                "<p>See " + link("https://example.org/a_b_(c)", "https://example.org/a_b_(c)") + ", or "
                        + link("https://www.example.org", "www.example.org") + ".</p>",
                "See https://example.org/a_b_(c), or www.example.org.");
        assertText(
                "<https://example.org/> <ann@example.org> [mail](mailto:ann@example.org)",
                "<p>" + link("https://example.org/", "https://example.org/") + " "
                        + link("mailto:ann@example.org", "ann@example.org") + " "
                        + link("mailto:ann@example.org", "mail") + "</p>",
                "https://example.org/ ann@example.org mail (mailto:ann@example.org)");
        assertText(
                "<a href=\"https://example.org/\">",
                "<p>&lt;a href=&quot;" + link("https://example.org/", "https://example.org/") + "&quot;&gt;</p>",
                "<a href=\"https://example.org/\">");
        assertText(
                "[https://example.org/a](https://example.org/b)",
                "<p>" + link("https://example.org/b", "https://example.org/a") + "</p>",
                "https://example.org/a (https://example.org/b)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# Heading",
                "Heading\n=======",
                "***",
                "- - -",
                "```\ncode\n```",
                "`*code*` ``a`b``",
                "<b>bold</b>",
                "<script>alert(1)</script>",
                "<!-- hidden -->",
                "<a href=\"a\"\ntitle=\"*a*\">",
                "&amp; &lt;b&gt; &#0; &nbsp;",
                "![*a picture*](/a.png \"title\")",
                "[*a*](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](data:text/html,b)",
                "[a](/relative)",
                "[a](//example)",
                "[a](#top)",
                "[a](https:example)",
                "[a](java&#115;cript:alert(1))",
                "<javascript:alert(1)>",
                "<ftp://example.org>",
                "ftp://example.org javascript:alert(1) ann@example.org",
                "[](mailto:a@b)",
                "[ ](mailto:a@b)",
                "[a][b]",
                "[sic]",
                ">",
                "a | b\n--|--",
                "~~a~~"
            })
    void whatMayNotBeUsedShowsAsItIsWritten(String markdown) {
        CommentText text = CommentText.of(markdown);
        assertThat(text.plainText()).isEqualTo(markdown);
        Document shown = Jsoup.parseBodyFragment(text.html());
        shown.select("br").forEach(line -> line.replaceWith(new TextNode("\n")));
        assertThat(shown.select("body > p").getFirst().wholeText()).isEqualTo(markdown);
        assertThat(shown.select("body > p *, body > :not(p)")).isEmpty();
    }

    @Test
    void definitionsOfLinksShowAndDefineNothing() {
        assertText(
                "> [a]: https://example.org/\n> 'title'\n\n[a] [b][a] ![a]",
                "<blockquote><p>[a]: " + link("https://example.org/", "https://example.org/")
                        + "<br>'title'</p></blockquote><p>[a] [b][a] ![a]</p>",
                "> [a]: https://example.org/\n> 'title'\n\n[a] [b][a] ![a]");
    }

    @Test
    void whatNestsDeeperThanAnybodyMeansShowsAsItIsWritten() {
        assertText(
                ">".repeat(10) + "a",
                "<blockquote>".repeat(8) + "<p>&gt;&gt;a</p>" + "</blockquote>".repeat(8),
                "> ".repeat(8) + ">>a");
        assertText("- ".repeat(5) + "a", "<ul><li>".repeat(4) + "- a" + "</li></ul>".repeat(4), "- ".repeat(5) + "a");
    }

    /** Ten times what a comment may hold: time that grew with its square would be above the limit. */
    @Test
    void hostileTextIsReadInLinearTimeAndStaysFlatAndSmall() {
        for (String part : List.of(
                ">",
                "> ",
                "- ",
                "1. ",
                "- >",
                "[",
                "[a]",
                "[a](",
                "![",
                "[](",
                "*",
                "**a *b ",
                "*a _b ",
                "*a",
                "`",
                "<",
                "<!--",
                "&",
                "\\",
                "a@",
                "www.",
                "www.a.b ",
                "http://",
                "://",
                "(",
                "\n",
                "-\n+\n",
                "> a\n\n",
                "[a]: b\n",
                "[a]:",
                "`a``b```c",
                "\"",
                "\t",
                "- a\n\t")) {
            for (String end : List.of("", "\na".repeat(5_000), "](a)".repeat(5_000))) {
                String text = part.repeat(50_000 / part.length()) + end;
                CommentText read = Assertions.assertTimeout(Duration.ofSeconds(5), () -> CommentText.of(text), part);
                assertThat(read.html().length()).as(part).isLessThan(10 * text.length() + 1_000);
                assertThat(read.plainText().length()).as(part).isLessThan(10 * text.length() + 1_000);
                assertThat(depth(read.html())).as(part).isLessThan(24);
            }
        }
    }

    @Test
    void anyMixtureOfMarksIsSafe() {
        List<String> parts = List.of(
                "*",
                "**",
                "_",
                "`",
                "``",
                "[",
                "](",
                ")",
                "]",
                "![",
                "[a]: ",
                "<",
                ">",
                "<b>",
                "</p>",
                "<!--",
                "-->",
                "&",
                "&lt;",
                "\\",
                "\n",
                "\n\n",
                "\r",
                " ",
                "    ",
                "\t",
                "- ",
                "1. ",
                "9) ",
                "> ",
                "#",
                "---",
                "\"",
                "'",
                "a",
                "ä",
                "😀",
                "https://",
                "http://a.b",
                "www.a.b",
                "javascript:",
                "mailto:",
                "@",
                "/",
                "\u2028",
                "=");
        Random random = new Random(5);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int left = random.nextInt(1, 40); left > 0; left--) {
                text.append(parts.get(random.nextInt(parts.size())));
            }
            assertSafe(CommentText.of(text.toString()).html());
        }
    }

    private static void assertText(String markdown, String html, String plainText) {
        assertThat(CommentText.of(markdown)).isEqualTo(new CommentText(html, plainText));
        assertSafe(html);
    }

    private static String link(String url, String text) {
        return "<a href=\"" + url + "\" rel=\"nofollow ugc\">" + text + "</a>";
    }

    private static int depth(String html) {
        int depth = 0;
        int deepest = 0;
        for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
            if (!html.startsWith("<br>", i)) {
                depth += html.charAt(i + 1) == '/' ? -1 : 1;
                deepest = Math.max(deepest, depth);
            }
        }
        return deepest;
    }
}
