package press.dateline.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * How text is cut into terms, in each language: words by the rules of Unicode (UAX 29), Thai by a dictionary, Chinese,
 * Japanese and Korean in pairs of characters; then lower case, without accents, without endings.
 */
final class TextAnalysis {

    /** What a text is cut for. */
    private enum Purpose {
        /** To be found: characters of scripts without spaces stand alone too. */
        INDEX,
        /** To find. */
        QUERY,
        /** To be highlighted: as it is found, and each word without its endings taken off too, for prefixes. */
        HIGHLIGHT,
        /** As it is written, in lower case: with accents and endings. */
        WORDS
    }

    private record Key(String language, Purpose purpose) {}

    private static final Map<Key, Analyzer> ANALYSERS = new ConcurrentHashMap<>();

    private TextAnalysis() {}

    /** For the text of an article. */
    static Analyzer ofArticle(String language) {
        return of(language, Purpose.INDEX);
    }

    /** For the text of an article of which matches are to be shown. */
    static Analyzer ofHighlights(String language) {
        return of(language, Purpose.HIGHLIGHT);
    }

    /** One place in a text, and what stands there. */
    record Term(String text, int position, int start, int end, boolean isPair) {}

    /** The terms that somebody's words stand for in articles of a language. */
    static List<Term> ofQuery(String language, String text) {
        return terms(of(language, Purpose.QUERY), text);
    }

    /** The words of a text as they are written, but in lower case; elisions and possessives are taken off. */
    static List<Term> words(String language, String text) {
        return terms(of(language, Purpose.WORDS), text);
    }

    private static Analyzer of(String tag, Purpose purpose) {
        Language language = Language.of(tag);
        return ANALYSERS.computeIfAbsent(
                new Key(language.code(), purpose), key -> new LanguageAnalyser(language, purpose));
    }

    private static List<Term> terms(Analyzer analyser, String text) {
        List<Term> terms = new ArrayList<>();
        try (TokenStream stream = analyser.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                boolean pair = type.type().equals(CJKBigramFilter.DOUBLE_TYPE)
                        || type.type().equals(CJKBigramFilter.SINGLE_TYPE);
                terms.add(new Term(term.toString(), position, offset.startOffset(), offset.endOffset(), pair));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    private static final class LanguageAnalyser extends Analyzer {

        private static final int ALL_SCRIPTS =
                CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA | CJKBigramFilter.HANGUL;

        private final Language language;
        private final Purpose purpose;

        LanguageAnalyser(Language language, Purpose purpose) {
            super(PER_FIELD_REUSE_STRATEGY);
            this.language = language;
            this.purpose = purpose;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = language.isThai() ? new ThaiTokenizer() : new StandardTokenizer();
            boolean singles = purpose == Purpose.INDEX || purpose == Purpose.HIGHLIGHT;
            TokenStream lowered = language.lowered().apply(new CJKWidthFilter(words));
            return new TokenStreamComponents(words, ended(new CJKBigramFilter(lowered, ALL_SCRIPTS, singles)));
        }

        private TokenStream ended(TokenStream lowered) {
            if (purpose == Purpose.WORDS) {
                return lowered;
            }
            if (language.accentsStem()) {
                TokenStream stems = language.stemmed().apply(new KeywordRepeatFilter(lowered));
                return new RemoveDuplicatesTokenFilter(new FoldingFilter(stems));
            }
            TokenStream folded = new FoldingFilter(lowered);
            return purpose == Purpose.HIGHLIGHT
                    ? new RemoveDuplicatesTokenFilter(language.stemmed().apply(new KeywordRepeatFilter(folded)))
                    : language.stemmed().apply(folded);
        }
    }
}
