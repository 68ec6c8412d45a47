package press.dateline.language;

import java.util.Arrays;

/**
 * A text cut into words, each with its place in the text, its number in a vocabulary, its capitals and what separates it
 * from the word before. {@link WordScanner} says what a word is.
 */
public final class Words {

    /** The mark of initials and of abbreviations of dotted letters. */
    public static final int DOTTED = 1;

    /** The mark of a word that a possessive 's follows. */
    public static final int POSSESSIVE = 2;

    private final String text;
    private final Vocabulary vocabulary;
    private int count;
    private int[] starts;
    private int[] ends;
    private int[] numbers;
    private Gap[] gaps;
    private Shape[] shapes;
    private byte[] marks;

    Words(String text, Vocabulary vocabulary) {
        this.text = text;
        this.vocabulary = vocabulary;
        int capacity = text.length() / 5 + 8;
        starts = new int[capacity];
        ends = new int[capacity];
        numbers = new int[capacity];
        gaps = new Gap[capacity];
        shapes = new Shape[capacity];
        marks = new byte[capacity];
    }

    public static Words of(String text, Vocabulary vocabulary) {
        return new WordScanner(text, vocabulary, false).scan();
    }

    /** Cuts a text into words and adds them to the vocabulary. */
    public static Words learn(String text, Vocabulary vocabulary) {
        return new WordScanner(text, vocabulary, true).scan();
    }

    public String text() {
        return text;
    }

    public int count() {
        return count;
    }

    /** First UTF-16 code unit of the word. */
    public int start(int word) {
        return starts[word];
    }

    /** One past the word's last UTF-16 code unit. */
    public int end(int word) {
        return ends[word];
    }

    /** The number of its UTF-16 code units. */
    public int length(int word) {
        return ends[word] - starts[word];
    }

    /** The word's number in the vocabulary. */
    public int number(int word) {
        return numbers[word];
    }

    /** Whether there is such a word and it plays one of the roles of {@link EnglishWords}. */
    public boolean is(int word, long roles) {
        return word >= 0 && word < count && (vocabulary.roles(numbers[word]) & roles) != 0;
    }

    /** Whether the word is written as another, capitals aside. */
    public boolean equals(int word, String other) {
        return length(word) == other.length() && text.regionMatches(true, starts[word], other, 0, other.length());
    }

    /** What stands before the word; after the last one, a break. */
    public Gap gap(int word) {
        return word < count ? gaps[word] : Gap.BREAK;
    }

    public Shape shape(int word) {
        return shapes[word];
    }

    public boolean isCapitalised(int word) {
        return shapes[word] == Shape.CAPITAL || shapes[word] == Shape.CAPITALS;
    }

    /** Whether the word is one initial or several, or an abbreviation of dotted letters. */
    public boolean isDotted(int word) {
        return (marks[word] & DOTTED) != 0;
    }

    public boolean isPossessive(int word) {
        return (marks[word] & POSSESSIVE) != 0;
    }

    public void add(int start, int end, int number, Gap gap, Shape shape, int mark) {
        if (count == starts.length) {
            int capacity = count * 2;
            starts = Arrays.copyOf(starts, capacity);
            ends = Arrays.copyOf(ends, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
            gaps = Arrays.copyOf(gaps, capacity);
            shapes = Arrays.copyOf(shapes, capacity);
            marks = Arrays.copyOf(marks, capacity);
        }
        starts[count] = start;
        ends[count] = end;
        numbers[count] = number;
        gaps[count] = gap;
        shapes[count] = shape;
        marks[count] = (byte) mark;
        count++;
    }
}
