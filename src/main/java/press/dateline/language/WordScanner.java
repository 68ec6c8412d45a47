package press.dateline.language;

/**
 * Cuts a text into {@link Words}. A word is a run of letters, digits and marks, with the apostrophes within ("O'Neill"); a
 * possessive 's and an elided article ("d'", "l'") are not part of it. Letters with dots ("U.S.", "P. W.") are one word
 * without the dots. In scripts that do not space words each character is a word. "&amp;" is the word "and".
 */
final class WordScanner {

    private static final int LONGEST_WORD = 80;

    private final String text;
    private final Vocabulary vocabulary;
    private final boolean learning;
    private final Words words;
    private final char[] folded = new char[LONGEST_WORD];
    /** Length of the folded word; -1 where it is too long. */
    private int foldedLength;

    WordScanner(String text, Vocabulary vocabulary, boolean learning) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.learning = learning;
        words = new Words(text, vocabulary);
    }

    Words scan() {
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            i = c == '&' || Letters.isLetter(c) ? word(i, c) : i + Character.charCount(c);
        }
        return words;
    }

    private int word(int start, int first) {
        foldedLength = 0;
        int end;
        int mark = 0;
        if (first == '&') {
            "and".chars().forEach(c -> fold((char) c));
            end = start + 1;
        } else if (Letters.isUnspaced(first)) {
            end = start + Character.charCount(first);
            foldRange(start, end);
        } else {
            int dotted = letters(start);
            mark = dotted < 0 ? 0 : Words.DOTTED;
            end = dotted < 0 ? run(start) : dotted;
        }
        int next = end;
        if (isPossessiveAt(end)) {
            mark |= Words.POSSESSIVE;
            next = end + 2;
        }
        add(start, end, mark);
        return next;
    }

    /** Reads initials ("P.W.", "J K") or dotted letters ("U.S") and returns their end; -1 where there are none. */
    private int letters(int start) {
        int i = start;
        int end = -1;
        while (isLoneLetter(i)) {
            boolean dot = charAt(i + 1) == '.';
            if (!dot && end < 0 && !(isCapital(i) && charAt(i + 1) == ' ' && isLoneLetter(i + 2) && isCapital(i + 2))) {
                return -1;
            }
            foldRange(i, i + 1);
            end = dot ? i + 2 : i + 1;
            i = end;
            if (charAt(i) == ' '
                    && isCapital(i + 1)
                    && isLoneLetter(i + 1)
                    && isCapital(i - (dot ? 2 : 1))
                    && (charAt(i + 2) == '.') == dot) {
                i++;
            } else if (!dot) {
                break;
            }
        }
        if (foldedLength == 1 && end > 0) {
            if (isCapital(start)) {
                return start + 1;
            }
            foldedLength = 0;
            return -1;
        }
        return end;
    }

    private boolean isLoneLetter(int i) {
        return Character.isLetter(charAt(i))
                && !Character.isLetterOrDigit(charAt(i + 1))
                && !Letters.isApostrophe(charAt(i + 1));
    }

    private boolean isCapital(int i) {
        return Character.isUpperCase(charAt(i));
    }

    /** Reads letters and the apostrophes between them, up to a possessive or the end of an elided article. */
    private int run(int start) {
        int i = start;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (Letters.isApostrophe(c)) {
                if (!Letters.isLetter(charAt(i + 1)) || isPossessiveAt(i) || isElided()) {
                    break;
                }
                i++;
            } else if (Letters.isInvisible(c) && Letters.isLetter(charAt(i + 1))) {
                i++;
            } else if (Letters.isLetter(c) && !Letters.isUnspaced(c)) {
                foldRange(i, i + Character.charCount(c));
                i += Character.charCount(c);
            } else {
                break;
            }
        }
        return i;
    }

    private boolean isElided() {
        return foldedLength <= 4 && EnglishWords.ELIDED.contains(new String(folded, 0, Math.max(foldedLength, 0)));
    }

    private boolean isPossessiveAt(int i) {
        char s = charAt(i + 1);
        return Letters.isApostrophe(charAt(i)) && (s == 's' || s == 'S') && !Letters.isLetter(charAt(i + 2));
    }

    private char charAt(int i) {
        return i < text.length() ? text.charAt(i) : 0;
    }

    private void foldRange(int start, int end) {
        for (int i = start; i < end; i++) {
            fold(text.charAt(i));
        }
    }

    private void fold(char c) {
        if (foldedLength >= 0) {
            foldedLength = Folding.append(c, folded, foldedLength);
        }
    }

    private void add(int start, int end, int mark) {
        int number = Vocabulary.UNKNOWN;
        if (foldedLength > 0) {
            number = learning ? vocabulary.add(folded, foldedLength) : vocabulary.find(folded, foldedLength);
        }
        Gap gap = words.count() == 0 ? Gap.BREAK : gapBefore(start);
        words.add(start, end, number, gap, shapeOf(start, end), mark);
    }

    private Shape shapeOf(int start, int end) {
        int upper = 0;
        int lower = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
                upper++;
            } else if (Character.isLowerCase(c)) {
                lower++;
            }
        }
        if (upper == 0) {
            return lower == 0 ? Shape.UNCASED : Shape.LOWER;
        }
        return upper > 1 && lower == 0 ? Shape.CAPITALS : Shape.CAPITAL;
    }

    private Gap gapBefore(int start) {
        int last = words.count() - 1;
        int from = words.end(last) + (words.isPossessive(last) ? 2 : 0);
        if (start - from == 1) {
            char only = text.charAt(from);
            if (Letters.isDash(only)) {
                return Gap.HYPHEN;
            }
            if (Letters.isApostrophe(only)) {
                return Gap.APOSTROPHE;
            }
        }
        boolean spaces = true;
        boolean comma = false;
        boolean stop = false;
        for (int i = from; i < start; i++) {
            char c = text.charAt(i);
            if (c == '\n' || "!?…:;。".indexOf(c) >= 0) {
                return Gap.BREAK;
            }
            if (c == '.') {
                if (Letters.isLetter(charAt(i + 1))) {
                    return Gap.OTHER;
                }
                boolean abbreviated = i == from && (words.isDotted(last) || words.is(last, EnglishWords.ABBREVIATION));
                if (!abbreviated) {
                    return Gap.BREAK;
                }
                stop = true;
            } else if (c == ',') {
                comma |= i == from;
                spaces &= i == from;
            } else if (!Character.isWhitespace(c) && c != '\u00A0' && c != '\u202F') {
                spaces = false;
            }
        }
        if (!spaces) {
            return Gap.OTHER;
        }
        return comma ? Gap.COMMA : stop ? Gap.STOP : Gap.SPACE;
    }
}
