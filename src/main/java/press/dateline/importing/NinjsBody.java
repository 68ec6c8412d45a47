package press.dateline.importing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import press.dateline.block.Block;
import press.dateline.html.HtmlReader;
import press.dateline.html.HtmlReading;
import press.dateline.web.Texts;

/**
 * The body of an item as blocks. A picture in it is kept where it stands if its address is that of a file of a picture
 * that comes with the item. It is read before it is known which image that is, so a name stands for it, which is
 * replaced later.
 */
final class NinjsBody {

    private NinjsBody() {}

    /** Reads the body; its pictures have the names that stand for them. */
    static List<Block> read(ImportedItem item, Losses losses) {
        if (item.bodyHtml() == null) {
            return List.of();
        }
        Map<String, UUID> byAddress = new HashMap<>();
        item.images()
                .forEach(image -> image.renditions()
                        .forEach(file -> byAddress.putIfAbsent(file.url(), standingFor(image.outsideId()))));
        HtmlReading reading =
                HtmlReader.read(item.bodyHtml(), picture -> Optional.ofNullable(byAddress.get(picture.src())));
        reading.losses().forEach(loss -> losses.add("", loss.what() + ": " + Texts.excerpt(loss.excerpt())));
        return reading.blocks();
    }

    private static UUID standingFor(String outsideId) {
        return UUID.nameUUIDFromBytes(outsideId.getBytes(StandardCharsets.UTF_8));
    }

    /** The blocks with the images themselves. */
    static List<Block> shown(List<Block> blocks, ImportedItem item, Function<ImportedImage, UUID> images) {
        Map<UUID, UUID> found = new HashMap<>();
        item.images().forEach(image -> found.put(standingFor(image.outsideId()), images.apply(image)));
        return PlacedImages.in(blocks, found::get);
    }
}
