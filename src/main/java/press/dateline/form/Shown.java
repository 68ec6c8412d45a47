package press.dateline.form;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.document.ArticleView;
import press.dateline.document.BlockView;
import press.dateline.document.ImageShown;
import press.dateline.document.ImageShown.RenditionView;

/** The images that an article shows, in the order of the page; those that stand for videos among them. */
public final class Shown {

    private Shown() {}

    /** All of them; one may stand there twice. */
    public static Stream<ImageShown> images(ArticleView article) {
        return Stream.concat(Stream.ofNullable(article.leadImage()), ofBlocks(article.blocks()));
    }

    /** The widest rendition of an image; empty where it has none. */
    public static Optional<RenditionView> largest(ImageShown image) {
        return image.renditions().stream()
                .max(Comparator.comparingInt(rendition -> Objects.requireNonNullElse(rendition.width(), 0)));
    }

    private static Stream<ImageShown> ofBlocks(@Nullable List<BlockView> blocks) {
        return listOrEmpty(blocks)
                .flatMap(block -> Stream.of(
                                Stream.of(block.image(), block.poster()).filter(Objects::nonNull),
                                listOrEmpty(block.items())
                                        .map(BlockView.GalleryItem::image)
                                        .filter(Objects::nonNull),
                                ofBlocks(block.blocks()))
                        .flatMap(images -> images));
    }

    private static <T> Stream<T> listOrEmpty(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }
}
