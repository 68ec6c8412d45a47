package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.html.HtmlReading.Loss;

/** Pictures whose address holds "known" are known. */
class HtmlFigureTest {

    private static final List<Span> NONE = List.of();

    private final List<ImageReference> asked = new ArrayList<>();

    @Test
    void captionAndCreditGoWithThePicture() {
        HtmlReading reading = read("""
                <figure class="wp-block-image"><img src="https://a.example/known.jpg" alt="Two  leaders" width="640"
                height="480px"><figcaption>The <a href="/talks">talks</a> <small class="credit">Agency</small>
                </figcaption></figure>""");

        assertThat(reading.blocks())
                .containsExactly(image("https://a.example/known.jpg", "The talks", Span.link(4, 9, "/talks")));
        assertThat(asked)
                .containsExactly(new ImageReference(
                        "https://a.example/known.jpg", "Two  leaders", "The talks", "Agency", 640, 480));
        assertThat(reading.losses()).isEmpty();
    }

    @Test
    void captionAndCreditOfAPictureThatIsNotFoundAreKept() {
        HtmlReading reading = read("<p>a</p><figure><img src=/p.jpg><figcaption>The talks <span class='photo-credit'>"
                + "Agency</span></figcaption></figure><p>b</p>");

        assertThat(reading.blocks()).containsExactly(paragraph("a"), paragraph("The talks Agency"), paragraph("b"));
        assertThat(reading.losses())
                .containsExactly(new Loss("a picture is left out: no image is known for it", "/p.jpg"));
    }

    @Test
    void pictureInAParagraphFollowsIt() {
        assertThat(read("<p>a <img src=known1> b</p><p><img src=known2>c</p>").blocks())
                .containsExactly(paragraph("a b"), image("known1", ""), image("known2", ""), paragraph("c"));
    }

    @Test
    void picturesOfOneFigureAreAGallery() {
        assertThat(read("""
                <figure class="wp-block-gallery"><ul><li><figure><img src="known1"></figure></li>
                <li><figure><img src="known2"></figure></li></ul><figcaption>Both</figcaption></figure>""").blocks())
                .containsExactly(new Block.Gallery(null, List.of(id("known1"), id("known2")), "Both", NONE));
        assertThat(
                        read("<p>a</p><ul class='wp-block-gallery columns-2'><li><figure><a href=/x><img src=known1></a></figure></li>"
                                        + "<li><figure><img src=known2></figure></li></ul><p>b</p>")
                                .blocks())
                .containsExactly(
                        paragraph("a"),
                        new Block.Gallery(null, List.of(id("known1"), id("known2")), "", NONE),
                        paragraph("b"));
        assertThat(read("<div class='gallery gallery-columns-3'><dl><dt><img src=known1></dt></dl><dl><dt>"
                                + "<img src=known2></dt></dl></div>")
                        .blocks())
                .containsExactly(new Block.Gallery(null, List.of(id("known1"), id("known2")), "", NONE));
        assertThat(read("<figure><img src=known1><img src=known2></figure>").blocks())
                .containsExactly(new Block.Gallery(null, List.of(id("known1"), id("known2")), "", NONE));
    }

    @Test
    void picturesWithCaptionsOfTheirOwnStayImages() {
        assertThat(read("""
                <figure><figure><img src="known1"><figcaption>One</figcaption></figure>
                <figure><img src="known2"></figure><figcaption>Both</figcaption></figure>""").blocks()).containsExactly(image("known1", "One"), image("known2", ""), paragraph("Both"));
    }

    @Test
    void classicCaptionsOfBlogSoftwareAreFigures() {
        assertThat(read("<div class='wp-caption'><img src=known><p class='wp-caption-text'>One</p></div><p>Two</p>")
                        .blocks())
                .containsExactly(image("known", "One"), paragraph("Two"));
    }

    @Test
    void captionsGoToWhatElseAFigureShows() {
        assertThat(read("<figure><table><tr><td>a<td>b</table><figcaption>Votes</figcaption></figure>")
                        .blocks())
                .containsExactly(new Block.Table(null, false, "Votes", "a\tb", NONE));
        assertThat(
                        read("<figure><iframe src=https://a.example/ title=x></iframe><figcaption>A map</figcaption></figure>")
                                .blocks())
                .containsExactly(
                        new Block.Embed(null, "https://a.example/", "a.example", "x", NONE), paragraph("A map"));
        assertThat(read("<figure><video src=https://a.example/v></video><figcaption>A film</figcaption></figure>")
                        .blocks())
                .containsExactly(new Block.Video(null, "https://a.example/v", null, null, "A film", NONE));
    }

    @Test
    void bareAddressInAFigureIsAnEmbed() {
        assertThat(read("""
                <figure class="wp-block-embed"><div>
                https://www.youtube.com/watch?v=1&amp;t=2
                </div><figcaption>Clip</figcaption></figure>""").blocks())
                .containsExactly(
                        new Block.Embed(null, "https://www.youtube.com/watch?v=1&t=2", "youtube.com", "Clip", NONE));
    }

    @Test
    void picturesInListsAndTablesFollowThem() {
        HtmlReading reading = read("<ul><li>a<img src=known1></li><li>b</li></ul><table><tr><td>c"
                + "<figure><img src=known2><figcaption>d</figcaption></figure><td>e</table>");

        assertThat(reading.blocks())
                .containsExactly(
                        new Block.ListBlock(null, false, "a\nb", NONE),
                        image("known1", ""),
                        new Block.Table(null, false, null, "c\te", NONE),
                        image("known2", "d"));
        assertThat(reading.losses())
                .extracting(Loss::what)
                .containsExactly(
                        "what is no text inside a list's item follows it (1)",
                        "what is no text inside a table's cell follows it (1)");
    }

    @Test
    void addressesAreFoundWherePagesLoadLate() {
        read("<img src='data:image/gif;base64,R0' data-src='//a.example/1.jpg'><img srcset='/2.jpg 2x, /3.jpg 3x'>"
                + "<img src=urn:newsml:4><img src=5.jpg>");

        assertThat(asked)
                .extracting(ImageReference::src)
                .containsExactly("https://a.example/1.jpg", "/2.jpg", "urn:newsml:4", "5.jpg");
    }

    @Test
    void trackersAreDroppedEmojiAreTextAndOtherSchemesRefused() {
        HtmlReading reading = read(
                "<p>a<img src=https://t.example/ width=1 height=1>"
                        + "<img class=wp-smiley src=x alt=\"🙂\"><img src='javascript:alert(1)'><img src='data:image/gif,x'></p>");

        assertThat(reading.blocks()).containsExactly(paragraph("a🙂"));
        assertThat(asked).isEmpty();
        assertThat(reading.losses())
                .extracting(Loss::excerpt)
                .containsExactly("javascript:alert(1)", "data:image/gif,x");
    }

    private HtmlReading read(String html) {
        return HtmlReader.read(html, reference -> {
            asked.add(reference);
            return reference.src().contains("known") ? Optional.of(id(reference.src())) : Optional.empty();
        });
    }

    private static UUID id(String src) {
        return UUID.nameUUIDFromBytes(src.getBytes(StandardCharsets.UTF_8));
    }

    private static Block image(String src, String text, Span... spans) {
        return new Block.Image(null, id(src), text, List.of(spans));
    }

    private static Block paragraph(String text, Span... spans) {
        return new Block.Paragraph(null, text, List.of(spans));
    }
}
