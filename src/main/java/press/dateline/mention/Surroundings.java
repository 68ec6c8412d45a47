package press.dateline.mention;

import press.dateline.language.EnglishWords;
import press.dateline.language.Gap;
import press.dateline.language.Shape;
import press.dateline.language.TextStyle;
import press.dateline.language.Words;

/** What stands around a name in its text, and what that says about it. */
final class Surroundings {

    private static final int LONGEST_RUN = 8;
    private static final int ABBREVIATION = 4;
    private static final int SHORT_RUN = 2;
    private static final long PASSING = EnglishWords.FUNCTION | EnglishWords.CALENDAR;

    private final Words words;
    private final TextStyle style;

    Surroundings(Words words, TextStyle style) {
        this.words = words;
        this.style = style;
    }

    /** Whether the capitals of the neighbours say anything. */
    boolean capitalsTell() {
        return style == TextStyle.SENTENCES;
    }

    /** Whether a form of address, an office or a calling stands before the name. */
    boolean titleBefore(int first) {
        return isJoined(first) && words.is(first - 1, EnglishWords.TITLE);
    }

    /** Whether the name is the end of a longer capitalised one that is not known, such as "Jack London". */
    boolean continuesName(int first) {
        if (!capitalsTell() || !isJoined(first) || !words.isCapitalised(first - 1)) {
            return false;
        }
        int before = first - 1;
        if (words.is(before, PASSING | EnglishWords.NATION | EnglishWords.DIRECTION | EnglishWords.TITLE)
                || words.isPossessive(before)) {
            return false;
        }
        boolean begins = words.gap(before) == Gap.BREAK || words.gap(before) == Gap.OTHER;
        return !begins || !words.is(before, EnglishWords.ORDINARY);
    }

    /** Whether the name is part of that of another region: "New Jersey", "South Korea", where only the rest is known. */
    boolean continuesRegion(int first) {
        return capitalsTell()
                && isJoined(first)
                && words.isCapitalised(first - 1)
                && words.is(first - 1, EnglishWords.COMPASS)
                && words.gap(first - 1) != Gap.BREAK;
    }

    /** Whether another capitalised word follows directly, so that the name is only the beginning of one. */
    boolean beginsName(int end) {
        return capitalsTell()
                && isOpen(end)
                && words.isCapitalised(end)
                && !words.is(end, PASSING | EnglishWords.TITLE);
    }

