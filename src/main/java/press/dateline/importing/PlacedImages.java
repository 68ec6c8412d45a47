package press.dateline.importing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;

/**
 * Puts images into blocks. A body is read before it is known which images its pictures are, so until then its blocks hold
 * ids that stand for them.
 */
final class PlacedImages {

    private PlacedImages() {}

    /** The blocks with their images; a picture for which there is none is left out. */
    static List<Block> in(List<Block> blocks, Function<UUID, @Nullable UUID> images) {
        return blocks.stream()
                .flatMap(block -> Stream.ofNullable(in(block, images)))
                .toList();
    }

    private static @Nullable Block in(Block block, Function<UUID, @Nullable UUID> images) {
        return switch (block) {
            case Block.Image image -> {
                UUID id = images.apply(image.image());
                yield id == null ? null : new Block.Image(image.id(), id, image.text(), image.spans());
            }
            case Block.Gallery gallery -> {
                List<UUID> ids = gallery.images().stream()
                        .map(images)
                        .filter(Objects::nonNull)
                        .toList();
                yield ids.isEmpty() ? null : new Block.Gallery(gallery.id(), ids, gallery.text(), gallery.spans());
            }
            case Block.Video video -> {
                UUID poster = video.poster() == null ? null : images.apply(video.poster());
                yield new Block.Video(video.id(), video.url(), poster, video.seconds(), video.text(), video.spans());
            }
            case Block.Update update -> update.withBlocks(in(update.blocks(), images));
            default -> block;
        };
    }
}
