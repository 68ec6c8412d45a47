package press.dateline.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.block.Span;
import press.dateline.block.SpanRules;
import press.dateline.mention.Mention;
import press.dateline.mention.MentionKind;
import press.dateline.mention.QuoteFinder;
import press.dateline.mention.QuoteFound;
import press.dateline.revision.Draft;
import press.dateline.revision.Ref;
import press.dateline.revision.Revisions;

/**
 * Makes quotes of what is said between quotation marks in a draft's text.
 *
 * <ol>
 *   <li>Only English is read, and only where the text plainly says who speaks: what nobody says is no quote.
 *   <li>Each entry of a live blog is read on its own, as readers meet it; the rest of the body as one text. Pullquotes
 *       repeat what stands elsewhere, and are not read.
 *   <li>An utterance is one quote, though the text divides it ("…," she said, "…") or it goes on over paragraphs; each of
 *       its parts has a span, marks included, and its words are those of the parts.
 *   <li>What an editor has stays the editor's: an utterance is left out where one of its parts lies under a span of an
 *       editor's quote, where its words are an editor's quote or a part of one or the other way round, and where an
 *       editor's quote has its id. So it is where a part's span would cross another.
 *   <li>Its id is derived from the article's id, its words, and how often they were said before, and stays the same for as
 *       long as these do.
 * </ol>
 */
final class Utterances {

    /** As many as editors may enter. */
    static final int MOST = 500;

    private static final int LONGEST = 5_000;
    private static final int LONGEST_NAME = 200;
    /** From how many words on one quote that holds another is the same. */
    private static final int TELLING_WORDS = 3;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final QuoteFinder FINDER = new QuoteFinder();

    private final Draft draft;
    private final List<Block> blocks;
    private final List<List<Span>> marks;
    private final Set<UUID> editorsIds = new HashSet<>();
    private final List<String> editorsWords = new ArrayList<>();

    /**
     * The draft's.
     *
     * @param blocks all of its blocks by their position, those of updates too
     * @param marks the spans that each of them has, names that were found included
     */
    Utterances(Draft draft, List<Block> blocks, List<List<Span>> marks) {
        this.draft = draft;
        this.blocks = blocks;
        this.marks = marks;
        draft.quotes().forEach(quote -> {
            editorsIds.add(Objects.requireNonNull(quote.id()));
            editorsWords.add(folded(quote.text()));
        });
    }

    /** A range of a block's text, from mark to mark. */
    private record Part(int position, int start, int end) {}

    /** What one speaker said at a time. */
    private static final class Utterance {

        private final List<Part> parts = new ArrayList<>();
        private final @Nullable UUID speaker;
        private final @Nullable String speakerWords;
        private String words;
        /** Whether a comma stands at the end of the last part, which is not among the words. */
        private boolean comma;

        Utterance(QuoteFound found, Part part, boolean comma) {
            speaker = found.speaker();
            speakerWords = found.speakerWords();
            words = found.text();
            parts.add(part);
            this.comma = comma;
        }

        boolean takes(QuoteFound found) {
            return found.continued()
                    && Objects.equals(speaker, found.speaker())
                    && Objects.equals(speakerWords, found.speakerWords())
                    && words.length() + 2 + found.text().length() <= LONGEST;
        }

        void add(QuoteFound found, Part part, boolean endsInComma) {
            words = words + (comma ? ", " : " ") + found.text();
            parts.add(part);
            comma = endsInComma;
        }

        boolean hasSpeaker() {
            return speaker != null || (speakerWords != null && speakerWords.length() <= LONGEST_NAME);
        }
    }

    /** The quotes in the order of the text; the spans over them are added to those given. */
    List<Draft.Quote> addTo(List<Revisions.PlacedSpan> spans) {
        List<Draft.Quote> quotes = new ArrayList<>();
        Map<String, Integer> occurrences = new HashMap<>();
        for (Utterance utterance : utterances()) {
            UUID id = id(utterance.words, occurrences.merge(utterance.words, 1, Integer::sum));
            if (isEditors(utterance, id) || !fits(utterance, id)) {
                continue;
            }
            quotes.add(new Draft.Quote(
                    id,
                    utterance.words,
                    true,
                    new Draft.Speaker(
                            utterance.speaker == null ? null : Ref.to(utterance.speaker),
                            utterance.speakerWords,
                            null)));
            for (Part part : utterance.parts) {
                Span span = Span.quote(part.start(), part.end(), id);
                marks.get(part.position()).add(span);
                spans.add(new Revisions.PlacedSpan(part.position(), span));
            }
        }
        return quotes;
    }

