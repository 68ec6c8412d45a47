package press.dateline.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Problem.Fault;

/** What an article's blocks must be together, beyond what each must be by itself (Bean Validation). */
public final class BlockRules {

    private final Set<UUID> quotes;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> pointerOfId = new HashMap<>();

    private BlockRules(Set<UUID> quotes) {
        this.quotes = quotes;
    }

    /**
     * All that is wrong, in the blocks' order; empty where nothing is.
     *
     * @param pointer JSON Pointer of the list, such as "/blocks"
     * @param quotes ids of the article's quotes
     */
    public static List<Fault> faults(String pointer, List<Block> blocks, Set<UUID> quotes) {
        BlockRules rules = new BlockRules(quotes);
        rules.checkAll(pointer, blocks, false);
        return List.copyOf(rules.faults);
    }

    /** The same blocks, each with an id: those without get b1, b2 and so on, the lowest that are free. */
    public static List<Block> withIds(List<Block> blocks) {
        return withIds(blocks, "b");
    }

    /** The same blocks, each with an id: those without get a prefix and the lowest numbers that are free behind it. */
    public static List<Block> withIds(List<Block> blocks, String prefix) {
        Set<String> taken = new HashSet<>();
        collectIds(blocks, taken);
        return new FreeIds(prefix, taken).give(blocks);
    }

    /** The same blocks as they are stored: spans in canonical order, people and places mentioned where nothing is said. */
    public static List<Block> canonical(List<Block> blocks) {
        return blocks.stream()
                .map(block ->
                        block instanceof Block.Update update ? update.withBlocks(canonical(update.blocks())) : block)
                .map(block -> block.withSpans(SpanRules.sorted(
                        block.spans().stream().map(Span::withRel).toList())))
                .toList();
    }

    private void checkAll(String pointer, List<Block> blocks, boolean insideUpdate) {
        for (int i = 0; i < blocks.size(); i++) {
            check(pointer + "/" + i, blocks.get(i), insideUpdate);
        }
    }

    private void check(String pointer, Block block, boolean insideUpdate) {
        String id = block.id();
        String earlier = id == null ? null : pointerOfId.putIfAbsent(id, pointer);
        if (earlier != null) {
            add(pointer + "/id", "'" + id + "' is the id of " + earlier + " too; ids are unique in an article");
        }
        for (SpanRules.SpanFault fault : SpanRules.faults(block.text(), block.spans())) {
            add(pointer + "/spans/" + fault.index(), fault.detail());
        }
        for (int i = 0; i < block.spans().size(); i++) {
            Span span = block.spans().get(i);
            if (span.type().equals(Span.QUOTE)) {
                checkQuote(pointer + "/spans/" + i + "/id", span.id());
            }
        }
        switch (block) {
            case Block.Heading heading
            when heading.level() < 2 || heading.level() > 6 ->
                add(pointer + "/level", "is " + heading.level() + "; must be 2 to 6, the headline is level 1");
            case Block.Pullquote pullquote -> checkQuote(pointer + "/quote", pullquote.quote());
            case Block.Divider divider
            when !divider.text().isEmpty() -> add(pointer + "/text", "must be empty: a divider has no text");
            case Block.Update update
            when insideUpdate -> add(pointer, "an update cannot stand inside an update; put its blocks beside");
            case Block.Update update -> checkAll(pointer + "/blocks", update.blocks(), true);
            default -> {}
        }
    }

    private void checkQuote(String pointer, @Nullable UUID quote) {
        if (quote != null && !quotes.contains(quote)) {
            add(pointer, "'" + quote + "' is none of the article's " + quotes.size() + " quotes; see /quotes");
        }
    }

    private void add(String pointer, String detail) {
        faults.add(Fault.at(pointer, detail));
    }

    private static void collectIds(List<Block> blocks, Set<String> taken) {
        for (Block block : blocks) {
            String id = block.id();
            if (id != null) {
                taken.add(id);
            }
            if (block instanceof Block.Update update) {
                collectIds(update.blocks(), taken);
            }
        }
    }

    /** Gives out a prefix with 1, 2 and so on, leaving out what is taken. */
    private static final class FreeIds {

        private final String prefix;
        private final Set<String> taken;
        private int last;

        FreeIds(String prefix, Set<String> taken) {
            this.prefix = prefix;
            this.taken = taken;
        }

        List<Block> give(List<Block> blocks) {
            List<Block> named = new ArrayList<>(blocks.size());
            for (Block block : blocks) {
                Block with = block.id() == null ? block.withId(next()) : block;
                named.add(with instanceof Block.Update update ? update.withBlocks(give(update.blocks())) : with);
            }
            return List.copyOf(named);
        }

        private String next() {
            String id;
            do {
                last++;
                id = prefix + last;
            } while (taken.contains(id));
            return id;
        }
    }
}
