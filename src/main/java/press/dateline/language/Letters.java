package press.dateline.language;

import java.lang.Character.UnicodeScript;

/** Kinds of characters, as far as names and quotations need them. */
public final class Letters {

    private static final int FIRST_UNSPACED = 0x0E00;

    private Letters() {}

    /** Whether a character can be part of a word: letters, digits and the marks upon them. */
    public static boolean isLetter(int c) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        }
        if (isApostrophe(c)) {
            return false;
        }
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Whether a letter belongs to a script that writes words without spaces between them. */
    public static boolean isUnspaced(int c) {
        if (c < FIRST_UNSPACED) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(c);
        return script == UnicodeScript.HAN
                || script == UnicodeScript.HIRAGANA
                || script == UnicodeScript.THAI
                || script == UnicodeScript.LAO
                || script == UnicodeScript.KHMER
                || script == UnicodeScript.MYANMAR
                || script == UnicodeScript.TIBETAN;
    }

    public static boolean isApostrophe(int c) {
        return c == '\'' || c == '’' || c == 'ʼ' || c == '‘' || c == 'ʻ' || c == 'ʿ' || c == '`' || c == '´'
                || c == '＇';
    }

    /** Whether a character joins words: hyphens and the dashes that stand for them. */
    public static boolean isDash(int c) {
        return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == '−' || c == '－';
    }

    /** Whether a character is invisible within a word: soft hyphen, joiners. */
    public static boolean isInvisible(int c) {
        return c == 0x00AD || c == 0x200C || c == 0x200D || c == 0x2060;
    }
}
