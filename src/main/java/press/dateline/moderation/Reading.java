package press.dateline.moderation;

import java.util.Arrays;
import press.dateline.language.Letters;

/**
 * One way of reading a folded text: its letters one after the other, a repeated one once, words parted by a space. Each
 * knows how often it was repeated, what stands in the text for it, and how many separators were left out before it.
 */
final class Reading {

    private static final char SPACE = ' ';

    private final char[] keys;
    private final char[] literals;
    private final int[] counts;
    private final int[] digits;
    private final int[] signs;
    private final int[] starts;
    private final int[] ends;
    /** Separators left out before the first, and before the last, of the repeated letters: those within a word. */
    private final int[] joinedFirst;

    private final int[] joinedLast;
    /** Likewise those that part words elsewhere: spaces. */
    private final int[] bridgedFirst;

    private final int[] bridgedLast;

    private int length;
    private int joined;
    private int bridged;

    private Reading(int capacity) {
        keys = new char[capacity];
        literals = new char[capacity];
        counts = new int[capacity];
        digits = new int[capacity];
        signs = new int[capacity];
        starts = new int[capacity];
        ends = new int[capacity];
        joinedFirst = new int[capacity];
        joinedLast = new int[capacity];
        bridgedFirst = new int[capacity];
        bridgedLast = new int[capacity];
    }

    /**
     * Reads a text.
     *
     * @param gaps which separators are left out
     */
    static Reading of(FoldedText text, Signs how, Gaps gaps) {
        Reading reading = new Reading(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.character(i);
            char sign = how.areLetters() && !text.isLetter(i) ? sign(text, i, how) : 0;
            if (text.isLetter(i)) {
                reading.add(key(c, how), c, text.start(i), text.end(i), sign);
            } else if (sign != 0) {
                reading.add(sign, c, text.start(i), text.end(i), sign);
            } else if (gaps.isJoined(i)) {
                reading.joined += gaps.begins(i) && !gaps.isBridged(i) ? 1 : 0;
                reading.bridged += gaps.begins(i) && gaps.isBridged(i) ? 1 : 0;
            } else {
                reading.part(text.start(i), text.end(i));
            }
        }
        return reading;
    }

    private static char key(char letter, Signs how) {
        if (how == Signs.LITERALLY) {
            return letter;
        }
        return how.areLetters() && isDigit(letter)
                ? LookAlikes.ofDigit(letter, how.eitherIsL())
                : LookAlikes.latin(letter);
    }

    /** What a sign is written for, here; 0 where it is just a sign. */
    private static char sign(FoldedText text, int i, Signs how) {
        char c = text.character(i);
        boolean before = stands(text, i - 1);
        boolean after = stands(text, i + 1);
        return (LookAlikes.isPunctuation(c) ? before && after : before || after)
                ? LookAlikes.ofSign(c, how.eitherIsL())
                : 0;
    }

    private static boolean stands(FoldedText text, int i) {
        return i >= 0
                && i < text.length()
                && (text.isLetter(i) ? !isDigit(text.character(i)) : LookAlikes.ofSign(text.character(i), false) != 0);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void add(char key, char literal, int start, int end, char sign) {
        boolean digit = sign == 0 && isDigit(literal);
        if (length > 0 && keys[length - 1] == key) {
            int last = length - 1;
            if (isDigit(literals[last]) || signs[last] == counts[last]) {
                literals[last] = literal;
            }
            counts[last]++;
            digits[last] += digit ? 1 : 0;
            signs[last] += sign == 0 ? 0 : 1;
            ends[last] = end;
            joinedLast[last] = joined;
            bridgedLast[last] = bridged;
            return;
        }
        put(key, literal, start, end);
        digits[length - 1] = digit ? 1 : 0;
        signs[length - 1] = sign == 0 ? 0 : 1;
    }

    private void part(int start, int end) {
        if (length > 0 && keys[length - 1] != SPACE) {
            put(SPACE, SPACE, start, end);
        }
    }

    private void put(char key, char literal, int start, int end) {
        keys[length] = key;
        literals[length] = literal;
        counts[length] = 1;
        starts[length] = start;
        ends[length] = end;
        joinedFirst[length] = joined;
        joinedLast[length] = joined;
        bridgedFirst[length] = bridged;
        bridgedLast[length] = bridged;
        length++;
    }

    /** The letters, for a matcher. */
    char[] keys() {
        return Arrays.copyOf(keys, length);
    }

    int length() {
        return length;
    }

    /** The letter that stands in the text. */
    char literal(int i) {
        return literals[i];
    }

    /** How often it is repeated. */
    int count(int i) {
        return counts[i];
    }

    /** How many digits stand for it. */
    int digits(int i) {
        return digits[i];
    }

    /** How many signs stand for it. */
    int signs(int i) {
        return signs[i];
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    boolean isSpace(int i) {
        return keys[i] == SPACE;
    }

    /** Whether it is a character of a script that does not part words. */
    boolean isUnspaced(int i) {
        return Letters.isUnspaced(literals[i]);
    }

    /** How many separators that stand within a word were left out between two letters, or from one to its repetition. */
    int joined(int first, int last) {
        return joinedLast[last] - joinedFirst[first];
    }

    /** How many spaces were left out between two letters. */
    int bridged(int first, int last) {
        return bridgedLast[last] - bridgedFirst[first];
    }

    /** Whether a word ends behind this letter: what follows is no letter of it, or parted from it by a space. */
    boolean endsWord(int i) {
        return i + 1 == length
                || isSpace(i + 1)
                || isUnspaced(i)
                || isUnspaced(i + 1)
                || signs[i + 1] == counts[i + 1]
                || bridgedFirst[i + 1] > bridgedLast[i];
    }

    /** Whether a word begins with this letter. */
    boolean beginsWord(int i) {
        return i == 0
                || isSpace(i - 1)
                || isUnspaced(i)
                || isUnspaced(i - 1)
                || signs[i - 1] == counts[i - 1]
                || bridgedFirst[i] > bridgedLast[i - 1];
    }
}
