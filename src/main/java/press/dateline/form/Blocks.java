package press.dateline.form;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.document.ArticleView;
import press.dateline.document.BlockView;
import press.dateline.document.ImageShown;
import press.dateline.document.Link;
import press.dateline.web.Paging;

/** Reads rendered blocks back, for what is written from them. What rights withhold is in none of them. */
final class Blocks {

    /** Stands for an image that is not shown. */
    private static final UUID NONE = Paging.FIRST_ID;

    private Blocks() {}

    /** The body of an article; links on its web site are absolute. */
    static List<Block> of(ArticleView article) {
        return of(article.blocks(), new SiteLinks(article));
    }

    private static List<Block> of(@Nullable List<BlockView> views, SiteLinks links) {
        return views == null
                ? List.of()
                : views.stream().map(view -> of(view, links)).toList();
    }

    private static Block of(BlockView view, SiteLinks links) {
        String id = view.id();
        String text = view.text();
        List<Span> spans = view.spans().stream()
                .map(span -> new Span(
                        span.start(), span.end(), span.type(), span.id(), links.absoluteOrNull(span.url()), null))
                .toList();
        return switch (view.type()) {
            case "heading" -> new Block.Heading(id, Objects.requireNonNullElse(view.level(), 2), text, spans);
            case "pullquote" -> new Block.Pullquote(id, text, spans, view.quote());
            case "list" -> new Block.ListBlock(id, Boolean.TRUE.equals(view.ordered()), text, spans);
            case "image" -> new Block.Image(id, Objects.requireNonNullElse(image(view.image()), NONE), text, spans);
            case "gallery" ->
                new Block.Gallery(
                        id,
                        Objects.requireNonNullElse(view.items(), List.<BlockView.GalleryItem>of()).stream()
                                .map(BlockView.GalleryItem::id)
                                .toList(),
                        text,
                        spans);
            case "table" -> new Block.Table(id, Boolean.TRUE.equals(view.header()), view.caption(), text, spans);
            case "video" -> new Block.Video(id, address(view.url()), image(view.poster()), view.seconds(), text, spans);
            case "audio" -> new Block.Audio(id, address(view.url()), view.seconds(), text, spans);
            case "embed" -> new Block.Embed(id, address(view.url()), view.provider(), text, spans);
            case "divider" -> new Block.Divider(id, text, spans);
            case "update" ->
                new Block.Update(id, Objects.requireNonNull(view.at()), text, spans, of(view.blocks(), links));
            default -> new Block.Paragraph(id, text, spans);
        };
    }

    private static String address(@Nullable Link link) {
        return link == null ? "" : link.target();
    }

    private static @Nullable UUID image(@Nullable ImageShown image) {
        return image == null ? null : image.id();
    }
}
