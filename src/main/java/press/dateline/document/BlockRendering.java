package press.dateline.document;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.document.BlockView.GalleryItem;
import press.dateline.document.BlockView.SpanView;

/** Makes blocks as readers get them. */
final class BlockRendering {

    private final ImageRendering images;

    BlockRendering(ImageRendering images) {
        this.images = images;
    }

    List<BlockView> blocks(List<Block> blocks) {
        return blocks.stream().map(this::view).toList();
    }

    private BlockView view(Block block) {
        View view = new View(block);
        return switch (block) {
            case Block.Paragraph _ -> view.of("paragraph");
            case Block.Heading heading -> {
                view.level = heading.level();
                yield view.of("heading");
            }
            case Block.Pullquote pullquote -> {
                view.quote = pullquote.quote();
                yield view.of("pullquote");
            }
            case Block.ListBlock list -> {
                view.ordered = list.ordered();
                yield view.of("list");
            }
            case Block.Image image -> {
                view.image = images.full(image.image());
                yield view.of("image");
            }
            case Block.Gallery gallery -> {
                view.items = gallery.images().stream()
                        .filter(images::has)
                        .map(id -> new GalleryItem(id, images.full(id)))
                        .toList();
                yield view.of("gallery");
            }
            case Block.Table table -> {
                view.header = table.header();
                view.caption = table.caption();
                yield view.of("table");
            }
            case Block.Video video -> {
                view.url = new Link(video.url());
                view.poster = images.full(video.poster());
                view.seconds = video.seconds();
                yield view.of("video");
            }
            case Block.Audio audio -> {
                view.url = new Link(audio.url());
                view.seconds = audio.seconds();
                yield view.of("audio");
            }
            case Block.Embed embed -> {
                view.url = new Link(embed.url());
                view.provider = embed.provider();
                yield view.of("embed");
            }
            case Block.Divider _ -> view.of("divider");
            case Block.Update update -> {
                view.at = update.at();
                view.blocks = blocks(update.blocks());
                yield view.of("update");
            }
        };
    }

    /** The open shape under construction: what all blocks have, and one type's own members. */
    private static final class View {

        private final Block block;
        private @Nullable Integer level;
        private @Nullable Boolean ordered;
        private @Nullable UUID quote;
        private @Nullable ImageShown image;
        private @Nullable List<GalleryItem> items;
        private @Nullable Boolean header;
        private @Nullable String caption;
        private @Nullable Link url;
        private @Nullable ImageShown poster;
        private @Nullable Integer seconds;
        private @Nullable String provider;
        private @Nullable Instant at;
        private @Nullable List<BlockView> blocks;

        View(Block block) {
            this.block = block;
        }

        BlockView of(String type) {
            return new BlockView(
                    Objects.requireNonNull(block.id()),
                    type,
                    block.text(),
                    block.spans().stream().map(BlockRendering::span).toList(),
                    level,
                    ordered,
                    quote,
                    image,
                    items,
                    header,
                    caption,
                    url,
                    poster,
                    seconds,
                    provider,
                    at,
                    blocks,
                    null);
        }
    }

    private static SpanView span(Span span) {
        return new SpanView(span.start(), span.end(), span.type(), span.id(), span.url());
    }
}
