package press.dateline.mention;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.language.EnglishWords;
import press.dateline.language.Gap;
import press.dateline.language.Shape;
import press.dateline.language.TextStyle;
import press.dateline.language.Words;

/** Finds the longest name that begins with a word of a text, and checks its capitals. */
final class Matcher {

    /** Length in letters from which capitals amid ordinary text are taken for emphasis, not an abbreviation. */
    private static final int EMPHASIS = 5;

    /** Length in letters from which an abbreviation is also written with one capital: Nato. */
    private static final int SPOKEN = 4;

    private final Dictionary dictionary;
    private final Words words;
    private final TextStyle style;
    private final int datelineEnd;

    /** The ends of the names on the way, shortest first, with their nodes and the initials passed over. */
    private final int[] ends = new int[2 * Dictionary.LONGEST_NAME + 2];

    private final int[] nodes = new int[ends.length];
    private final int[] passedOver = new int[ends.length];
    private int found;

    Matcher(Dictionary dictionary, Words words, TextStyle style) {
        this.dictionary = dictionary;
        this.words = words;
        this.style = style;
        int end = 0;
        while (end < words.count() && words.shape(end) == Shape.CAPITALS) {
            end++;
        }
        datelineEnd = end;
    }

    /**
     * The longest name that begins with a word.
     *
     * @param inPlay the persons whom a surname alone may stand for, as entries of the dictionary
     */
    @Nullable
    Candidate longest(int text, int first, Set<Integer> inPlay) {
        int node = dictionary.trie().next(0, words.number(first));
        if (node == Trie.NONE) {
            return null;
        }
        walk(first, node);
        for (int i = found - 1; i >= 0; i--) {
            Candidate name = named(text, nodes[i], first, ends[i], passedOver[i], inPlay);
            if (!name.isEmpty()) {
                return name;
            }
        }
        return null;
    }

    private void walk(int first, int start) {
        found = 0;
        int node = start;
        int word = first;
        int passed = 0;
        while (true) {
            if (dictionary.firstName(node) != Dictionary.NONE) {
                ends[found] = word + 1;
                nodes[found] = node;
                passedOver[found] = passed;
                found++;
            }
            if (++word == words.count() || word - first >= Dictionary.LONGEST_NAME || words.isPossessive(word - 1)) {
                return;
            }
            Gap gap = words.gap(word);
            int from = gap == Gap.COMMA ? dictionary.trie().next(node, dictionary.comma()) : node;
            if (from == Trie.NONE || gap == Gap.BREAK || gap == Gap.OTHER) {
                return;
            }
            int next = dictionary.trie().next(from, words.number(word));
            if (next == Trie.NONE && words.isDotted(word) && word + 1 < words.count() && words.isCapitalised(word)) {
                passed |= 1 << (word - first);
                word++;
                next = dictionary.trie().next(from, words.number(word));
            }
            if (next == Trie.NONE) {
                return;
            }
            node = next;
        }
    }

    private Candidate named(int text, int node, int first, int end, int passed, Set<Integer> inPlay) {
        int[] entries = new int[2];
        boolean[] primary = new boolean[2];
        int count = 0;
        for (int name = dictionary.firstName(node); name != Dictionary.NONE; name = dictionary.nextName(name)) {
            int owner = dictionary.owner(name);
            boolean surname = dictionary.isSurname(name);
            if ((surname && !inPlay.contains(owner))
                    || (passed != 0 && (surname || !dictionary.isPerson(owner)))
                    || !fits(name, first, end, passed)) {
                continue;
            }
            int known = indexOf(entries, count, owner);
            if (known == count) {
                if (count == entries.length) {
                    entries = Arrays.copyOf(entries, count * 2);
                    primary = Arrays.copyOf(primary, count * 2);
                }
                entries[count++] = owner;
            }
            primary[known] |= dictionary.isPrimary(name);
        }
        return new Candidate(text, first, end, Arrays.copyOf(entries, count), Arrays.copyOf(primary, count));
    }

    private static int indexOf(int[] entries, int count, int entry) {
        int i = 0;
        while (i < count && entries[i] != entry) {
            i++;
        }
        return i;
    }

    /** Whether the text capitalises as the name does. */
    private boolean fits(int name, int first, int end, int passed) {
        boolean capitals = false;
        boolean lower = true;
        int position = 0;
        for (int word = first; word < end; word++) {
            if (((passed >> (word - first)) & 1) == 1) {
                continue;
            }
            Shape shape = dictionary.shape(name, position++);
            if (!fits(shape, word, end - first == 1)) {
                return false;
            }
            capitals |= shape != Shape.LOWER;
            lower &= words.shape(word) == Shape.LOWER;
        }
        return capitals || lower;
    }

    private boolean fits(Shape name, int word, boolean alone) {
        Shape shape = words.shape(word);
        int letters = words.length(word);
        return switch (name) {
            case UNCASED, LOWER -> true;
            case CAPITAL ->
                switch (shape) {
                    case CAPITAL, UNCASED -> true;
                    case LOWER -> false;
                    case CAPITALS -> style == TextStyle.CAPITALS || word < datelineEnd || letters >= EMPHASIS;
                };
            case CAPITALS ->
                switch (shape) {
                    case CAPITALS ->
                        style != TextStyle.CAPITALS || !alone || letters > 2 || words.is(word, EnglishWords.INITIALS);
                    case CAPITAL -> letters >= SPOKEN;
                    case LOWER, UNCASED -> false;
                };
        };
    }
}
