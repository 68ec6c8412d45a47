package press.dateline.text;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import press.dateline.text.QueryPart.Item;
import press.dateline.web.ProblemException;

/**
 * What somebody may have meant by a query that finds little: in place of words that no article has, others that differ
 * from them by two letters at most. Only articles that may be found count. The index holds others too, and its own
 * counts are of all: they choose what is looked at, never what is answered.
 */
public final class Spelling {

    private static final int SHORTEST_WORD = 4;

    /** Of how many near words it is asked whether they may be told: those of hidden articles are among them. */
    private static final int CANDIDATES = 20;

    private final IndexSearcher searcher;
    private final Query visible;

    private Spelling(IndexSearcher searcher, Query visible) {
        this.searcher = searcher;
        this.visible = visible;
    }

    /**
     * The query with other words, if it then finds more, and is not too long to be asked. Where the searcher's time is
     * over before all words were looked at, its answer is not to be used.
     *
     * @param visible which articles may be found: what nobody may see must not be suggested either
     */
    public static Optional<String> correct(IndexSearcher searcher, SearchQuery query, Query visible)
            throws IOException {
        Spelling spelling = new Spelling(searcher, visible);
        String corrected = spelling.replaced(query);
        if (corrected.equals(query.text())) {
            return Optional.empty();
        }
        SearchQuery other;
        try {
            other = SearchQuery.read("q", corrected, query.asker().code());
        } catch (ProblemException tooLong) {
            return Optional.empty();
        }
        return spelling.count(other.toLucene()) > spelling.count(query.toLucene())
                ? Optional.of(corrected)
                : Optional.empty();
    }

    private int count(Query query) throws IOException {
        Query both = new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(visible, Occur.FILTER)
                .build();
        return searcher.search(both, new TotalHitCountCollectorManager(searcher.getSlices()));
    }

    private int count(Term term) throws IOException {
        return count(new TermQuery(term));
    }

    private String replaced(SearchQuery query) throws IOException {
        StringBuilder corrected = new StringBuilder(query.text());
        // From the end, so that what is before stays where it is.
        for (Item item : query.spelt().reversed()) {
            for (TextAnalysis.Term word :
                    TextAnalysis.words(query.asker().code(), item.text()).reversed()) {
                Optional<String> better = isOver() ? Optional.empty() : better(word);
                if (better.isPresent()) {
                    corrected.replace(item.start() + word.start(), item.start() + word.end(), better.get());
                }
            }
        }
        return corrected.toString();
    }

    private boolean isOver() {
        return searcher.getTimeout() != null && searcher.getTimeout().shouldExit();
    }

    private Optional<String> better(TextAnalysis.Term word) throws IOException {
        String folded = FoldingFilter.fold(word.text());
        if (word.isPair()
                || folded.length() < SHORTEST_WORD
                || folded.codePoints().anyMatch(Character::isDigit)) {
            return Optional.empty();
        }
        Term term = new Term(TextFields.WORD, folded);
        if (count(term) > 0) {
            return Optional.empty();
        }
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMinQueryLength(SHORTEST_WORD);
        checker.setMaxQueryFrequency(Integer.MAX_VALUE);
        @Nullable SuggestWord best = null;
        int most = 0;
        for (SuggestWord near :
                checker.suggestSimilar(term, CANDIDATES, searcher.getIndexReader(), SuggestMode.SUGGEST_ALWAYS)) {
            if (isOver() || (best != null && near.score < best.score)) {
                break;
            }
            int frequency = count(new Term(TextFields.WORD, near.string));
            if (frequency > most) {
                most = frequency;
                best = near;
            }
        }
        return best == null ? Optional.empty() : Optional.of(spelt(best.string, most));
    }

    /**
     * A folded word as most articles write it.
     *
     * @param frequency how many have it, however it is written
     */
    private String spelt(String folded, int frequency) throws IOException {
        Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), TextFields.SPELLING);
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
            int written = count(new Term(TextFields.SPELLING, spelling));
            if (written > most) {
                most = written;
                best = spelling.substring(folded.length() + 1);
            }
        }
        return most * 2 >= frequency ? best : folded;
    }
}
