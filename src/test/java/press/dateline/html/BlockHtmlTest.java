package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.Span;

class BlockHtmlTest {

    private static final UUID ID = UUID.fromString("0196a0e2-0001-7000-8000-000000000002");
    private static final UUID UNKNOWN = UUID.fromString("0196a0e2-0001-7000-8000-000000000003");
    private static final List<Span> NONE = List.of();

    private final BlockHtml html = new BlockHtml(
            span -> ID.equals(span.id()) ? Optional.of("/people/ann?a&b") : Optional.empty(),
            id -> id.equals(ID)
                    ? Optional.of(new BlockHtml.Picture("/img/1.jpg?w=1&h=2", "A \"B\" <C>", "Agency & Co", 4, 3))
                    : Optional.empty());

    @Test
    void textsAreEscapedAndNewLinesAreBreaks() {
        assertThat(html.html(paragraph("<script>alert('1') & \"2\"\n3\r\n4\r5")))
                .isEqualTo("<p>&lt;script&gt;alert(&#39;1&#39;) &amp; &quot;2&quot;<br>3<br>4<br>5</p>");
    }

    @Test
    void marksNest() {
        assertThat(html.html(paragraph(
                        "0123456789",
                        Span.emphasis(2, 4),
                        Span.strong(1, 6),
                        Span.link(1, 6, "https://e.org/?a&b='c'"),
                        Span.strong(6, 10))))
                .isEqualTo("<p>0<a href=\"https://e.org/?a&amp;b=&#39;c&#39;\"><strong>1<em>23</em>45</strong></a>"
                        + "<strong>6789</strong></p>");
    }

    @Test
    void peoplePlacesAndQuotesAreNamed() {
        assertThat(html.html(paragraph(
                        "Ann said yes in Rome",
                        Span.person(0, 3, ID),
                        Span.quote(9, 12, ID),
                        Span.place(16, 20, UNKNOWN))))
                .isEqualTo(
                        "<p><a href=\"/people/ann?a&amp;b\" data-person=\"" + ID + "\">Ann</a> said <span data-quote=\""
                                + ID + "\">yes</span> in <span data-place=\"" + UNKNOWN + "\">Rome</span></p>");
    }

    @Test
    void linksNeverNest() {
        String person = " data-person=\"" + ID + "\">";
        assertThat(html.html(paragraph("Ann B", Span.link(0, 5, "/a"), Span.person(0, 3, ID))))
                .isEqualTo("<p><a href=\"/a\"><span" + person + "Ann</span> B</a></p>");
        assertThat(html.html(paragraph("Ann B", Span.person(0, 5, ID), Span.link(4, 5, "/a"))))
                .isEqualTo("<p><span" + person + "Ann <a href=\"/a\">B</a></span></p>");
        assertThat(html.html(paragraph("Ann B", Span.person(0, 5, ID), Span.person(0, 3, ID))))
                .isEqualTo("<p><a href=\"/people/ann?a&amp;b\"" + person + "<span" + person + "Ann</span> B</a></p>");
    }

    @Test
    void spansThatBreakTheRulesAreCut() {
        assertThat(html.html(paragraph(
                        "0123",
                        Span.strong(-1, 2),
                        Span.emphasis(1, 99),
                        Span.link(3, 4, "javascript:alert(1)"),
                        new Span(3, 4, "blink", null, null, null))))
                .isEqualTo("<p><strong>0<em>1</em></strong>23</p>");
    }

