package press.dateline.moderation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import press.dateline.classifier.Classifier;
import press.dateline.language.Letters;

/**
 * What the spam classifier sees of a comment: its words, pairs of words, and runs of three to five characters within
 * them (of two and more where a script does not part words), read as word lists read them, so that disguises are seen
 * through. Each is a number, by its hash; where it stands is known.
 */
final class SpamFeatures {

    private static final int SHORTEST_RUN = 3;
    private static final int SHORTEST_RUN_UNSPACED = 2;
    private static final int LONGEST_RUN = 5;
    private static final char SPACE = ' ';

    private static final int MOST_STRONGEST = 50;
    private static final int MOST_SPANS = 10;

    private static final int WORD = 1;
    private static final int PAIR = 2;
    private static final int RUN = 3;

    private int[] features = new int[1024];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int count;
    private int countOfName;

    private SpamFeatures() {}

    static SpamFeatures of(String displayName, String text) {
        SpamFeatures features = new SpamFeatures();
        features.read(Span.DISPLAY_NAME, displayName);
        features.countOfName = features.count;
        features.read(Span.TEXT, text);
        return features;
    }

    /** Each once. */
    int[] distinct() {
        BitSet distinct = new BitSet(Classifier.FEATURES);
        for (int i = 0; i < count; i++) {
            distinct.set(features[i]);
        }
        return distinct.stream().toArray();
    }

    /** Where what speaks most for spam stands, in the order of the comment; the first 10. Empty where nothing does. */
    List<Span> strongest(Classifier classifier) {
        int[] strongest = IntStream.range(0, count)
                .filter(i -> classifier.weight(features[i]) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -classifier.weight(features[i])))
                .limit(MOST_STRONGEST)
                .mapToInt(Integer::intValue)
                .toArray();
        List<Span> spans = new ArrayList<>();
        add(spans, Span.DISPLAY_NAME, IntStream.of(strongest).filter(i -> i < countOfName));
        add(spans, Span.TEXT, IntStream.of(strongest).filter(i -> i >= countOfName));
        return spans.stream().limit(MOST_SPANS).toList();
    }

    /** Those that overlap are one. */
    private void add(List<Span> spans, String in, IntStream occurrences) {
        int[] sorted = occurrences
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> starts[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < sorted.length; ) {
            int start = starts[sorted[i]];
            int end = ends[sorted[i]];
            for (i++; i < sorted.length && starts[sorted[i]] < end; i++) {
                end = Math.max(end, ends[sorted[i]]);
            }
            spans.add(new Span(in, start, end, null));
        }
    }

    private void read(String in, String text) {
        PlainText plain = PlainText.of(text);
        int seed = in.hashCode();
        int previous = 0;
        int previousFrom = -1;
        for (int from = 0; from < plain.length; ) {
            int to = from;
            while (to < plain.length && plain.letters[to] != SPACE) {
                to++;
            }
            if (to > from) {
                int word = hash(seed, plain.letters, from, to);
                add(mixed(word, WORD), plain, from, to);
                if (previousFrom >= 0) {
                    add(mixed(31 * previous + word, PAIR), plain, previousFrom, to);
                }
                runs(seed, plain, from, to);
                previous = word;
                previousFrom = from;
            }
            from = to + 1;
        }
    }

    /**
     * The runs of characters within a word; that it begins and ends there is part of them. Where words are parted they
     * stand for the word.
     */
    private void runs(int seed, PlainText plain, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean unspaced = Letters.isUnspaced(plain.letters[i]);
            int shortest = unspaced ? SHORTEST_RUN_UNSPACED : SHORTEST_RUN;
            int hash = i == from ? 31 * seed + SPACE : seed;
            for (int end = i + 1; end <= Math.min(to, i + LONGEST_RUN); end++) {
                hash = 31 * hash + plain.letters[end - 1];
                if (end - i >= shortest) {
                    add(
                            mixed(end == to ? 31 * hash + SPACE : hash, RUN),
                            plain,
                            unspaced ? i : from,
                            unspaced ? end : to);
                }
            }
        }
    }

    /** Letters without disguise, words parted by single spaces, and where each stands. */
    private static final class PlainText {

        private final char[] letters;
        private final int[] starts;
        private final int[] ends;
        private int length;

        private PlainText(int capacity) {
            letters = new char[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
        }

        /** What is written for i and for l is the same letter, and so are several of it. */
        static PlainText of(String text) {
            FoldedText folded = FoldedText.of(text);
            Reading reading = Reading.of(folded, Signs.AS_LETTERS, Gaps.of(folded));
            char[] keys = reading.keys();
            PlainText plain = new PlainText(keys.length);
            for (int i = 0; i < keys.length; i++) {
                char letter = keys[i] == 'l' ? 'i' : keys[i];
                int last = plain.length - 1;
                if (last >= 0 && plain.letters[last] == letter) {
                    plain.ends[last] = reading.end(i);
                } else {
                    plain.letters[last + 1] = letter;
                    plain.starts[last + 1] = reading.start(i);
                    plain.ends[last + 1] = reading.end(i);
                    plain.length++;
                }
            }
            return plain;
        }
    }

    private static int hash(int seed, char[] letters, int from, int to) {
        int hash = seed;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + letters[i];
        }
        return hash;
    }

    /** Spreads a hash over the features: the end of MurmurHash3. */
    private static int mixed(int hash, int kind) {
        int h = hash + kind * 0x9E3779B9;
        h = (h ^ (h >>> 16)) * 0x85EBCA6B;
        h = (h ^ (h >>> 13)) * 0xC2B2AE35;
        return (h ^ (h >>> 16)) & (Classifier.FEATURES - 1);
    }

    private void add(int feature, PlainText plain, int from, int to) {
        if (count == features.length) {
            features = Arrays.copyOf(features, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        features[count] = feature;
        starts[count] = plain.starts[from];
        ends[count] = plain.ends[to - 1];
        count++;
    }
}
