package press.dateline.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;

/**
 * An item of a feed in our terms.
 *
 * @param blocks its body; pictures in it are those of {@code pictures}
 * @param address where its page is
 */
record FeedItem(
        ImportedItem item,
        List<Block> blocks,
        BodyPictures pictures,
        @Nullable String address) {}
