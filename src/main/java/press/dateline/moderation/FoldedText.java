package press.dateline.moderation;

import java.text.Normalizer;
import java.util.Arrays;
import press.dateline.language.Folding;
import press.dateline.language.Letters;

/**
 * A text character by character without case, accents and what cannot be seen; each character knows the range of the
 * original, in UTF-16 code units, that it stands for.
 */
final class FoldedText {

    private static final char FINAL_SIGMA = 'ς';
    private static final char TATWEEL = 'ـ';
    private static final int MOST_OF_ONE = 18; // ﷺ is spelled out longest

    private char[] characters;
    private int[] starts;
    private int[] ends;
    private boolean[] letters;
    private int length;
    private final char[] spelled = new char[MOST_OF_ONE];

    private FoldedText(int capacity) {
        characters = new char[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        letters = new boolean[capacity];
    }

    static FoldedText of(String text) {
        FoldedText folded = new FoldedText(text.length() + MOST_OF_ONE);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int end = i + Character.charCount(c);
            folded.add(c, i, end);
            i = end;
        }
        return folded;
    }

    private void add(int c, int start, int end) {
        if (isUnseen(c)) {
            return;
        }
        int count = spell(c);
        if (count == 0) {
            if (length > 0 && letters[length - 1]) {
                ends[length - 1] = end;
            }
            return;
        }
        boolean letter = Letters.isLetter(c) || Letters.isLetter(spelled[0]);
        for (int i = 0; i < count; i++) {
            if (length == characters.length) {
                grow();
            }
            characters[length] = spelled[i] == FINAL_SIGMA ? 'σ' : spelled[i];
            starts[length] = start;
            ends[length] = end;
            letters[length] = letter;
            length++;
        }
    }

    /** Puts the folded form of a character into {@link #spelled}, and answers how many characters that has. */
    private int spell(int c) {
        if (c < 0x10000 && !isEnclosed(c) && !isHebrewOrArabicForm(c)) {
            return Folding.append((char) c, spelled, 0);
        }
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        int count = 0;
        for (int i = 0; i < plain.length() && count < MOST_OF_ONE; i++) {
            count = Math.max(count, Folding.append(plain.charAt(i), spelled, count));
        }
        return count;
    }

    /** Letters in circles, brackets and squares. */
    private static boolean isEnclosed(int c) {
        return c >= 0x2460 && c < 0x2500;
    }

    private static boolean isHebrewOrArabicForm(int c) {
        return (c >= 0x0622 && c <= 0x0626) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c < 0xFEFF);
    }

    private static boolean isUnseen(int c) {
        return Letters.isInvisible(c)
                || c == TATWEEL
                || c == 0x034F
                || (c >= 0xFE00 && c <= 0xFE0F)
                || Character.getType(c) == Character.FORMAT;
    }

    private void grow() {
        int capacity = length * 2;
        characters = Arrays.copyOf(characters, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        letters = Arrays.copyOf(letters, capacity);
    }

    int length() {
        return length;
    }

    char character(int i) {
        return characters[i];
    }

    /** Where what it stands for begins in the original. */
    int start(int i) {
        return starts[i];
    }

    /** Where what it stands for ends in the original. */
    int end(int i) {
        return ends[i];
    }

    /** Whether it is a letter or digit; false outside of the text. */
    boolean isLetter(int i) {
        return i >= 0 && i < length && letters[i];
    }

    /** The letters and digits, words parted by single spaces: texts that say the same have the same. */
    String words() {
        StringBuilder words = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            if (letters[i]) {
                words.append(characters[i]);
            } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
                words.append(' ');
            }
        }
        return words.toString().strip();
    }
}
