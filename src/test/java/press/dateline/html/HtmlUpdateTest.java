package press.dateline.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import press.dateline.block.Block;
import press.dateline.block.Span;

/** Entries of live blogs, as HTML that Dateline writes has them. */
class HtmlUpdateTest {

    private static final List<Span> NONE = List.of();

    @Test
    void articlesThatBeginWithATimeAreEntriesOfALiveBlog() {
        assertThat(read("<p>Before</p><article><p><time>2017-05-02T17:40:00Z</time></p><h2>A <b>title</b></h2>"
                        + "<p>One</p><ul><li>Two</li></ul></article>"
                        + "<article><p><time>2017-05-02T18:00:00Z</time></p><h3>No title</h3></article>"
                        + "<article><p><time>today</time></p><p>None</p></article><article>None either</article>"))
                .containsExactly(
                        paragraph("Before"),
                        new Block.Update(
                                null,
                                Instant.parse("2017-05-02T17:40:00Z"),
                                "A title",
                                List.of(Span.strong(2, 7)),
                                List.of(paragraph("One"), new Block.ListBlock(null, false, "Two", NONE))),
                        new Block.Update(
                                null,
                                Instant.parse("2017-05-02T18:00:00Z"),
                                "",
                                NONE,
                                List.of(new Block.Heading(null, 3, "No title", NONE))),
                        paragraph("today"),
                        paragraph("None"),
                        paragraph("None either"));
        // An entry holds no entries, whatever stands in it, and an empty one is none.
        assertThat(read("<article><p><time>2017-05-02T17:40:00Z</time></p><article><p><time>2017-05-02T18:00:00Z"
                        + "</time></p><p>One</p></article></article>"))
                .containsExactly(new Block.Update(
                        null,
                        Instant.parse("2017-05-02T17:40:00Z"),
                        "",
                        NONE,
                        List.of(paragraph("2017-05-02T18:00:00Z"), paragraph("One"))));
        assertThat(read("<article>x<p><time>2017-05-02T17:40:00Z</time></p>y</article>"))
                .containsExactly(new Block.Update(
                        null,
                        Instant.parse("2017-05-02T17:40:00Z"),
                        "",
                        NONE,
                        List.of(paragraph("x"), paragraph("2017-05-02T17:40:00Z"), paragraph("y"))));
    }

    private static List<Block> read(String html) {
        return HtmlReader.read(html, image -> Optional.empty()).blocks();
    }

    private static Block paragraph(String text) {
        return new Block.Paragraph(null, text, NONE);
    }
}
