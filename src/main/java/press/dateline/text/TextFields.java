package press.dateline.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.AnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.jspecify.annotations.Nullable;
import press.dateline.text.TextAnalysis.Term;

/**
 * The fields of an article in which its text is searched. All languages share them, each document's text being cut by
 * the rules of its own language; so a query costs the same however many languages there are.
 */
public final class TextFields {

    /** All of it, with positions: what decides whether an article is found. */
    static final String TEXT = "text";

    /** The headline: its matches count most. */
    static final String HEADLINE = "textHeadline";

    /** Standfirst and names: their matches count more than those in the body. */
    static final String SUMMARY = "textSummary";

    /** Its words as they are written, folded: for beginnings of words, and for what somebody may have meant. */
    static final String WORD = "textWord";

    /** The language whose rules it is cut by. */
    static final String LANGUAGE = "textLanguage";

    /** The first letters of its words, two and three: common beginnings then cost no more than words. */
    static final String BEGINNING = "textBeginning";

    /** How a folded word is written with its accents: the two, parted by {@link #SPELT}. */
    static final String SPELLING = "textSpelling";

    /** The beginnings of the headline's words, as somebody types it; see {@link TypedText}. */
    public static final String TYPED = "textTyped";

    static final char SPELT = '\u0001';
    static final int SHORTEST_BEGINNING = 2;
    static final int LONGEST_BEGINNING = 3;

    private static final int LONGEST_WORD = 64;

    /** Between values of a field, so that no phrase reaches from one into the next. */
    private static final int GAP = 100;

    private static final FieldType WITH_POSITIONS = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
    private static final FieldType TERMS = type(IndexOptions.DOCS, true);

    private TextFields() {}

    /** How matches are weighed; the index is to be written and searched with it. */
    public static Similarity similarity() {
        return new BM25Similarity();
    }

    /** What the index is to be written with: text brings its language's own, this one knows how far values are apart. */
    public static Analyzer analyser() {
        return new Gaps();
    }

    /** Adds the fields of an article's text to its document. Nothing of it is stored. */
    public static void add(Document document, ArticleText text) {
        document.add(terms(LANGUAGE, List.of(Language.of(text.language()).code())));
        List<String> values = new ArrayList<>();
        values.add(text.headline());
        document.add(new LanguageField(HEADLINE, text.headline(), text.language()));
        if (text.standfirst() != null) {
            values.add(text.standfirst());
            document.add(new LanguageField(SUMMARY, text.standfirst(), text.language()));
        }
        for (String name : text.names()) {
            values.add(name);
            document.add(new LanguageField(SUMMARY, name, text.language()));
        }
        values.addAll(text.body());
        Set<String> words = new LinkedHashSet<>();
        Set<String> spellings = new LinkedHashSet<>();
        for (String value : values) {
            document.add(new LanguageField(TEXT, value, text.language()));
            collect(text.language(), value, words, spellings);
        }
        Set<String> beginnings = new LinkedHashSet<>();
        for (String word : words) {
            for (int letters = SHORTEST_BEGINNING; letters <= LONGEST_BEGINNING; letters++) {
                beginning(word, letters, beginnings);
            }
        }
        document.add(terms(WORD, words));
        document.add(terms(BEGINNING, beginnings));
        if (!spellings.isEmpty()) {
            document.add(terms(SPELLING, spellings));
        }
        TypedText.add(document, TYPED, text.headline());
    }

    /** A field of terms as they are. */
    static Field terms(String name, Collection<String> terms) {
        return new Field(name, new TermStream(terms), TERMS);
    }

    private static void collect(String language, String text, Set<String> words, Set<String> spellings) {
        for (Term term : TextAnalysis.words(language, text)) {
            String word = term.text();
            if (word.length() > LONGEST_WORD) {
                continue;
            }
            String folded = FoldingFilter.fold(word);
            words.add(folded);
            if (!folded.equals(word)) {
                spellings.add(folded + SPELT + word.toLowerCase(Locale.ROOT));
            }
        }
    }

    private static void beginning(String word, int letters, Set<String> out) {
        if (word.codePointCount(0, word.length()) >= letters) {
            out.add(word.substring(0, word.offsetByCodePoints(0, letters)));
        }
    }

    private static FieldType type(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    /** A field whose text is cut by the rules of a language, whatever the writer of the index does with others. */
    private static final class LanguageField extends Field {

        private final String text;
        private final Analyzer analyser;

        LanguageField(String name, String text, String language) {
            super(name, text, WITH_POSITIONS);
            this.text = text;
            this.analyser = TextAnalysis.ofArticle(language);
        }

        @Override
        public TokenStream tokenStream(Analyzer ignored, @Nullable TokenStream reuse) {
            return analyser.tokenStream(name(), text);
        }
    }

    /** Terms that were found before. */
    private static final class TermStream extends TokenStream {

        private final Collection<String> terms;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<String> left;

        TermStream(Collection<String> terms) {
            this.terms = terms;
            this.left = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!left.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(left.next());
            return true;
        }

        @Override
        public void reset() {
            left = terms.iterator();
        }
    }

    private static final class Gaps extends AnalyzerWrapper {

        private final Analyzer plain = new StandardAnalyzer();

        Gaps() {
            super(PER_FIELD_REUSE_STRATEGY);
        }

        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
            return plain;
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GAP;
        }
    }
}
