package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.html.HtmlReading.Loss;

class HtmlReaderTest {

    private static final List<Span> NONE = List.of();

    @Test
    void paragraphsAndHeadings() {
        assertThat(kept("<h1>One</h1><h2>Two</h2><p>A</p><p></p><p>&nbsp;</p><div>B<div>C</div>D</div><h6>Six</h6>"))
                .containsExactly(
                        new Block.Heading(null, 2, "One", NONE),
                        new Block.Heading(null, 2, "Two", NONE),
                        paragraph("A"),
                        paragraph("B"),
                        paragraph("C"),
                        paragraph("D"),
                        new Block.Heading(null, 6, "Six", NONE));
    }

    @Test
    void wholePagesAreRead() {
        assertThat(kept("<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head>"
                        + "<body class=x><p>A</p></body></html>"))
                .containsExactly(paragraph("A"));
    }

    @Test
    void whiteSpaceCollapsesAndNoBreakSpaceStays() {
        assertThat(kept("  A \n\t b<b> c </b> d&nbsp;&nbsp;e \n<p>\n f\r\n g </p>h"))
                .containsExactly(
                        paragraph("A b c d\u00a0\u00a0e", Span.strong(4, 5)), paragraph("f g"), paragraph("h"));
    }

    @Test
    void entitiesAreDecoded() {
        assertThat(kept("<p>&lt;BP&gt; &amp; &eacute;&#8364;&#x1F600;&nosuch; AT&T</p>"))
                .containsExactly(paragraph("<BP> & é€😀&nosuch; AT&T"));
    }

    @Test
    void lineBreaksAreNewLinesAndTwoOutsideParagraphsBeginAParagraph() {
        assertThat(kept("<p><br>a<br> b<br><br>c<br></p>d<br>e<br> <br>f<br>"))
                .containsExactly(paragraph("a\nb\n\nc"), paragraph("d\ne"), paragraph("f"));
    }

    @Test
    void preformattedTextKeepsItsLines() {
        assertThat(kept("<pre>\nOne\r\n  two\n\n<b>three\n</b></pre>"))
                .containsExactly(paragraph("One\n  two\n\nthree", Span.strong(11, 16)));
    }

    @Test
    void inlineMarksNest() {
        assertThat(kept("<p>a <strong>b <em>c</em> <b>d</b></strong> <i><a href='https://e.org'>e</a></i></p>"))
                .containsExactly(paragraph(
                        "a b c d e",
                        Span.strong(2, 7),
                        Span.emphasis(4, 5),
                        Span.link(8, 9, "https://e.org"),
                        Span.emphasis(8, 9)));
    }

    @Test
    void marksGoOnThroughBlocksAndNeverCross() {
        assertThat(kept("<p>a <b>b <i>c</b> d</i></p><b><p>e</p><ul><li>f<li>g</ul></b>"))
                .containsExactly(
                        paragraph("a b c d", Span.strong(2, 5), Span.emphasis(4, 5), Span.emphasis(6, 7)),
                        paragraph("e", Span.strong(0, 1)),
                        new Block.ListBlock(null, false, "f\ng", List.of(Span.strong(0, 1), Span.strong(2, 3))));
    }

    @Test
    void linksAreCheckedAndTheirTextStays() {
        HtmlReading reading = read("""
                <p><a href=" https://www.example.org/a b ">one</a> <a href="//cdn.example.org/">two</a>
                <a href="/world">three</a> <a href="mailto:desk@example.org">four</a>
                <a href="JavaScript:alert(1)">five</a> <a href="https://u:p@example.org/">six</a>
                <a href="story.html">seven</a> <a href="java&#10;script:alert(1)">eight</a> <a name=x>nine</a>
                <a href="/empty"></a></p>""");

        assertThat(reading.blocks())
                .containsExactly(paragraph(
                        "one two three four five six seven eight nine",
                        Span.link(0, 3, "https://www.example.org/a%20b"),
                        Span.link(4, 7, "https://cdn.example.org/"),
                        Span.link(8, 13, "/world"),
                        Span.link(14, 18, "mailto:desk@example.org")));
        assertThat(reading.losses())
                .extracting(Loss::excerpt)
                .containsExactly(
                        "JavaScript:alert(1)",
                        "https://u:p@example.org/",
                        "story.html",
                        "java\ufffdscript:alert(1)",
                        "/empty");
        assertThat(reading.losses().get(1).what())
                .isEqualTo("a link is left out: it must not carry a user name or password");
    }

    @Test
    void quotationsGetTheirMarks() {
        assertThat(kept("<p>He said <q>no <q>never</q></q>, <q>“yes”</q>.<q></q></p>"))
                .containsExactly(paragraph("He said “no ‘never’”, “yes”."));
    }

