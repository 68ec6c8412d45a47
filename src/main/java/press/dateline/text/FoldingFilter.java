package press.dateline.text;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes accents off Latin letters, spells ligatures out, and makes е of Cyrillic ё; other letters with marks, such as
 * й, are letters of their own and stay.
 */
final class FoldingFilter extends TokenFilter {

    private static final int LAST_ASCII = 0x7F;
    private static final int MOST_LETTERS_OF_ONE = 4; // what ASCIIFoldingFilter asks for

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FoldingFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (!isAscii(term)) {
            String folded = fold(term.toString());
            term.setEmpty().append(folded);
        }
        return true;
    }

    private static boolean isAscii(CharSequence word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }

    /** The folded form of a lower-cased word. */
    static String fold(String word) {
        if (isAscii(word)) {
            return word;
        }
        String composed = Normalizer.normalize(word, Normalizer.Form.NFC);
        char[] folded = new char[composed.length() * MOST_LETTERS_OF_ONE];
        int length = ASCIIFoldingFilter.foldToASCII(composed.toCharArray(), 0, folded, 0, composed.length());
        StringBuilder out = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = folded[i];
            if (c == 'ё') {
                out.append('е');
            } else if (c < '\u0300' || c > '\u036F') { // combining marks that compose with nothing
                out.append(c);
            }
        }
        // A word of nothing but marks is still a word.
        return out.isEmpty() ? word : out.toString();
    }
}
