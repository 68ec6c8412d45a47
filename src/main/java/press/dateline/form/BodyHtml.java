package press.dateline.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Span;
import press.dateline.document.ArticleView;
import press.dateline.document.BlockView;
import press.dateline.document.ImageShown;
import press.dateline.html.BlockHtml;

/**
 * The body of an article as HTML, written from the blocks and spans of its document: safe by construction, and it shows
 * nothing that the document does not.
 */
public final class BodyHtml {

    private final ArticleView article;
    private final BlockHtml html;

    /**
     * @param article its full document as it is served, with absolute links
     * @param addresses where the page of a marked person or place is; empty where no link is to lead there
     */
    public BodyHtml(ArticleView article, Function<Span, Optional<String>> addresses) {
        this.article = article;
        this.html = new BlockHtml(addresses, this::picture);
    }

    /** Without links to the pages of the people and places in it, as others are to publish it. */
    public static BodyHtml forOthers(ArticleView article) {
        return new BodyHtml(article, span -> Optional.empty());
    }

    /** The whole body; empty where there is none. */
    public String whole() {
        return html.bodyHtml(Blocks.of(article));
    }

    /** Each block, in their order. */
    public List<String> blocks() {
        return Blocks.of(article).stream().map(html::html).toList();
    }

    private Optional<BlockHtml.Picture> picture(UUID id) {
        return images(article.blocks())
                .filter(image -> image.id().equals(id) && !image.renditions().isEmpty())
                .findFirst()
                .map(image -> {
                    ImageShown.RenditionView shown = image.renditions().getFirst();
                    return new BlockHtml.Picture(
                            shown.url().target(),
                            Objects.requireNonNullElse(image.alt(), ""),
                            image.credit(),
                            shown.width(),
                            shown.height());
                });
    }

    private static Stream<ImageShown> images(@Nullable List<BlockView> blocks) {
        List<ImageShown> images = new ArrayList<>();
        for (BlockView block : Objects.requireNonNullElse(blocks, List.<BlockView>of())) {
            Stream.of(block.image(), block.poster()).filter(Objects::nonNull).forEach(images::add);
            Objects.requireNonNullElse(block.items(), List.<BlockView.GalleryItem>of())
                    .forEach(item -> Optional.ofNullable(item.image()).ifPresent(images::add));
            images(block.blocks()).forEach(images::add);
        }
        return images.stream();
    }
}
