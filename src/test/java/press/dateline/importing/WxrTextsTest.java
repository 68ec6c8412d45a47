package press.dateline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import press.dateline.block.Block;

/** WordPress's rules for texts: paragraphs, shortcodes, comments, serialized values. */
class WxrTextsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static List<String> blocks(String content) {
        return WxrBody.of(content, Wxr.BASE).blocks().stream()
                .map(block ->
                        block.getClass().getSimpleName() + " " + block.text().replace("\n", "|"))
                .toList();
    }

    // Paragraphs of the classic editor

    @Test
    void blankLinesPartParagraphsAndLineEndsBreakLines() {
        assertThat(blocks("one\ntwo\r\n\r\n \n\nthree <b>four</b>\n<i>five</i>"))
                .containsExactly("Paragraph one|two", "Paragraph three four|five");
    }

    @Test
    void elementsThatStandByThemselvesAreNoParagraphs() {
        assertThat(blocks("before\n<h2>Heading</h2>\nafter\n<ul>\n<li>a\nb</li>\n<li>c</li>\n</ul>\nend"))
                .containsExactly(
                        "Paragraph before", "Heading Heading", "Paragraph after", "ListBlock a b|c", "Paragraph end");
        assertThat(blocks("<blockquote>One.\n\nTwo.</blockquote>x"))
                .containsExactly("Paragraph One.", "Paragraph Two.", "Paragraph x");
        assertThat(blocks("<table><tr>\n<td>a</td>\n<td>b</td>\n</tr></table>")).containsExactly("Table a\tb");
        assertThat(blocks("<pre>a\n\n  b</pre>\nc")).containsExactly("Paragraph a||  b", "Paragraph c");
        assertThat(blocks("<hr>\na\n\n<hr />\nb"))
                .containsExactly("Divider ", "Paragraph a", "Divider ", "Paragraph b");
        assertThat(blocks("a\n\n<!--more-->\n\nb <!-- x > y --> c")).containsExactly("Paragraph a", "Paragraph b c");
    }

    @Test
    void marksReachOverParagraphs() {
        Block second =
                WxrBody.of("<strong>a\n\nb</strong> c", Wxr.BASE).blocks().get(1);
        assertThat(second.text()).isEqualTo("b c");
        assertThat(second.spans()).hasSize(1);
    }

    @Test
    void anAddressOnALineOfItsOwnIsAnEmbed() {
        List<Block> blocks = WxrBody.of(
                        "See:\n\nhttps://www.youtube.com/watch?v=1&t=2\n\nNot https://a.example/ here", Wxr.BASE)
                .blocks();
        assertThat(blocks).hasSize(3);
        assertThat(((Block.Embed) blocks.get(1)).url()).isEqualTo("https://www.youtube.com/watch?v=1&t=2");
    }

    @Test
    void blocksOfTheNewEditorAreReadByTheirHtml() {
        WxrBody body = WxrBody.of("""
                <!-- wp:paragraph {"align":"left"} -->
                <p>One
                line</p>
                <!-- /wp:paragraph -->

                <!-- wp:latest-posts {"postsToShow":3} /-->
                <!-- wp:embed {"url":"https://a.example/x"} --><figure class="wp-block-embed"><div>
                https://a.example/x
                </div></figure><!-- /wp:embed -->""", Wxr.BASE);
        assertThat(body.blocks()).hasSize(2);
        assertThat(body.blocks().getFirst().text()).isEqualTo("One line");
        assertThat(((Block.Embed) body.blocks().get(1)).url()).isEqualTo("https://a.example/x");
        assertThat(body.notes()).containsExactly("the block latest-posts is made when a page is shown: it is left out");
    }

    // Shortcodes

    private static String html(String text) {
        return new WxrShortcodes().html(text).replaceAll("\\n+", "");
    }

    @Test
    void captionsAreFigures() {
        assertThat(html("[caption id=\"a1\" width=\"300\"]<a href=\"/x\"><img src=\"/y.jpg\"></a> A"
                        + " <em>tram</em>[/caption] z"))
                .isEqualTo("<figure class=\"wp-caption\"><a href=\"/x\"><img src=\"/y.jpg\"></a><figcaption>A"
                        + " <em>tram</em></figcaption></figure> z");
        assertThat(html("[wp_caption caption='Old']<img src=\"/y.jpg\">[/wp_caption]"))
                .isEqualTo("<figure class=\"wp-caption\"><img src=\"/y.jpg\"><figcaption>Old</figcaption></figure>");
    }

    @Test
    void soundsFilmsAndEmbedsKeepTheirAddresses() {
        assertThat(html("[audio mp3=\"https://a.example/x.mp3\"][/audio]"))
                .isEqualTo("<audio src=\"https://a.example/x.mp3\"></audio>");
        assertThat(html("[video width=\"1\" mp4=\"https://a.example/x.mp4\""
                        + " poster=\"https://a.example/p.jpg\"][/video]"))
                .isEqualTo("<video src=\"https://a.example/x.mp4\" poster=\"https://a.example/p.jpg\"></video>");
        assertThat(html("[embed width=3]https://a.example/?a=1&amp;b=2[/embed]"))
                .isEqualTo("<figure>https://a.example/?a=1&amp;b=2</figure>");
        assertThat(html("[youtube https://youtu.be/1]")).isEqualTo("<figure>https://youtu.be/1</figure>");
        assertThat(html("[vimeo 12345678]")).isEqualTo("<figure>https://vimeo.com/12345678</figure>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a [contact-form-7 id=\"1\"] b|a  b|the shortcode [contact-form-7] is left out",
                "a [box color=red]inner [b][/box] c|a inner [b] c|the shortcode [box] is left out, less the text in it",
                "[sic]|[sic]|[sic] is kept as text",
                "[gallery]|''|[gallery] without ids shows what is attached to the post: it is left out",
                "[audio]|''|the shortcode [audio] names no address: it is left out"
            })
    void othersAreToldAndTheTextBetweenThemIsKept(String text, String kept, String note) {
        WxrShortcodes shortcodes = new WxrShortcodes();
        assertThat(shortcodes.html(text)).isEqualTo(kept);
        assertThat(shortcodes.notes()).contains(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a [1] b",
                "he [the mayor] said",
                "[]",
                "[",
                "]",
                "[[",
                "<pre>[gallery ids=1]</pre>",
                "x[y",
                "[/x"
            })
    void whatIsNoneIsText(String text) {
        WxrShortcodes shortcodes = new WxrShortcodes();
        assertThat(shortcodes.html(text)).isEqualTo(text);
        assertThat(shortcodes.notes()).isEmpty();
    }

    @Test
    void doubledBracketsShowAShortcode() {
        assertThat(html("write [[gallery ids=\"1\"]] so")).isEqualTo("write [gallery ids=\"1\"] so");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<pre ",
                "<pre>",
                "<!--",
                "<a \"",
                "[a b=c]",
                "[caption]",
                "[[",
                "[a ",
                "\n \n",
                "<div>",
                "<p>x\n",
                "https://a.b\n",
                "<a href='",
                "[embed]",
                "a\n\nb<br>"
            })
    void timeIsInProportionToTheLength(String part) {
        String text = part.repeat(400_000 / part.length());
        Assertions.assertTimeoutPreemptively(SOON, () -> WxrParagraphs.html(new WxrShortcodes().html(text)));
        Assertions.assertTimeoutPreemptively(SOON, () -> new WxrShortcodes().html(numbered(part)));
    }

    private static String numbered(String part) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 400_000; i++) {
            text.append(part).append("[name").append(i).append(" a=b]");
        }
        return text.toString();
    }

    // Comments

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain",
                "<b>a</b> <em>b</em>|**a** *b*",
                "2 * 3 _x_ [y]|2 \\* 3 \\_x\\_ \\[y\\]",
                "<a href='https://a.example/x_y'>here</a>|[here](<https://a.example/x_y>)",
                "<a href='https://a.example/'>https://a.example/</a>|https://a.example/",
                "see https://a.example/a_b_c now|see https://a.example/a_b_c now",
                "<a href='javascript:x'>here</a>|here",
                "<script>x</script>a &lt;b&gt; &amp;amp; c|a \\<b> &amp; c",
                "> not a quote|\\> not a quote",
                "<blockquote>a</blockquote>b|> a\\n\\nb",
                "<ul><li>a</li><li>b</li></ul>|- a\\n- b"
            })
    void commentsBecomeMarkdown(String html, String markdown) {
        assertThat(WxrCommentText.of(html)).isEqualTo(markdown.replace("\\n", "\n"));
    }

    // Serialized values

    @Test
    void readsWhatPhpSerializes() {
        assertThat(PhpValue.array(
                        "a:4:{s:5:\"width\";i:16;s:2:\"é\";d:0.5;i:3;b:1;s:1:\"n\";a:2:{i:0;N;i:1;s:3:\"a\"b\";}}"))
                .isEqualTo(Map.of("width", "16", "é", "0.5", "3", "1", "n", Map.of("1", "a\"b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a:",
                "a:1:{",
                "a:9999999999:{}",
                "a:-1:{}",
                "s:5:\"a\";",
                "a:1:{s:99:\"x\";i:1;}",
                "O:8:\"stdClass\":0:{}",
                "a:1:{i:0;O:1:\"x\":0:{}}",
                "i:1;",
                "a:2000000000:{i:1;i:1;}"
            })
    void whatIsBrokenIsNoArray(String text) {
        assertThat(PhpValue.array(text)).isEmpty();
        assertThat(PhpValue.array("a:1:{i:0;".repeat(10_000))).isEmpty();
    }

    // Keys

    @ParameterizedTest
    @CsvSource({
        "http://Old.example/files/Tram-300x200.jpg?w=3, https://old.example/files/Tram.jpg",
        "https://old.example/files/Tram.jpg, https://old.example/files/Tram.jpg",
        "https://old.example, https://old.example"
    })
    void aPictureIsOneInAllItsSizes(String url, String key) {
        assertThat(WxrKeys.picture(url)).isEqualTo(key);
    }

    @Test
    void slugsAreDecodedAndMadeOfLettersHere() {
        assertThat(WxrSite.slug("%c3%bcber-uns")).isEqualTo("uber-uns");
        assertThat(WxrSite.slug("%e6%97%a5%e6%9c%ac")).isEmpty();
        assertThat(WxrSite.slug("100%")).isEqualTo("100");
    }

    @Test
    void whatLooksLikeNoShortcodeIsText() {
        WxrBody body = WxrBody.of(
                "[COVID-19] spread, [Jean-Luc said] so. [my-box size=2]in[/my-box] [note /] [my_list] [toc]", Wxr.BASE);
        assertThat(body.blocks())
                .singleElement()
                .satisfies(block -> assertThat(block.text()).isEqualTo("[COVID-19] spread, [Jean-Luc said] so. in"));
        assertThat(body.notes())
                .containsExactly(
                        "[COVID-19] is kept as text",
                        "the shortcode [my-box] is left out, less the text in it",
                        "the shortcode [note] is left out",
                        "the shortcode [my_list] is left out",
                        "the shortcode [toc] is left out");
    }

    // Files that are made to take long

    private static int read(String... content) {
        byte[] file = Wxr.file(content).getBytes(StandardCharsets.UTF_8);
        try (WxrReader reader = new WxrReader(new ByteArrayInputStream(file), new ObjectMapper())) {
            int lines = 0;
            while (reader.next() != null) {
                lines++;
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String numbered(int most, IntFunction<String> one) {
        return IntStream.range(0, most).mapToObj(one).collect(Collectors.joining());
    }

    @Test
    void timeIsInProportionToWhatThereIs() {
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            // A chain of categories, and of answers; the deepest first.
            assertThat(read(
                            numbered(20_000, i -> Wxr.category("c" + (20_000 - i), "C", "c" + (19_999 - i))),
                            Wxr.post(1, "Story", "Text")))
                    .isEqualTo(20_001);
            assertThat(read(Wxr.post(
                            1,
                            "Story",
                            "Text",
                            numbered(20_000, i -> Wxr.comment(20_000 - i, 19_999 - i, "1", "", "x")))))
                    .isEqualTo(20_001);
            assertThat(read(
                            numbered(20_000, i -> Wxr.category("c" + i, "C", "")),
                            numbered(
                                    2_000,
                                    i -> Wxr.post(i, "S", "T", Wxr.meta("_yoast_wpseo_primary_category", "77777")))))
                    .isEqualTo(22_000);
        });
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            WxrBody.of("[b x=1]".repeat(200_000) + "[/b]", Wxr.BASE);
            WxrBody.of(numbered(100_000, i -> "[b" + i + " x=1]") + numbered(100_000, i -> "[/b" + i + "]"), Wxr.BASE);
        });
    }

    @Test
    void commentsGoBeforeTheirItemHasEnded() throws IOException {
        String comment = Wxr.comment(1, 0, "1", "", "x".repeat(60_000));
        String start = Wxr.file(Wxr.post(1, "Story", "Text", "HERE"));
        int here = start.indexOf("HERE");
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(start.substring(0, here).getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    private final byte[] bytes = comment.getBytes(StandardCharsets.UTF_8);
                    private long at;

                    @Override
                    public int read() {
                        return bytes[(int) (at++ % bytes.length)];
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        for (int i = 0; i < length; i++) {
                            buffer[offset + i] = (byte) read();
                        }
                        return length;
                    }
                });
        try (WxrReader reader = new WxrReader(endless, new ObjectMapper())) {
            for (int i = 0; i < 300; i++) {
                assertThat(new String(Objects.requireNonNull(reader.next()), StandardCharsets.UTF_8))
                        .contains("\"kind\":\"comment\"");
            }
        }
    }

    @Test
    void childrenThatNobodyKeepsTakeNoMemory() {
        assertThat(read(
                        "<wp:tag>" + numbered(3_000, i -> "<wp:x" + i + ">" + "y".repeat(9_000) + "</wp:x" + i + ">")
                                + "<wp:tag_slug>t</wp:tag_slug></wp:tag>",
                        numbered(
                                2_000,
                                i -> "<wp:tag><wp:tag_slug>" + "z".repeat(9_990) + i + "</wp:tag_slug></wp:tag>"),
                        Wxr.post(1, "Story", "Text")))
                .isBetween(1_600, 1_700);
    }
}
