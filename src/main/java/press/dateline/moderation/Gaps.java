package press.dateline.moderation;

import java.util.BitSet;
import press.dateline.language.Letters;

/** The separators of a text that somebody may have put between the letters of one word, to hide it. */
final class Gaps {

    /** No separator is left out. */
    static final Gaps NONE = new Gaps();

    private static final int LONGEST = 3;
    private static final String WITHIN_WORDS = "-_*~·•=\u2010\u2011\u2012\u2013\u2014\u2212\uFF0D";

    private final BitSet joined = new BitSet();
    private final BitSet bridged = new BitSet();
    private final BitSet first = new BitSet();

    private Gaps() {}

    static Gaps of(FoldedText text) {
        Gaps gaps = new Gaps();
        int i = 0;
        while (i < text.length()) {
            int from = i;
            while (i < text.length() && !text.isLetter(i)) {
                i++;
            }
            if (from > 0 && i < text.length() && i > from && i - from <= LONGEST) {
                gaps.judge(text, from, i);
            }
            i++;
        }
        return gaps;
    }

    private void judge(FoldedText text, int from, int to) {
        boolean before = isLone(text, from - 1, -1);
        boolean after = isLone(text, to, 1);
        boolean within = true;
        boolean spaced = false;
        for (int i = from; i < to; i++) {
            char c = text.character(i);
            if (c == '\n') {
                return;
            }
            within &= WITHIN_WORDS.indexOf(c) >= 0;
            spaced |= Character.isWhitespace(c) || Character.isSpaceChar(c) || Letters.isApostrophe(c);
        }
        boolean number = Character.isDigit(text.character(from - 1)) && Character.isDigit(text.character(to));
        if (within || (before && after) || (!spaced && !number && (before || after))) {
            joined.set(from, to);
            first.set(from);
            if (spaced) {
                bridged.set(from, to);
            }
        }
    }

    /** Whether a letter, repeated or not, stands alone: nothing but separators behind it, in this direction. */
    private static boolean isLone(FoldedText text, int at, int direction) {
        char c = text.character(at);
        int i = at;
        while (text.isLetter(i) && text.character(i) == c) {
            i += direction;
        }
        return !text.isLetter(i) || Letters.isUnspaced(c);
    }

    boolean isEmpty() {
        return joined.isEmpty();
    }

    /** Whether this separator may be left out. */
    boolean isJoined(int i) {
        return joined.get(i);
    }

    /** Whether it parts words elsewhere: a space or an apostrophe. */
    boolean isBridged(int i) {
        return bridged.get(i);
    }

    /** Whether it is the first of its kind between two letters. */
    boolean begins(int i) {
        return first.get(i);
    }
}