    @Test
    void listsAreFlattened() {
        HtmlReading reading =
                read("<ul>\n<li>one <b>bold</b></li><li><p>two</p></li><li></li><li>a<ol><li>b</li></ol>c</li></ul>");

        assertThat(reading.blocks())
                .containsExactly(
                        new Block.ListBlock(null, false, "one bold\ntwo\na\nb\nc", List.of(Span.strong(4, 8))));
        assertThat(reading.losses()).containsExactly(new Loss("a list inside a list is part of it", ""));
        assertThat(kept("<ol><li>x<li>y</ol>")).containsExactly(new Block.ListBlock(null, true, "x\ny", NONE));
        assertThat(kept("<ul></ul>")).isEmpty();
    }

    @Test
    void itemsOfSeveralLinesAreJoined() {
        HtmlReading reading = read("<ul><li>a<br>b<li><p>c</p><p>d</p></ul>");

        assertThat(reading.blocks()).containsExactly(new Block.ListBlock(null, false, "a b\nc d", NONE));
        assertThat(reading.losses()).extracting(Loss::what).containsExactly("lines inside a list's item are joined");
    }

    @Test
    void tablesKeepRowsCellsAndHeader() {
        assertThat(kept("""
                <table><caption>Votes <br>cast</caption>
                <thead><tr><th></th><th>2016</th></tr></thead>
                <tbody><tr><td>Paris</td><td><b>1</b>\t2
                3</td></tr><tr><td></td><td></td></tr><tr><td>Rome</td><td></td></tr></tbody></table>"""))
                .containsExactly(new Block.Table(
                        null, true, "Votes cast", "\t2016\nParis\t1 2 3\nRome\t", List.of(Span.strong(12, 13))));
        assertThat(kept("<table><tr><th>a<th>b<tr><td>1<td>2</table>"))
                .containsExactly(new Block.Table(null, true, null, "a\tb\n1\t2", NONE));
        assertThat(kept("<table><tr><th>a<td>1<tr><th>b<td>2</table>"))
                .containsExactly(new Block.Table(null, false, null, "a\t1\nb\t2", NONE));
    }

    @Test
    void cellsOverSeveralRowsAndColumnsLeaveColumnsInPlace() {
        HtmlReading reading =
                read("<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>");

        assertThat(reading.blocks())
                .containsExactly(new Block.Table(null, false, null, "a\tb\t\n\tc\td\ne\tf\tg", NONE));
        assertThat(reading.losses()).hasSize(1);
    }

    @Test
    void tablesForLayoutAreSeenThrough() {
        assertThat(kept("<table><tr><td><p>a</p><table><tr><td>b<td>c</table></td><td>d</td></tr></table>"))
                .containsExactly(paragraph("a"), new Block.Table(null, false, null, "b\tc", NONE), paragraph("d"));
        assertThat(kept("<table><tr><td><p>a</p><p>b</p></td></tr></table>"))
                .containsExactly(paragraph("a"), paragraph("b"));
    }

    @Test
    void shortBlockquotesArePullquotes() {
        assertThat(kept("<blockquote><p>We <em>won</em>.</p></blockquote>"))
                .containsExactly(new Block.Pullquote(null, "We won.", List.of(Span.emphasis(3, 6)), null));
        assertThat(kept("<figure><blockquote>We won.<cite>Ann</cite></blockquote></figure>"))
                .containsExactly(new Block.Pullquote(null, "We won.\n— Ann", NONE, null));
        assertThat(kept("<figure><blockquote>We won.</blockquote><figcaption>- Ann</figcaption></figure>"))
                .containsExactly(new Block.Pullquote(null, "We won.\n- Ann", NONE, null));
    }

    @Test
    void longerBlockquotesAreKeptAsTheirBlocks() {
        HtmlReading reading = read("<blockquote><p>a</p><p>b</p><footer>Ann</footer></blockquote><p>c</p>");

        assertThat(reading.blocks())
                .containsExactly(paragraph("a"), paragraph("b"), paragraph("— Ann"), paragraph("c"));
        assertThat(reading.losses()).containsExactly(new Loss("a blockquote is kept as its 2 blocks", "a"));
        assertThat(read("<blockquote>" + "a ".repeat(600) + "</blockquote>").blocks())
                .singleElement()
                .isInstanceOf(Block.Paragraph.class);
    }

