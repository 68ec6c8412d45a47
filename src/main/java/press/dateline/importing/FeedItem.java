package press.dateline.importing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;

/**
 * An item of a feed in our terms.
 *
 * @param item the people in it are its authors
 * @param blocks its body; pictures in it are those of {@code pictures}
 * @param lead which of the pictures is the one over the story
 * @param address where its page is
 */
record FeedItem(
        ImportedItem item,
        List<Block> blocks,
        BodyPictures pictures,
        @Nullable UUID lead,
        @Nullable String address) {}