    private List<Utterance> utterances() {
        if (!draft.language().toLowerCase(Locale.ROOT).split("-", 2)[0].equals("en")) {
            return List.of();
        }
        List<Utterance> all = new ArrayList<>();
        for (List<Integer> text : texts()) {
            Utterance last = null;
            for (QuoteFound found : FINDER.find(
                    text.stream().map(position -> blocks.get(position).text()).toList(), names(text))) {
                Part part = new Part(text.get(found.textIndex()), found.start(), found.end());
                boolean comma = endsInComma(found, part);
                if (last != null && last.takes(found)) {
                    last.add(found, part, comma);
                } else {
                    last = new Utterance(found, part, comma);
                    all.add(last);
                }
            }
        }
        return all.stream()
                .filter(Utterance::hasSpeaker)
                .filter(utterance -> utterance.words.length() <= LONGEST)
                .sorted(Comparator.comparingInt((Utterance utterance) ->
                                utterance.parts.getFirst().position())
                        .thenComparingInt(
                                utterance -> utterance.parts.getFirst().start()))
                .limit(MOST)
                .toList();
    }

    /** The positions of the blocks that are read together. */
    private List<List<Integer>> texts() {
        List<List<Integer>> texts = new ArrayList<>();
        List<Integer> body = new ArrayList<>();
        texts.add(body);
        int position = 0;
        for (Block block : draft.blocks()) {
            int end = position
                    + 1
                    + (block instanceof Block.Update update ? update.blocks().size() : 0);
            List<Integer> read = IntStream.range(position, end)
                    .filter(at -> !(blocks.get(at) instanceof Block.Pullquote))
                    .boxed()
                    .toList();
            if (block instanceof Block.Update) {
                texts.add(read);
            } else {
                body.addAll(read);
            }
            position = end;
        }
        return texts;
    }

    /** The people whom blocks name, as editors marked them or as they were found. */
    private List<Mention> names(List<Integer> text) {
        List<Mention> names = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            int end = 0;
            for (Span span : SpanRules.sorted(marks.get(text.get(i)))) {
                if (span.type().equals(Span.PERSON) && span.start() >= end) {
                    names.add(new Mention(
                            i, span.start(), span.end(), Objects.requireNonNull(span.id()), MentionKind.PERSON));
                    end = span.end();
                }
            }
        }
        return names;
    }

    private boolean endsInComma(QuoteFound found, Part part) {
        String text = blocks.get(part.position()).text();
        return text.startsWith(
                ",", text.indexOf(found.text(), part.start() + 1) + found.text().length());
    }

    private UUID id(String words, int occurrence) {
        String name = Objects.requireNonNull(draft.id()) + " quote " + occurrence + " " + words;
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }

    private boolean isEditors(Utterance utterance, UUID id) {
        if (editorsIds.contains(id)) {
            return true;
        }
        String words = folded(utterance.words);
        if (editorsWords.stream().anyMatch(editors -> isSame(words, editors))) {
            return true;
        }
        return utterance.parts.stream()
                .anyMatch(part -> blocks.get(part.position()).spans().stream()
                        .anyMatch(span -> span.type().equals(Span.QUOTE)
                                && span.start() < part.end()
                                && part.start() < span.end()));
    }

    private static boolean isSame(String words, String others) {
        String shorter = words.length() < others.length() ? words : others;
        String longer = words.length() < others.length() ? others : words;
        return shorter.equals(longer)
                || (shorter.chars().filter(c -> c == ' ').count() > TELLING_WORDS && longer.contains(shorter));
    }

    /** The words alone, in lower case, with a space around each. */
    private static String folded(String text) {
        return " "
                + NO_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip() + " ";
    }

    /** Whether spans over all parts nest with those that their blocks have. */
    private boolean fits(Utterance utterance, UUID id) {
        return utterance.parts.stream().allMatch(part -> {
            List<Span> all = new ArrayList<>(marks.get(part.position()));
            all.add(Span.quote(part.start(), part.end(), id));
            return SpanRules.faults(blocks.get(part.position()).text(), all).isEmpty();
        });
    }
}
