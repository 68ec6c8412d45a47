package press.dateline.mention;

import java.util.ArrayList;
import java.util.List;
import press.dateline.language.Letters;

/**
 * Pairs quotation marks: “ ”, " ", and ‘ ’ where it is not an apostrophe. A mark within a quotation of another kind
 * belongs to that. A quotation that its paragraph leaves open counts where the next paragraph begins with the same mark;
 * else it is a slip, and left out.
 */
final class QuoteMarks {

    /** Stands for the absence of a mark, as {@link String#indexOf(int)} has it. */
    private static final int NONE = -1;

    private final List<String> texts;
    private final List<Quotation> found = new ArrayList<>();
    /** The mark with which the paragraph before was left open; 0 where it was not. */
    private char open;

    private QuoteMarks(List<String> texts) {
        this.texts = texts;
    }

    static List<Quotation> in(List<String> texts) {
        QuoteMarks marks = new QuoteMarks(texts);
        for (int text = 0; text < texts.size(); text++) {
            marks.read(text);
        }
        return marks.found;
    }

    private void read(int index) {
        String text = texts.get(index);
        char before = open;
        open = 0;
        int i = 0;
        while (i < text.length()) {
            char mark = text.charAt(i);
            if (!opens(text, i)) {
                i++;
                continue;
            }
            boolean continued = i == 0 && mark == before;
            int close = close(text, i);
            if (close != NONE) {
                found.add(new Quotation(index, i, close + 1, true, continued));
                i = close + 1;
            } else if (isLast(text, i) && isTakenUp(index, mark)) {
                found.add(new Quotation(index, i, text.length(), false, continued));
                open = mark;
                i = text.length();
            } else {
                i++;
            }
        }
    }

    private boolean isTakenUp(int index, char mark) {
        return index + 1 < texts.size() && texts.get(index + 1).startsWith(String.valueOf(mark));
    }

    /** Whether no other mark of the kind opens after this one. */
    private static boolean isLast(String text, int start) {
        return text.indexOf(text.charAt(start), start + 1) < 0;
    }

    private static boolean opens(String text, int i) {
        char c = text.charAt(i);
        if (c != '“' && c != '"' && c != '‘') {
            return false;
        }
        boolean free = i == 0 || isOpening(text.charAt(i - 1));
        return free && i + 1 < text.length() && !Character.isWhitespace(text.charAt(i + 1));
    }

    private static boolean isOpening(char before) {
        return Character.isWhitespace(before)
                || before == '\u00A0'
                || before == '('
                || before == '['
                || before == '“'
                || before == '‘'
                || before == '/'
                || Letters.isDash(before);
    }

    /** The mark that closes the quotation; none where another of the kind opens before. */
    private static int close(String text, int start) {
        return switch (text.charAt(start)) {
            case '“' -> closeCurly(text, start);
            case '"' -> closeStraight(text, start);
            default -> closeSingle(text, start);
        };
    }

    private static int closeCurly(String text, int start) {
        int other = text.indexOf('“', start + 1);
        return text.indexOf('”', start + 1, other < 0 ? text.length() : other);
    }

    private static int closeStraight(String text, int start) {
        int close = text.indexOf('"', start + 1);
        return close > start + 1 && !Character.isWhitespace(text.charAt(close - 1)) ? close : NONE;
    }

    /** The first mark after punctuation; else the only one that can close at all, so that no apostrophe does. */
    private static int closeSingle(String text, int start) {
        int only = NONE;
        int count = 0;
        for (int i = start + 1; i < text.length() && text.charAt(i) != '‘'; i++) {
            boolean ends = i + 1 == text.length() || !Letters.isLetter(text.charAt(i + 1));
            if (text.charAt(i) != '’' || !ends) {
                continue;
            }
            if (",.?!…".indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
            only = i;
            count++;
        }
        return count == 1 ? only : NONE;
    }
}
