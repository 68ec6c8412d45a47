package press.dateline.text;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import press.dateline.text.QueryPart.Item;

/**
 * What somebody may have meant by a query that finds little: words of articles that differ from theirs by two letters at
 * most, and are more frequent.
 */
public final class Spelling {

    private static final int SHORTEST_WORD = 4;
    private static final int CANDIDATES = 5;

    /** How many times as frequent a word must be as one that was found at all. */
    private static final int CLEARLY = 10;

    private Spelling() {}

    /**
     * The query with other words, if it then finds more.
     *
     * @param visible which articles may be found: what nobody may see must not be suggested either
     */
    public static Optional<String> correct(IndexSearcher searcher, SearchQuery query, Query visible)
            throws IOException {
        String corrected = replaced(searcher.getIndexReader(), query);
        if (corrected.equals(query.text())) {
            return Optional.empty();
        }
        SearchQuery other = SearchQuery.read("q", corrected, query.asker().code());
        return count(searcher, other, visible) > count(searcher, query, visible)
                ? Optional.of(corrected)
                : Optional.empty();
    }

    private static int count(IndexSearcher searcher, SearchQuery query, Query visible) throws IOException {
        Query both = new BooleanQuery.Builder()
                .add(query.toLucene(), Occur.FILTER)
                .add(visible, Occur.FILTER)
                .build();
        return searcher.search(both, new TotalHitCountCollectorManager(searcher.getSlices()));
    }

    private static String replaced(IndexReader reader, SearchQuery query) throws IOException {
        StringBuilder corrected = new StringBuilder(query.text());
        // From the end, so that what is before stays where it is.
        for (Item item : query.spelt().reversed()) {
            for (TextAnalysis.Term word :
                    TextAnalysis.words(query.asker().code(), item.text()).reversed()) {
                Optional<String> better = better(reader, word);
                if (better.isPresent()) {
                    corrected.replace(item.start() + word.start(), item.start() + word.end(), better.get());
                }
            }
        }
        return corrected.toString();
    }

    private static Optional<String> better(IndexReader reader, TextAnalysis.Term word) throws IOException {
        String folded = FoldingFilter.fold(word.text());
        if (word.isPair()
                || folded.length() < SHORTEST_WORD
                || folded.codePoints().anyMatch(Character::isDigit)) {
            return Optional.empty();
        }
        Term term = new Term(TextFields.WORD, folded);
        int frequency = reader.docFreq(term);
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinQueryLength(SHORTEST_WORD);
        checker.setMaxQueryFrequency(0);
        for (SuggestWord near : checker.suggestSimilar(term, CANDIDATES, reader, SuggestMode.SUGGEST_MORE_POPULAR)) {
            if (near.freq >= (long) frequency * CLEARLY) {
                return Optional.of(spelt(reader, near.string));
            }
        }
        return Optional.empty();
    }

    /** A folded word as most articles write it. */
    private static String spelt(IndexReader reader, String folded) throws IOException {
        int plain = reader.docFreq(new Term(TextFields.WORD, folded));
        Terms terms = MultiTerms.getTerms(reader, TextFields.SPELLING);
        if (terms == null) {
            return folded;
        }
        String best = folded;
        int most = 0;
        TermsEnum spellings = terms.iterator();
        BytesRef from = new BytesRef(folded + TextFields.SPELT);
        if (spellings.seekCeil(from) == TermsEnum.SeekStatus.END) {
            return folded;
        }
        for (BytesRef at = spellings.term(); at != null; at = spellings.next()) {
            String spelling = at.utf8ToString();
            if (!spelling.startsWith(folded + TextFields.SPELT)) {
                break;
            }
            if (spellings.docFreq() > most) {
                most = spellings.docFreq();
                best = spelling.substring(folded.length() + 1);
            }
        }
        return most * 2 >= plain ? best : folded;
    }
}
