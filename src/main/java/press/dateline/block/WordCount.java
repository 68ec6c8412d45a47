package press.dateline.block;

import java.lang.Character.UnicodeScript;
import java.util.List;

/**
 * How long a text is to read.
 *
 * <p>A word is what stands between white space or long dashes and holds a letter or digit, as writers count: "U.S.",
 * "5.93" and "self-made" are one each. Scripts that put no spaces between words are counted by their characters: two of
 * Chinese or Japanese make a word, five of Thai, Lao, Khmer or Burmese.
 *
 * <p>Readers are taken to read 230 words a minute: near the 238 at which adults silently read English that is no fiction
 * (Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019, 104047), and a little
 * slower, for screens and second languages. How many characters make a word in scripts without spaces is a choice, near
 * what parallel texts need.
 */
public final class WordCount {

    private static final int WORDS_PER_MINUTE = 230;
    private static final int CHARACTERS_PER_EAST_ASIAN_WORD = 2;
    private static final int CHARACTERS_PER_SOUTH_EAST_ASIAN_WORD = 5;
    private static final int PROLONGED_SOUND_MARK = 0x30FC;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    /** The first character of the first script without spaces, Thai; all before it are read faster. */
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    private int words;
    private boolean inWord;
    private int eastAsian;
    private int southEastAsian;

    private WordCount() {}

    /** The words of all blocks: what stands in their texts, captions included, and in the blocks of updates. */
    public static int words(List<Block> blocks) {
        int sum = 0;
        for (Block block : blocks) {
            sum += words(block.text());
            if (block instanceof Block.Update update) {
                sum += words(update.blocks());
            }
        }
        return sum;
    }

    public static int words(String text) {
        WordCount count = new WordCount();
        text.codePoints().forEach(count::add);
        count.endRun();
        return count.words;
    }

    /** How many seconds a number of words takes to read, rounded up. */
    public static int readingSeconds(int words) {
        return Math.toIntExact(Math.ceilDiv(words * 60L, WORDS_PER_MINUTE));
    }

    private void add(int c) {
        if (isSeparator(c)) {
            endRun();
        } else if (isEastAsian(c)) {
            if (eastAsian == 0) {
                endRun();
            }
            eastAsian++;
        } else if (isSouthEastAsian(c)) {
            if (southEastAsian == 0) {
                endRun();
            }
            southEastAsian += Character.isLetterOrDigit(c) ? 1 : 0;
        } else if (Character.isLetterOrDigit(c) && !inWord) {
            endRun();
            inWord = true;
        }
    }

    private void endRun() {
        words += inWord ? 1 : 0;
        words += Math.ceilDiv(eastAsian, CHARACTERS_PER_EAST_ASIAN_WORD);
        words += Math.ceilDiv(southEastAsian, CHARACTERS_PER_SOUTH_EAST_ASIAN_WORD);
        inWord = false;
        eastAsian = 0;
        southEastAsian = 0;
    }

    private static boolean isSeparator(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == ZERO_WIDTH_SPACE
                || c == '–'
                || c == '—'
                || c == '…';
    }

    private static boolean isEastAsian(int c) {
        if (c < FIRST_WITHOUT_SPACES) {
            return false;
        }
        return c == PROLONGED_SOUND_MARK
                || switch (UnicodeScript.of(c)) {
                    case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
                    default -> false;
                };
    }

    private static boolean isSouthEastAsian(int c) {
        if (c < FIRST_WITHOUT_SPACES) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
