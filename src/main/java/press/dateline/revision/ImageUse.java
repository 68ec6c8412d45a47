package press.dateline.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import press.dateline.block.Block;

/**
 * A place where a draft shows an image.
 *
 * @param pointer where the draft names it (JSON Pointer)
 * @param part what of the article shows it, such as {@code leadImage} or {@code blocks/b3}
 */
public record ImageUse(UUID image, String pointer, String part) {

    /** All of a draft, in its order. */
    public static List<ImageUse> of(Draft draft) {
        List<ImageUse> uses = new ArrayList<>();
        if (draft.leadImage() != null) {
            uses.add(new ImageUse(draft.leadImage(), "/leadImage", "leadImage"));
        }
        collect("/blocks/", draft.blocks(), uses);
        return uses;
    }

    private static void collect(String pointer, List<Block> blocks, List<ImageUse> uses) {
        for (int i = 0; i < blocks.size(); i++) {
            String at = pointer + i;
            String part = "blocks/" + blocks.get(i).id();
            switch (blocks.get(i)) {
                case Block.Image image -> uses.add(new ImageUse(image.image(), at + "/image", part));
                case Block.Gallery gallery -> {
                    for (int j = 0; j < gallery.images().size(); j++) {
                        uses.add(new ImageUse(gallery.images().get(j), at + "/images/" + j, part));
                    }
                }
                case Block.Video video -> {
                    if (video.poster() != null) {
                        uses.add(new ImageUse(video.poster(), at + "/poster", part));
                    }
                }
                case Block.Update update -> collect(at + "/blocks/", update.blocks(), uses);
                default -> {}
            }
        }
    }
}
