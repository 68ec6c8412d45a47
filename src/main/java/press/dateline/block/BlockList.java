package press.dateline.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An article's blocks, one of which is looked up or changed by its id, wherever it stands. */
public final class BlockList {

    private final List<Block> blocks;

    public BlockList(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    /** A block and the JSON Pointer to it, from the list. */
    public record Found(Block block, String pointer) {}

    /** The block with this id. */
    public Optional<Found> find(String id) {
        return find(blocks, "/", id);
    }

    private static Optional<Found> find(List<Block> blocks, String pointer, String id) {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (id.equals(block.id())) {
                return Optional.of(new Found(block, pointer + i));
            }
            if (block instanceof Block.Update update) {
                Optional<Found> inside = find(update.blocks(), pointer + i + "/blocks/", id);
                if (inside.isPresent()) {
                    return inside;
                }
            }
        }
        return Optional.empty();
    }

    /** The blocks with others in the place of the one with this id; without any it is removed. */
    public List<Block> replaced(String id, List<Block> others) {
        return replaced(blocks, id, others);
    }

    private static List<Block> replaced(List<Block> blocks, String id, List<Block> others) {
        List<Block> changed = new ArrayList<>();
        for (Block block : blocks) {
            if (id.equals(block.id())) {
                changed.addAll(others);
            } else if (block instanceof Block.Update update) {
                changed.add(update.withBlocks(replaced(update.blocks(), id, others)));
            } else {
                changed.add(block);
            }
        }
        return List.copyOf(changed);
    }
}
