package press.dateline.moderation;

import java.util.Optional;
import press.dateline.language.Letters;

/**
 * An entry of a word list: a word or several, which are found whole, or the beginning of one where a * follows.
 *
 * @param written as the moderator wrote it
 * @param folded what is looked for; two entries with the same are one
 */
record WordEntry(String written, String folded, boolean isStem) {

    static final int LONGEST = 100;

    private static final char STAR = '*';

    /** The entry; empty where it holds fewer than two letters (one where words are not spaced), or signs. */
    static Optional<WordEntry> of(String written) {
        boolean stem = written.endsWith(String.valueOf(STAR));
        String words = stem ? written.substring(0, written.length() - 1) : written;
        String folded = FoldedText.of(words).words();
        boolean plain = words.equals(words.strip()) && words.codePoints().allMatch(WordEntry::mayStandInEntry);
        return plain && isLongEnough(folded) ? Optional.of(new WordEntry(written, folded, stem)) : Optional.empty();
    }

    private static boolean mayStandInEntry(int c) {
        return Letters.isLetter(c)
                || Letters.isApostrophe(c)
                || Letters.isDash(c)
                || Letters.isInvisible(c)
                || c == ' '
                || c == '.';
    }

    private static boolean isLongEnough(String folded) {
        long letters = folded.chars().filter(c -> c != ' ').count();
        return letters > 1 || (letters == 1 && Letters.isUnspaced(folded.charAt(0)));
    }

    Reading reading(Signs how) {
        return Reading.of(FoldedText.of(folded), how, Gaps.NONE);
    }
}
