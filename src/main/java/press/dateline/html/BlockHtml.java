package press.dateline.html;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.block.UrlRules;

/**
 * Writes blocks as HTML5. Safe by construction: every text is escaped, tags and attributes are only those written here,
 * and links go only to http, https, mailto and root-relative URLs.
 *
 * <table>
 * <caption>What becomes what</caption>
 * <tr><td>paragraph, heading, divider</td><td>{@code p}, {@code h2} to {@code h6}, {@code hr}; new lines {@code br}</td></tr>
 * <tr><td>pullquote</td><td>{@code blockquote} with a {@code p}; {@code data-quote} names the quote</td></tr>
 * <tr><td>list, table</td><td>{@code ul} or {@code ol}; {@code table}, header in {@code thead}</td></tr>
 * <tr><td>image, gallery</td><td>{@code figure} with {@code img}, {@code figcaption}, credit in {@code small.credit}; a
 *   gallery is a figure of figures</td></tr>
 * <tr><td>video, audio</td><td>{@code figure} with {@code video controls}, {@code audio controls}</td></tr>
 * <tr><td>embed</td><td>{@code figure} with a link that shows its address: a page decides itself whom it lets in</td></tr>
 * <tr><td>update</td><td>{@code article} with {@code time}, {@code h2} and its blocks</td></tr>
 * <tr><td>link, strong, emphasis</td><td>{@code a}, {@code strong}, {@code em}</td></tr>
 * <tr><td>person, place</td><td>{@code a}, or {@code span} where they have no page or stand about a link, with
 *   {@code data-person} or {@code data-place}</td></tr>
 * <tr><td>quote</td><td>{@code span data-quote}; not {@code q}, which would add quotation marks to those in the text</td></tr>
 * </table>
 */
public final class BlockHtml {

    private final Function<Span, Optional<String>> addresses;
    private final Function<UUID, Optional<Picture>> pictures;

    /**
     * A picture to be shown.
     *
     * @param alt empty where it only decorates
     * @param credit whom to name with it
     * @param width in pixels
     * @param height in pixels
     */
    public record Picture(
            String url,
            String alt,
            @Nullable String credit,
            @Nullable Integer width,
            @Nullable Integer height) {}

    /**
     * @param addresses where the page of the person or place of a span is; empty where it has none
     * @param pictures what shows an image; empty where it may not be shown
     */
    public BlockHtml(Function<Span, Optional<String>> addresses, Function<UUID, Optional<Picture>> pictures) {
        this.addresses = addresses;
        this.pictures = pictures;
    }

    /** A block as HTML; empty where nothing of it can be shown. */
    public String html(Block block) {
        StringBuilder out = new StringBuilder(block.text().length() + 64);
        append(out, block);
        return out.toString();
    }

    /** All blocks as HTML, each on a line of its own. */
    public String bodyHtml(List<Block> blocks) {
        StringBuilder out = new StringBuilder();
        appendAll(out, blocks);
        return out.toString();
    }

    private void appendAll(StringBuilder out, List<Block> blocks) {
        for (Block block : blocks) {
            int before = out.length();
            append(out, block);
            if (out.length() > before) {
                out.append('\n');
            }
        }
    }