    /** Whether one of the capitalised words that follow plays a role. */
    boolean runHas(int end, long role) {
        int most = end + (capitalsTell() ? LONGEST_RUN : SHORT_RUN);
        for (int word = end; word < most && isOpen(word) && words.isCapitalised(word); word++) {
            if (words.is(word, role)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name is in capitals, and so short that it may as well be an abbreviation. */
    boolean isAbbreviation(int first, int end) {
        return end - first == 1
                && words.shape(first) == Shape.CAPITALS
                && words.length(first) <= ABBREVIATION
                && !words.is(first, EnglishWords.INITIALS);
    }

    /** Whether a verb of saying stands directly before or after, as with a person. */
    boolean speaks(int first, int end) {
        return (isOpen(end) && words.is(end, EnglishWords.SPEECH) && !words.isCapitalised(end))
                || (isJoined(first) && words.is(first - 1, EnglishWords.SPEECH));
    }

    /**
     * Whether the name is joined by a hyphen to a capitalised word that is neither a name nor a nation's adjective:
     * "Tokyo-Mitsubishi" is neither Tokyo nor near it, "U.S.-based" and "Japan-U.S." are both what they say.
     *
     * @param nameBefore whether a name ends where this one begins
     * @param nameAfter whether a name begins where this one ends
     */
    boolean isCompound(int first, int end, boolean nameBefore, boolean nameAfter) {
        if (!capitalsTell()) {
            return false;
        }
        boolean before = first > 0 && words.gap(first) == Gap.HYPHEN && !nameBefore && isForeign(first - 1);
        return before || (words.gap(end) == Gap.HYPHEN && !nameAfter && isForeign(end));
    }

    /** Whether the name is the beginning of a firm's: "Wilson and Co". */
    boolean beginsFirm(int end) {
        return isOpen(end)
                && words.is(end, EnglishWords.AND)
                && words.is(end + 1, EnglishWords.ORGANISATION)
                && words.isCapitalised(end + 1);
    }

    /** Whether the words around leave no doubt of a place: "Mobile, Ala.", "Tokyo-based", "the town of Reading". */
    boolean isCertainlyWhere(int first, int end) {
        if (isDateline(end)) {
            return true;
        }
        if (words.gap(end) == Gap.COMMA && words.is(end, EnglishWords.STATE) && words.isCapitalised(end)) {
            return true;
        }
        if (words.gap(end) == Gap.HYPHEN && words.is(end, EnglishWords.BASED)) {
            return true;
        }
        return isJoined(first)
                && words.is(first - 1, EnglishWords.OF)
                && words.is(first - 2, EnglishWords.SETTLEMENT)
                && words.shape(first - 2) == Shape.LOWER;
    }

    /** Whether the word before says that something is there: "in Reading", "southern Ohio", but not "a stake in". */
    boolean isWhere(int first) {
        if (!capitalsTell() || !isJoined(first)) {
            return false;
        }
        boolean direction = words.shape(first - 1) == Shape.LOWER && words.is(first - 1, EnglishWords.DIRECTION);
        return direction || (words.is(first - 1, EnglishWords.WHERE) && !words.is(first - 2, EnglishWords.HOLDING));
    }

    /** Whether the word before may say that something goes there or comes from there. */
    boolean isWhither(int first) {
        return capitalsTell() && isJoined(first) && words.is(first - 1, EnglishWords.WHITHER);
    }

    /** Whether the name stands where dates have it: "in May", "March 5". */
    boolean isDate(int first, int end) {
        return words.is(first - 1, EnglishWords.WHEN)
                || (end < words.count() && Character.isDigit(words.text().charAt(words.start(end))))
                || (first > 0 && Character.isDigit(words.text().charAt(words.start(first - 1))));
    }

    /** Whether all of the name's words are ordinary ones. */
    boolean isOrdinary(int first, int end) {
        boolean ordinary = true;
        for (int word = first; word < end; word++) {
            ordinary &= words.is(word, EnglishWords.ORDINARY | PASSING | EnglishWords.NATION | EnglishWords.DIRECTION)
                    && !words.isDotted(word);
        }
        return ordinary;
    }

    boolean beginsSentence(int first) {
        return words.gap(first) == Gap.BREAK || words.gap(first) == Gap.OTHER;
    }

    boolean is(int word, long roles) {
        return words.is(word, roles);
    }

    /** Whether the text begins with the name in capitals, as the line that says where a story was written. */
    private boolean isDateline(int end) {
        if (style != TextStyle.SENTENCES || words.shape(end - 1) != Shape.CAPITALS) {
            return false;
        }
        for (int word = 0; word < end; word++) {
            if (words.shape(word) != Shape.CAPITALS) {
                return false;
            }
        }
        return words.gap(end) == Gap.COMMA || words.gap(end) == Gap.OTHER;
    }

    private boolean isForeign(int word) {
        return words.shape(word) == Shape.CAPITAL && !words.isDotted(word) && !words.is(word, EnglishWords.NATION);
    }

    private boolean isJoined(int word) {
        return word > 0 && (words.gap(word) == Gap.SPACE || words.gap(word) == Gap.STOP);
    }

    /** Whether a word follows directly, with neither a mark nor a possessive 's between. */
    private boolean isOpen(int word) {
        return word < words.count() && words.gap(word) == Gap.SPACE && !words.isPossessive(word - 1);
    }
}
