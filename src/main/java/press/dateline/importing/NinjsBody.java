package press.dateline.importing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.html.HtmlReader;

/**
 * The body of an item as blocks. A picture in it is kept where it stands if its address is that of a file of a picture
 * that comes with the item. It is read before it is known which image that is, so a name stands for it, which is
 * replaced later.
 */
final class NinjsBody {

    private NinjsBody() {}

    /** Reads the body; its pictures have the names that stand for them. */
    static List<Block> read(ImportedItem item) {
        if (item.bodyHtml() == null) {
            return List.of();
        }
        Map<String, UUID> byAddress = new HashMap<>();
        item.images()
                .forEach(image -> image.renditions()
                        .forEach(file -> byAddress.putIfAbsent(file.url(), standingFor(image.outsideId()))));
        return HtmlReader.read(item.bodyHtml(), picture -> Optional.ofNullable(byAddress.get(picture.src())))
                .blocks();
    }

    private static UUID standingFor(String outsideId) {
        return UUID.nameUUIDFromBytes(outsideId.getBytes(StandardCharsets.UTF_8));
    }

    /** The blocks with the images themselves. */
    static List<Block> shown(List<Block> blocks, ImportedItem item, Function<ImportedImage, UUID> images) {
        Map<UUID, UUID> found = new HashMap<>();
        item.images().forEach(image -> found.put(standingFor(image.outsideId()), images.apply(image)));
        return shown(blocks, found);
    }

    private static List<Block> shown(List<Block> blocks, Map<UUID, UUID> found) {
        List<Block> shown = new ArrayList<>();
        for (Block block : blocks) {
            shown.add(
                    switch (block) {
                        case Block.Image one ->
                            new Block.Image(one.id(), known(found, one.image()), one.text(), one.spans());
                        case Block.Gallery many ->
                            new Block.Gallery(
                                    many.id(),
                                    many.images().stream()
                                            .map(id -> known(found, id))
                                            .toList(),
                                    many.text(),
                                    many.spans());
                        case Block.Video video ->
                            new Block.Video(
                                    video.id(),
                                    video.url(),
                                    poster(found, video.poster()),
                                    video.seconds(),
                                    video.text(),
                                    video.spans());
                        case Block.Update update -> update.withBlocks(shown(update.blocks(), found));
                        default -> block;
                    });
        }
        return shown;
    }

    private static UUID known(Map<UUID, UUID> found, UUID id) {
        return found.getOrDefault(id, id);
    }

    private static @Nullable UUID poster(Map<UUID, UUID> found, @Nullable UUID id) {
        return id == null ? null : found.get(id);
    }
}
