package press.dateline.language;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;

/**
 * Folds the characters of a word, so that spellings of one name become equal: lower case, no diacritics, ligatures
 * spelled out, width variants made plain. Decomposes Latin, Greek and Cyrillic only; in other scripts a mark is part of
 * the word.
 */
public final class Folding {

    private static final char DROPPED = 0;
    private static final char SPELLED_OUT = 0xFFFF;
    private static final char[] PLAIN = new char[0x10000];
    private static final String[] SPELLINGS = new String[0x10000];
    private static final Map<Character, String> LETTERS = Map.of(
            'ß', "ss", 'æ', "ae", 'œ', "oe", 'þ', "th", 'ø', "o", 'đ', "d", 'ð', "d", 'ł', "l", 'ħ', "h", 'ı', "i");

    static {
        for (int c = 0; c < PLAIN.length; c++) {
            PLAIN[c] = Character.toLowerCase((char) c);
        }
        decompose(0x00A0, 0x0590);
        decompose(0x1C80, 0x2000);
        decompose(0x2100, 0x2190);
        decompose(0xFB00, 0xFB07);
        decompose(0xFF01, 0xFF5F);
        Arrays.fill(PLAIN, 0x0300, 0x0370, DROPPED);
        Arrays.fill(PLAIN, 0x0591, 0x05C0, DROPPED);
        Arrays.fill(PLAIN, 0x064B, 0x0660, DROPPED);
        Arrays.fill(PLAIN, 0x1AB0, 0x1B00, DROPPED);
        Arrays.fill(PLAIN, 0x1DC0, 0x1E00, DROPPED);
        Arrays.fill(PLAIN, 0xFE20, 0xFE30, DROPPED);
    }

    private Folding() {}

    private static void decompose(int from, int to) {
        for (int c = from; c < to; c++) {
            String letters = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
            StringBuilder folded = new StringBuilder();
            for (int i = 0; i < letters.length(); i++) {
                char letter = Character.toLowerCase(letters.charAt(i));
                if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                    folded.append(LETTERS.getOrDefault(letter, String.valueOf(letter)));
                }
            }
            if (folded.length() == 1) {
                PLAIN[c] = folded.charAt(0);
            } else {
                PLAIN[c] = folded.isEmpty() ? DROPPED : SPELLED_OUT;
                SPELLINGS[c] = folded.toString();
            }
        }
    }

    /**
     * Appends the folded form of a character.
     *
     * @return the number of characters in {@code out} afterwards, or -1 where it has no room for them
     */
    public static int append(char c, char[] out, int length) {
        char plain = PLAIN[c];
        if (plain == DROPPED) {
            return length;
        }
        if (plain != SPELLED_OUT) {
            if (length == out.length) {
                return -1;
            }
            out[length] = plain;
            return length + 1;
        }
        String spelling = SPELLINGS[c];
        if (length + spelling.length() > out.length) {
            return -1;
        }
        spelling.getChars(0, spelling.length(), out, length);
        return length + spelling.length();
    }
}
