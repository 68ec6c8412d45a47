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

/** Marks the people and places that the text of drafts names, and what they say, beside what their editors marked. */
final class Mentions {

    private Mentions() {}

    /** What is found in a draft, which has an id: quotes, and spans to be added to its blocks. */
    static Revisions.Found in(Draft draft, Recogniser recogniser) {
        if (Boolean.FALSE.equals(draft.findMentions())) {
            return Revisions.Found.NOTHING;
        }
        List<Block> blocks = new ArrayList<>();
        flatten(draft.blocks(), blocks);
        List<List<Span>> marks = new ArrayList<>();
        blocks.forEach(block -> marks.add(new ArrayList<>(block.spans())));
        List<Revisions.PlacedSpan> spans = new ArrayList<>();
        for (Mention mention : recogniser.find(blocks.stream().map(Block::text).toList(), known(draft, blocks))) {
            Span span = mention.kind() == MentionKind.PERSON
                    ? Span.person(mention.start(), mention.end(), mention.id())
                    : Span.place(mention.start(), mention.end(), mention.id());
            if (fits(span, blocks.get(mention.text()).spans())) {
                spans.add(new Revisions.PlacedSpan(mention.text(), span));
                marks.get(mention.text()).add(span);
            }
        }
        List<Draft.Quote> quotes = new Utterances(draft, blocks, marks).addTo(spans);
        return new Revisions.Found(quotes, spans);
    }

    /** How many blocks there are in a draft, those of updates included. */
    static int blocks(Draft draft) {
        List<Block> blocks = new ArrayList<>();
        flatten(draft.blocks(), blocks);
        return blocks.size();
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

    /** A draft with what was found in it: spans in canonical order, quotes behind its own. */
    static Draft with(Draft draft, Revisions.Found found) {
        Map<Integer, List<Span>> byPosition = new HashMap<>();
        found.spans()
                .forEach(placed -> byPosition
                        .computeIfAbsent(placed.position(), _ -> new ArrayList<>())
                        .add(placed.span()));
        List<Draft.Quote> quotes = new ArrayList<>(draft.quotes());
        quotes.addAll(found.quotes());
        return draft.withBlocks(withSpans(draft.blocks(), byPosition, new int[] {0}))
                .with(
                        draft.dateline(),
                        draft.authors(),
                        draft.section(),
                        draft.tags(),
                        quotes,
                        draft.people(),
                        draft.places());
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