    private void append(StringBuilder out, Block block) {
        InlineHtml text = new InlineHtml(out, block, addresses);
        switch (block) {
            case Block.Paragraph p -> within(out, "p", text);
            case Block.Heading h -> within(out, "h" + Math.clamp(h.level(), 2, 6), text);
            case Block.Pullquote quote -> {
                out.append("<blockquote").append(quote.quote() == null ? "" : " data-quote=\"" + quote.quote() + "\"");
                out.append('>');
                within(out, "p", text);
                out.append("</blockquote>");
            }
            case Block.ListBlock list -> appendList(out, list, text);
            case Block.Image image -> appendImage(out, image, text);
            case Block.Gallery gallery -> appendGallery(out, gallery, text);
            case Block.Table table -> new TableHtml(out, table, text).append();
            case Block.Video video -> {
                out.append("<figure><video controls").append(attribute("src", video.url()));
                Optional.ofNullable(video.poster())
                        .flatMap(pictures)
                        .ifPresent(poster -> out.append(attribute("poster", poster.url)));
                out.append("></video>");
                endFigure(out, video, text, null);
            }
            case Block.Audio audio -> {
                out.append("<figure><audio controls")
                        .append(attribute("src", audio.url()))
                        .append("></audio>");
                endFigure(out, audio, text, null);
            }
            case Block.Embed embed -> {
                String link = attribute("href", embed.url());
                out.append("<figure>").append(link.isEmpty() ? "" : "<a" + link + ">");
                out.append(InlineHtml.escaped(embed.url())).append(link.isEmpty() ? "" : "</a>");
                endFigure(out, embed, text, null);
            }
            case Block.Divider divider -> out.append("<hr>");
            case Block.Update update -> {
                out.append("<article><p><time>").append(update.at()).append("</time></p>");
                if (!update.text().isEmpty()) {
                    within(out, "h2", text);
                }
                out.append('\n');
                appendAll(out, update.blocks());
                out.append("</article>");
            }
        }
    }

    private static void within(StringBuilder out, String tag, InlineHtml text) {
        out.append('<').append(tag).append('>');
        text.appendAll();
        out.append("</").append(tag).append('>');
    }

    private static void appendList(StringBuilder out, Block.ListBlock list, InlineHtml text) {
        String tag = list.ordered() ? "ol>" : "ul>";
        out.append('<').append(tag);
        int from = 0;
        while (from <= list.text().length()) {
            int end = list.text().indexOf('\n', from);
            end = end < 0 ? list.text().length() : end;
            out.append("<li>");
            text.append(from, end);
            out.append("</li>");
            from = end + 1;
        }
        out.append("</").append(tag);
    }

    private void appendImage(StringBuilder out, Block.Image image, InlineHtml text) {
        Optional<Picture> picture = pictures.apply(image.image());
        if (picture.isPresent()) {
            out.append("<figure>");
            appendPicture(out, picture.get());
            endFigure(out, image, text, picture.get().credit);
        } else if (!image.text().isEmpty()) {
            within(out, "p", text);
        }
    }

    private void appendGallery(StringBuilder out, Block.Gallery gallery, InlineHtml text) {
        List<Picture> shown = gallery.images().stream()
                .flatMap(id -> pictures.apply(id).stream())
                .toList();
        if (!shown.isEmpty()) {
            out.append("<figure>");
            for (Picture picture : shown) {
                out.append("<figure>");
                appendPicture(out, picture);
                if (picture.credit != null) {
                    out.append("<figcaption>");
                    appendCredit(out, picture.credit);
                    out.append("</figcaption>");
                }
                out.append("</figure>");
            }
            endFigure(out, gallery, text, null);
        } else if (!gallery.text().isEmpty()) {
            within(out, "p", text);
        }
    }

    private static void appendPicture(StringBuilder out, Picture picture) {
        out.append("<img").append(attribute("src", picture.url)).append(" alt=\"");
        out.append(InlineHtml.escaped(picture.alt)).append('"');
        if (picture.width != null && picture.height != null) {
            out.append(" width=\"")
                    .append(picture.width)
                    .append("\" height=\"")
                    .append(picture.height)
                    .append('"');
        }
        out.append('>');
    }

    private static void endFigure(StringBuilder out, Block block, InlineHtml text, @Nullable String credit) {
        if (!block.text().isEmpty() || credit != null) {
            out.append("<figcaption>");
            text.appendAll();
            if (credit != null) {
                out.append(block.text().isEmpty() ? "" : " ");
                appendCredit(out, credit);
            }
            out.append("</figcaption>");
        }
        out.append("</figure>");
    }

    private static void appendCredit(StringBuilder out, String credit) {
        out.append("<small class=\"credit\">")
                .append(InlineHtml.escaped(credit))
                .append("</small>");
    }

    /** An attribute with an address; nothing where the address is not one that may be named. */
    private static String attribute(String name, String url) {
        return UrlRules.linkFault(url).isPresent() ? "" : " " + name + "=\"" + InlineHtml.escaped(url) + "\"";
    }
}
