package press.dateline.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;
import press.dateline.mention.Mention;
import press.dateline.mention.MentionKind;
import press.dateline.mention.Recogniser;
import press.dateline.revision.Draft;
import press.dateline.revision.Revisions;

/** Marks the people and places that the text of revisions names, beside what their editors marked. */
final class Mentions {

    private Mentions() {}

    /** The spans to be added to a draft's blocks, each with the position of its block. */
    static List<Revisions.PlacedSpan> spans(Draft draft, Recogniser recogniser) {
        if (Boolean.FALSE.equals(draft.findMentions())) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        flatten(draft.blocks(), blocks);
        List<Revisions.PlacedSpan> spans = new ArrayList<>();
        for (Mention mention : recogniser.find(blocks.stream().map(Block::text).toList(), known(draft, blocks))) {
            Span span = mention.kind() == MentionKind.PERSON
                    ? Span.person(mention.start(), mention.end(), mention.id())
                    : Span.place(mention.start(), mention.end(), mention.id());
            if (fits(span, blocks.get(mention.text()).spans())) {
                spans.add(new Revisions.PlacedSpan(mention.text(), span));
            }
        }
        return spans;
    }

    /** Blocks in the order of their positions. */
    private static void flatten(List<Block> blocks, List<Block> flat) {
        for (Block block : blocks) {
            flat.add(block);
            if (block instanceof Block.Update update) {
                flatten(update.blocks(), flat);
            }
        }
    }

    /** What the editor attached or marked: names that fit it are meant. */
    private static Set<UUID> known(Draft draft, List<Block> blocks) {
        Set<UUID> known = new HashSet<>();
        draft.people().forEach(person -> known.add(person.person().id()));
        draft.places().forEach(place -> known.add(place.place().id()));
        draft.quotes().forEach(quote -> {
            if (quote.speaker() != null && quote.speaker().person() != null) {
                known.add(quote.speaker().person().id());
            }
        });
        blocks.forEach(block -> block.spans().forEach(span -> {
            if (span.id() != null) {
                known.add(span.id());
            }
        }));
        return known;
    }

    /** An editor's mark of a person or place stands alone; with the others the machine's nests or is left out. */
    private static boolean fits(Span span, List<Span> editors) {
        for (Span other : editors) {
            boolean apart = span.end() <= other.start() || other.end() <= span.start();
            boolean names = other.type().equals(Span.PERSON) || other.type().equals(Span.PLACE);
            boolean nests = (other.start() <= span.start() && span.end() <= other.end())
                    || (span.start() <= other.start() && other.end() <= span.end());
            if (!apart && (names || !nests)) {
                return false;
            }
        }
        return true;
    }

    /** A draft with the spans in its blocks, in canonical order. */
    static Draft withSpans(Draft draft, List<Revisions.PlacedSpan> spans) {
        Map<Integer, List<Span>> byPosition = new HashMap<>();
        spans.forEach(placed -> byPosition
                .computeIfAbsent(placed.position(), _ -> new ArrayList<>())
                .add(placed.span()));
        return draft.withBlocks(withSpans(draft.blocks(), byPosition, new int[] {0}));
    }

    private static List<Block> withSpans(List<Block> blocks, Map<Integer, List<Span>> byPosition, int[] position) {
        List<Block> marked = new ArrayList<>();
        for (Block block : blocks) {
            List<Span> spans = new ArrayList<>(block.spans());
            spans.addAll(byPosition.getOrDefault(position[0]++, List.of()));
            Block outer = block.withSpans(SpanRules.sorted(spans));
            marked.add(
                    outer instanceof Block.Update update
                            ? update.withBlocks(withSpans(update.blocks(), byPosition, position))
                            : outer);
        }
        return marked;
    }
}