    @Test
    void postsOfSocialNetworksAreEmbeds() {
        assertThat(kept("""
                <blockquote class="twitter-tweet"><p>Talks <a href="https://t.co/x">end</a></p>&mdash; Ann (@ann)
                <a href="https://twitter.com/ann/status/1">May 2, 2017</a></blockquote><script src="x.js"></script>"""))
                .containsExactly(new Block.Embed(
                        null,
                        "https://twitter.com/ann/status/1",
                        "twitter.com",
                        "Talks end\n— Ann (@ann) May 2, 2017",
                        List.of(
                                Span.link(6, 9, "https://t.co/x"),
                                Span.link(23, 34, "https://twitter.com/ann/status/1"))));
    }

    @Test
    void mediaAreNamedByTheirAddress() {
        HtmlReading reading = read("""
                <video title="A film" poster="https://a.example/p.jpg"><source src="//a.example/v.mp4">No video</video>
                <audio src="https://a.example/s.mp3">No audio</audio><hr>
                <p>Text <iframe src="https://www.youtube.com/embed/1" title="Clip"></iframe> goes on</p>
                <object data="x.swf"><param name="movie" value="https://a.example/m.swf"></object>
                <iframe src="javascript:alert(1)"></iframe><iframe srcdoc="&lt;p>x"></iframe>""");

        assertThat(reading.blocks())
                .containsExactly(
                        new Block.Video(null, "https://a.example/v.mp4", null, null, "A film", NONE),
                        new Block.Audio(null, "https://a.example/s.mp3", null, "", NONE),
                        new Block.Divider(null, "", NONE),
                        paragraph("Text goes on"),
                        new Block.Embed(null, "https://www.youtube.com/embed/1", "youtube.com", "Clip", NONE),
                        new Block.Embed(null, "https://a.example/m.swf", "a.example", "", NONE));
        assertThat(reading.lossCount()).isEqualTo(2);
    }

    @Test
    void whatIsNoTextIsDroppedInSilence() {
        assertThat(
                        kept(
                                "a<script>x</script><style>x</style><noscript><p>x</noscript><template><p>x</template><!-- x -->b"))
                .containsExactly(paragraph("ab"));
    }

    @Test
    void formsAreDroppedWithReportAndTextInThemStays() {
        HtmlReading reading = read("<form action=/sub><input type=hidden><label>Mail</label><input name=m>"
                + "<select><option>x</select><textarea>y</textarea><button>Go</button><p>Story</p></form>");

        assertThat(reading.blocks()).containsExactly(paragraph("Story"));
        assertThat(reading.losses())
                .containsExactly(
                        new Loss("a form is left out, less the text in it", "/sub"),
                        new Loss("a form's label is left out", "Mail"),
                        new Loss("a form's input is left out", ""),
                        new Loss("a form's select is left out", "x"),
                        new Loss("a form's textarea is left out", "y"),
                        new Loss("a form's button is left out", "Go"));
    }

    @Test
    void customElementsKeepTheirText() {
        assertThat(kept("<x-story><p>a <x-name data-id=1>Bob</x-name>'s</p><y>b</y></x-story>"))
                .containsExactly(paragraph("a Bob's"), paragraph("b"));
    }

    @Test
    void whatCannotBeSetOnTheLineIsReported() {
        HtmlReading reading = read("<p>H<sub>2</sub>O, 10<sup>3</sup>, <del>old</del> new, <ruby>漢<rt>kan</ruby></p>");

        assertThat(reading.blocks()).containsExactly(paragraph("H2O, 103, old new, 漢(kan)"));
        assertThat(reading.losses()).extracting(Loss::excerpt).containsExactly("2", "3", "old");
    }

    @Test
    void whatCannotBeStoredIsReplacedWithReport() {
        HtmlReading reading = read("<p>a\u0000b\ud800c\udc00d😀&#0;&#xD800;</p><p title='\ud800'>e</p>");

        assertThat(reading.blocks()).containsExactly(paragraph("a\ufffdb\ufffdc\ufffdd😀\ufffd\ufffd"), paragraph("e"));
        assertThat(reading.losses())
                .extracting(Loss::what)
                .containsExactly(
                        "characters that cannot be stored are replaced by U+FFFD (4)",
                        "characters that cannot be stored are replaced by U+FFFD (1)");
    }

    @Test
    void lossesAreToldUpToABound() {
        HtmlReading reading = read("<button>x</button>".repeat(1_000));

        assertThat(reading.losses()).hasSize(HtmlReading.MOST_LOSSES);
        assertThat(reading.lossCount()).isEqualTo(1_000);
    }

    /** The blocks of HTML of which nothing is lost. */
    private static List<Block> kept(String html) {
        HtmlReading reading = read(html);
        assertThat(reading.losses()).isEmpty();
        return reading.blocks();
    }

    private static HtmlReading read(String html) {
        return HtmlReader.read(html, reference -> Optional.<UUID>empty());
    }

    private static Block paragraph(String text, Span... spans) {
        return new Block.Paragraph(null, text, List.of(spans));
    }
}
