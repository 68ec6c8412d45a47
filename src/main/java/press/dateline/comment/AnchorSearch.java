package press.dateline.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for what comments are about in a text that was edited since; a pure function of both. */
final class AnchorSearch {

    private final List<Passage> passages;
    private final Map<UUID, Place> quotes;

    /**
     * @param passages the text, each block once
     * @param quotes where quotes stand in it
     */
    AnchorSearch(List<Passage> passages, Map<UUID, Place> quotes) {
        this.passages = List.copyOf(passages);
        this.quotes = Map.copyOf(quotes);
    }

    /**
     * The text of a block.
     *
     * @param digest of the text
     */
    record Passage(String block, String text, String digest) {}

    /** A block, or a range of its text. */
    record Place(
            String block, @Nullable Integer start, @Nullable Integer end) {}

    /**
     * What is looked for.
     *
     * @param last where it was found last
     * @param quote the quote that it was; null: none
     * @param exact its text; null: it is the whole block
     * @param prefix what stood before it
     * @param suffix what stood behind it
     * @param digest of the text of its block
     */
    record Sought(
            Place last, @Nullable UUID quote, @Nullable String exact, String prefix, String suffix, String digest) {}

    /** A place where the text of what is looked for stands, and how many characters around it are as they were. */
    private record Candidate(Passage passage, int start, int alike) {}

    /**
     * Where it is now: where its quote stands; else its text in the block in which it was, among several the one with
     * the most of what stood around it, and of these the nearest; else its text in another block, if it stands there only
     * once, or once with all that stood around it. A whole block is where its id is, else the only one with its text.
     */
    Optional<Place> find(Sought sought) {
        Place quote = sought.quote == null ? null : quotes.get(sought.quote);
        if (quote != null) {
            return Optional.of(quote);
        }
        String exact = sought.exact;
        return exact == null ? block(sought) : range(sought, exact);
    }

    private Optional<Place> block(Sought sought) {
        if (passages.stream().anyMatch(passage -> passage.block.equals(sought.last.block))) {
            return Optional.of(sought.last);
        }
        List<Passage> same = passages.stream()
                .filter(passage -> passage.digest.equals(sought.digest))
                .toList();
        return same.size() == 1 ? Optional.of(new Place(same.getFirst().block, null, null)) : Optional.empty();
    }

    private Optional<Place> range(Sought sought, String exact) {
        int start = sought.last.start == null ? 0 : sought.last.start;
        List<Candidate> elsewhere = new ArrayList<>();
        Candidate best = null;
        for (Passage passage : passages) {
            if (passage.block.equals(sought.last.block)) {
                for (Candidate candidate : candidates(passage, sought, exact)) {
                    best = best == null || isBetter(candidate, best, start) ? candidate : best;
                }
            }
        }
        if (best == null) {
            passages.forEach(passage -> elsewhere.addAll(candidates(passage, sought, exact)));
            best = only(elsewhere, sought);
        }
        return Optional.ofNullable(best)
                .map(found -> new Place(found.passage.block, found.start, found.start + exact.length()));
    }

    private static boolean isBetter(Candidate one, Candidate other, int start) {
        return one.alike == other.alike
                ? Math.abs(one.start - start) < Math.abs(other.start - start)
                : one.alike > other.alike;
    }

    private static @Nullable Candidate only(List<Candidate> candidates, Sought sought) {
        List<Candidate> left = candidates;
        if (left.size() > 1) {
            int all = sought.prefix.length() + sought.suffix.length();
            left = left.stream().filter(one -> one.alike == all).toList();
        }
        return left.size() == 1 ? left.getFirst() : null;
    }

    private static List<Candidate> candidates(Passage passage, Sought sought, String exact) {
        String text = passage.text;
        List<Candidate> found = new ArrayList<>();
        for (int at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
            int behind = at + exact.length();
            int before = 0;
            while (before < Math.min(at, sought.prefix.length())
                    && text.charAt(at - 1 - before) == sought.prefix.charAt(sought.prefix.length() - 1 - before)) {
                before++;
            }
            int after = 0;
            while (after < Math.min(text.length() - behind, sought.suffix.length())
                    && text.charAt(behind + after) == sought.suffix.charAt(after)) {
                after++;
            }
            found.add(new Candidate(passage, at, before + after));
        }
        return found;
    }
}