    @Test
    void everyType() {
        assertThat(html.html(new Block.Heading(null, 3, "a", NONE))).isEqualTo("<h3>a</h3>");
        assertThat(html.html(new Block.Pullquote(null, "a", NONE, ID)))
                .isEqualTo("<blockquote data-quote=\"" + ID + "\"><p>a</p></blockquote>");
        assertThat(html.html(new Block.ListBlock(null, true, "a\nb", List.of(Span.strong(0, 3)))))
                .isEqualTo("<ol><li><strong>a</strong></li><li><strong>b</strong></li></ol>");
        assertThat(html.html(new Block.Table(null, true, "<c>", "a\tb\n\t2", List.of(Span.strong(5, 6)))))
                .isEqualTo("<table><caption>&lt;c&gt;</caption><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b"
                        + "</th></tr></thead><tbody><tr><td></td><td><strong>2</strong></td></tr></tbody></table>");
        assertThat(html.html(new Block.Divider(null, "", NONE))).isEqualTo("<hr>");
        assertThat(html.html(new Block.Video(null, "https://e.org/v", ID, 5, "a", NONE)))
                .isEqualTo("<figure><video controls src=\"https://e.org/v\" poster=\"/img/1.jpg?w=1&amp;h=2\"></video>"
                        + "<figcaption>a</figcaption></figure>");
        assertThat(html.html(new Block.Audio(null, "https://e.org/a", 5, "", NONE)))
                .isEqualTo("<figure><audio controls src=\"https://e.org/a\"></audio></figure>");
        assertThat(html.html(new Block.Embed(null, "https://e.org/e", "e.org", "a", NONE)))
                .isEqualTo(
                        "<figure><a href=\"https://e.org/e\">https://e.org/e</a><figcaption>a</figcaption></figure>");
    }

    @Test
    void picturesCarryTheirCredit() {
        String img = "<img src=\"/img/1.jpg?w=1&amp;h=2\" alt=\"A &quot;B&quot; &lt;C&gt;\" width=\"4\" height=\"3\">";
        String credit = "<small class=\"credit\">Agency &amp; Co</small>";
        assertThat(html.html(new Block.Image(null, ID, "The talks", List.of(Span.strong(4, 9)))))
                .isEqualTo("<figure>" + img + "<figcaption>The <strong>talks</strong> " + credit
                        + "</figcaption></figure>");
        assertThat(html.html(new Block.Image(null, ID, "", NONE)))
                .isEqualTo("<figure>" + img + "<figcaption>" + credit + "</figcaption></figure>");
        assertThat(html.html(new Block.Gallery(null, List.of(ID, UNKNOWN), "Both", NONE)))
                .isEqualTo("<figure><figure>" + img + "<figcaption>" + credit
                        + "</figcaption></figure><figcaption>Both</figcaption></figure>");
    }

    @Test
    void ofPicturesThatMayNotBeShownTheCaptionStays() {
        assertThat(html.html(new Block.Image(null, UNKNOWN, "The talks", NONE))).isEqualTo("<p>The talks</p>");
        assertThat(html.html(new Block.Image(null, UNKNOWN, "", NONE))).isEmpty();
        assertThat(html.html(new Block.Gallery(null, List.of(UNKNOWN), "Both", NONE)))
                .isEqualTo("<p>Both</p>");
    }

    @Test
    void bodiesHoldUpdatesWithTheirBlocks() {
        Block update = new Block.Update(
                "u1", Instant.parse("2017-05-02T17:40:00Z"), "News", NONE, List.of(paragraph("a"), paragraph("b")));

        assertThat(html.bodyHtml(List.of(paragraph("x"), new Block.Image(null, UNKNOWN, "", NONE), update)))
                .isEqualTo("""
                        <p>x</p>
                        <article><p><time>2017-05-02T17:40:00Z</time></p><h2>News</h2>
                        <p>a</p>
                        <p>b</p>
                        </article>
                        """);
    }

    @Test
    void addressesThatMayNotBeNamedAreLeftOut() {
        BlockHtml careless = new BlockHtml(
                span -> Optional.of("javascript:alert(1)"),
                id -> Optional.of(new BlockHtml.Picture("javascript:alert(1)", "", null, null, null)));

        assertThat(careless.html(paragraph("Ann", Span.person(0, 3, ID))))
                .isEqualTo("<p><span data-person=\"" + ID + "\">Ann</span></p>");
        assertThat(careless.html(new Block.Image(null, ID, "", NONE))).isEqualTo("<figure><img alt=\"\"></figure>");
        assertThat(careless.html(new Block.Embed(null, "javascript:alert(1)", null, "", NONE)))
                .isEqualTo("<figure>javascript:alert(1)</figure>");
    }

    private static Block paragraph(String text, Span... spans) {
        return new Block.Paragraph(null, text, List.of(spans));
    }
}
