package press.dateline.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;

/** Finds out what changed from one revision to another: field by field, and block by block by their stable ids. */
final class Differ {

    private final Map<String, Place> from;
    private final Map<String, Place> to;
    private final ChangeTypes types;

    private Differ(Draft from, Draft to, ChangeTypes types) {
        this.from = places(from);
        this.to = places(to);
        this.types = types;
    }

    /**
     * What changed.
     *
     * @param types what editors called the changes
     */
    static RevisionChanges changes(Draft from, Draft to, ChangeTypes types) {
        return new RevisionChanges(
                Objects.requireNonNullElse(from.revision(), 0),
                Objects.requireNonNullElse(to.revision(), 0),
                fields(from, to, types),
                new Differ(from, to, types).blocks());
    }

    /** The blocks that are named, and those that stand inside them in one of the drafts. */
    static Set<String> withNested(Set<String> blocks, Draft... drafts) {
        Set<String> all = new HashSet<>(blocks);
        for (Draft draft : drafts) {
            places(draft).forEach((id, place) -> {
                if (place.inside() != null && blocks.contains(place.inside())) {
                    all.add(id);
                }
            });
        }
        return all;
    }

    private static List<FieldChange> fields(Draft from, Draft to, ChangeTypes types) {
        return DraftField.ALL.stream()
                .filter(field -> !Objects.equals(field.of(from), field.of(to)))
                .map(field -> new FieldChange(
                        field.member(),
                        field.of(from),
                        field.of(to),
                        types.fields().get(field.member())))
                .toList();
    }

    /**
     * Where a block stands.
     *
     * @param block the block; an update without its blocks, which have places of their own
     * @param inside the update that it stands in
     * @param after the block before it in the same list
     * @param order counts all blocks from the first to the last
     */
    private record Place(
            Block block, @Nullable String inside, @Nullable String after, int order) {

        boolean holds(Place other) {
            return block.getClass() == other.block.getClass();
        }
    }

    private static Map<String, Place> places(Draft draft) {
        Map<String, Place> places = new LinkedHashMap<>();
        collect(draft.blocks(), null, places);
        return places;
    }

    private static void collect(List<Block> blocks, @Nullable String inside, Map<String, Place> places) {
        String after = null;
        for (Block block : blocks) {
            String id = Objects.requireNonNull(block.id());
            if (block instanceof Block.Update update) {
                places.put(id, new Place(update.withBlocks(List.of()), inside, after, places.size()));
                collect(update.blocks(), id, places);
            } else {
                places.put(id, new Place(block, inside, after, places.size()));
            }
            after = id;
        }
    }

    private List<BlockChange> blocks() {
        List<BlockChange> changes = new ArrayList<>();
        from.forEach((id, was) -> {
            if (!stays(id)) {
                changes.add(placed(BlockChange.REMOVED, id, was, was.block()));
            }
        });
        Set<String> unmoved = unmoved();
        to.forEach((id, is) -> {
            if (!stays(id)) {
                changes.add(placed(BlockChange.ADDED, id, is, is.block()));
                return;
            }
            if (!unmoved.contains(id)) {
                changes.add(placed(BlockChange.MOVED, id, is, null));
            }
            Block was = Objects.requireNonNull(from.get(id)).block();
            if (!was.equals(is.block())) {
                changes.add(new BlockChange(
                        BlockChange.EDITED,
                        id,
                        null,
                        null,
                        null,
                        edit(was, is.block()),
                        types.blocks().get(id)));
            }
        });
        return List.copyOf(changes);
    }

    private BlockChange placed(String change, String id, Place place, @Nullable Block block) {
        return new BlockChange(
                change,
                id,
                place.inside(),
                place.after(),
                block,
                null,
                types.blocks().get(id));
    }

    /** Whether a block is in both, as the same type of block: of another type it is another block. */
    private boolean stays(String id) {
        Place was = from.get(id);
        Place is = to.get(id);
        return was != null && is != null && was.holds(is);
    }

    /** As many as possible of the blocks that stay in their list and in their order among one another. */
    private Set<String> unmoved() {
        Map<String, List<String>> lists = new HashMap<>();
        to.forEach((id, is) -> {
            if (stays(id) && Objects.equals(Objects.requireNonNull(from.get(id)).inside(), is.inside())) {
                lists.computeIfAbsent(Objects.requireNonNullElse(is.inside(), ""), _ -> new ArrayList<>())
                        .add(id);
            }
        });
        Set<String> unmoved = new HashSet<>();
        lists.values().forEach(list -> unmoved.addAll(longestInOrder(list)));
        return unmoved;
    }

    /** The longest run of blocks, not all in a row, whose older places ascend (patience sorting). */
    private List<String> longestInOrder(List<String> ids) {
        int[] orders = ids.stream()
                .mapToInt(id -> Objects.requireNonNull(from.get(id)).order())
                .toArray();
        List<Integer> ends = new ArrayList<>();
        List<Integer> lowestOrders = new ArrayList<>();
        int[] before = new int[orders.length];
        for (int i = 0; i < orders.length; i++) {
            int length = -Collections.binarySearch(lowestOrders, orders[i]) - 1;
            before[i] = length == 0 ? -1 : ends.get(length - 1);
            if (length == ends.size()) {
                ends.add(i);
                lowestOrders.add(orders[i]);
            } else {
                ends.set(length, i);
                lowestOrders.set(length, orders[i]);
            }
        }
        List<String> longest = new ArrayList<>();
        for (int i = ends.isEmpty() ? -1 : ends.getLast(); i >= 0; i = before[i]) {
            longest.add(ids.get(i));
        }
        return longest;
    }

    private static BlockChange.Edit edit(Block from, Block to) {
        List<TextChange> text = TextChange.between(from.text(), to.text());
        List<FieldChange> fields = new ArrayList<>();
        Map<String, @Nullable Object> was = members(from);
        members(to).forEach((name, value) -> {
            if (!Objects.equals(was.get(name), value)) {
                fields.add(new FieldChange(name, was.get(name), value, null));
            }
        });
        return new BlockChange.Edit(text, SpanChange.between(from.spans(), to.spans(), text), List.copyOf(fields));
    }

    /** What a block has beside id, text, marks and blocks; the names are the same for all blocks of a type. */
    private static Map<String, @Nullable Object> members(Block block) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        switch (block) {
            case Block.Paragraph _, Block.Divider _ -> {}
            case Block.Heading heading -> members.put("level", heading.level());
            case Block.Pullquote pullquote -> members.put("quote", pullquote.quote());
            case Block.ListBlock list -> members.put("ordered", list.ordered());
            case Block.Image image -> members.put("image", image.image());
            case Block.Gallery gallery -> members.put("images", gallery.images());
            case Block.Table table -> {
                members.put("header", table.header());
                members.put("caption", table.caption());
            }
            case Block.Video video -> {
                members.put("url", video.url());
                members.put("poster", video.poster());
                members.put("seconds", video.seconds());
            }
            case Block.Audio audio -> {
                members.put("url", audio.url());
                members.put("seconds", audio.seconds());
            }
            case Block.Embed embed -> {
                members.put("url", embed.url());
                members.put("provider", embed.provider());
            }
            case Block.Update update -> members.put("at", update.at());
        }
        return members;
    }
}
