package press.dateline.moderation;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the entries of a word list in a text, in one go however many they are (Aho and Corasick), in each way in which
 * the text can be read: as it stands, with disguises undone, with separators left out. What is found there by its letters
 * is then compared with the entry: repetitions, ends of words, and whether enough of it is written in letters.
 */
final class WordMatcher {

    private static final int MOST_FOUND = 50;
    private static final int STRETCHED = 3;
    private static final int FEWEST_BESIDE_DIGITS = 2;

    private final AhoCorasickDoubleArrayTrie<List<Pattern>> automaton = new AhoCorasickDoubleArrayTrie<>();
    /** Numbers for the letters that entries have; 0 for all others. Letters next to each other make a small automaton. */
    private final char[] numbers = new char[0x10000];

    private char highest;
    private final boolean isEmpty;

    /** Where an entry was found, in the original. */
    record Found(String entry, int start, int end) {}

    /** An entry as it is looked for. */
    private record Pattern(WordEntry entry, Reading reading) {}

    WordMatcher(List<WordEntry> entries) {
        Map<String, List<Pattern>> patterns = new TreeMap<>();
        for (WordEntry entry : entries) {
            Reading literal = entry.reading(Signs.LITERALLY);
            Reading plain = entry.reading(Signs.LOOK_ALIKES);
            add(new Pattern(entry, literal), patterns);
            if (!Arrays.equals(plain.keys(), literal.keys())) {
                add(new Pattern(entry, plain), patterns);
            }
        }
        isEmpty = patterns.isEmpty();
        if (!isEmpty) {
            automaton.build(patterns);
        }
    }

    private void add(Pattern pattern, Map<String, List<Pattern>> patterns) {
        char[] letters = pattern.reading.keys();
        for (char letter : letters) {
            if (numbers[letter] == 0) {
                numbers[letter] = ++highest;
            }
        }
        patterns.computeIfAbsent(new String(numbered(letters)), _ -> new ArrayList<>())
                .add(pattern);
    }

    private char[] numbered(char[] letters) {
        for (int i = 0; i < letters.length; i++) {
            letters[i] = numbers[letters[i]];
        }
        return letters;
    }

    /** The entries in a text, in its order; they may overlap. The first 50. */
    List<Found> find(String text) {
        if (isEmpty) {
            return List.of();
        }
        FoldedText folded = FoldedText.of(text);
        Set<Found> found = new LinkedHashSet<>();
        Gaps gaps = Gaps.of(folded);
        boolean disguised = isDisguised(folded);
        boolean either = disguised && isEither(folded);
        for (Gaps left : gaps.isEmpty() ? List.of(Gaps.NONE) : List.of(Gaps.NONE, gaps)) {
            boolean joins = left == gaps && !gaps.isEmpty();
            search(Reading.of(folded, Signs.LITERALLY, left), joins, found);
            if (disguised) {
                search(Reading.of(folded, Signs.AS_LETTERS, left), joins, found);
            }
            if (either) {
                search(Reading.of(folded, Signs.AS_LETTERS_WITH_L, left), joins, found);
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Found::start)
                        .thenComparingInt(Found::end)
                        .thenComparing(Found::entry))
                .limit(MOST_FOUND)
                .toList();
    }

    private static boolean isDisguised(FoldedText text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.character(i);
            if (text.isLetter(i)
                    ? LookAlikes.latin(c) != c || (c >= '0' && c <= '9')
                    : LookAlikes.ofSign(c, false) != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEither(FoldedText text) {
        for (int i = 0; i < text.length(); i++) {
            if (LookAlikes.isEither(text.character(i))) {
                return true;
            }
        }
        return false;
    }

    private void search(Reading text, boolean joins, Set<Found> found) {
        automaton.parseText(numbered(text.keys()), (int begin, int end, List<Pattern> patterns) -> {
            if (joins && text.joined(begin, end - 1) == 0 && text.bridged(begin, end - 1) < 2) {
                return;
            }
            for (Pattern pattern : patterns) {
                if (isThere(pattern, text, begin, end - 1) && isMeant(pattern, text, begin)) {
                    int last = pattern.entry.isStem() ? endOfWord(text, end - 1) : end - 1;
                    found.add(new Found(pattern.entry.written(), text.start(begin), text.end(last)));
                }
            }
        });
    }

    /** Whether repetitions and the ends of words are as the entry has them. */
    private static boolean isThere(Pattern pattern, Reading text, int begin, int last) {
        if (!text.beginsWord(begin) || !(pattern.entry.isStem() || text.endsWord(last))) {
            return false;
        }
        for (int i = begin; i <= last; i++) {
            int written = text.count(i);
            int wanted = pattern.reading.count(i - begin);
            boolean open = text.isUnspaced(i) || (i == last && pattern.entry.isStem());
            boolean stretched = written >= STRETCHED && !Character.isDigit(pattern.reading.literal(i - begin));
            if (written < wanted || (written > wanted && !open && !stretched && !text.isSpace(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether the text means the entry: some of it is written in the entry's own letters or in signs, and not too much
     * of it in digits. A number is a number, and a word of another alphabet is that word.
     */
    private static boolean isMeant(Pattern pattern, Reading text, int begin) {
        int own = 0;
        int digits = 0;
        int signs = 0;
        int all = 0;
        for (int i = 0; i < pattern.reading.length(); i++) {
            if (text.isSpace(begin + i)) {
                continue;
            }
            all += text.count(begin + i);
            signs += text.signs(begin + i);
            if (text.literal(begin + i) == pattern.reading.literal(i)) {
                own++;
            } else {
                digits += text.digits(begin + i);
            }
        }
        return own + signs > 0 && all - digits >= Math.min(digits, FEWEST_BESIDE_DIGITS);
    }

    private static int endOfWord(Reading text, int from) {
        int last = from;
        while (!text.endsWord(last)) {
            last++;
        }
        return last;
    }
}
