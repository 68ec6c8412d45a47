package press.dateline.index;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Contract;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Finds published articles: pages of lists, how many there are, and what occurs in them. */
@Singleton
public class ArticleIndex {

    private static final Duration EXACT = Duration.ofMillis(100);
    private static final Duration ESTIMATE = Duration.ofMillis(2);
    private static final int RETRY_SECONDS = 5;

    private final IndexKeeping keeping;
    private final IndexRows rows;
    private final IndexOverlay overlay;
    private final QuerySettings settings;

    ArticleIndex(IndexKeeping keeping, IndexRows rows, IndexOverlay overlay, QuerySettings settings) {
        this.settings = settings;
        this.keeping = keeping;
        this.rows = rows;
        this.overlay = overlay;
    }

    /** Whether, and how, matches are counted. */
    public enum Counting {
        NO,
        /** All of them; where that takes too long, an estimate. */
        EXACT,
        ESTIMATE
    }

    /**
     * What is asked.
     *
     * @param after the last article of the page before; null: the first page
     * @param limit how many articles the page may have
     * @param facets of what kinds it is told how often they occur
     * @param years where years begin that are counted; null: they are not
     */
    public record Question(
            ArticleQuery query,
            ArticleOrder order,
            @Nullable Hit after,
            int limit,
            Counting counting,
            Set<FacetCounts.Kind> facets,
            @Nullable ZoneId years) {

        /** A page, without more. */
        public Question(ArticleQuery query, ArticleOrder order, @Nullable Hit after, int limit) {
            this(query, order, after, limit, Counting.NO, Set.of(), null);
        }
    }

    /**
     * How many articles match.
     *
     * @param exact whether all were counted; else it is an estimate
     */
    public record Count(long value, boolean exact) {}

    /**
     * A page.
     *
     * @param beyond the article that comes next, behind it; null at the end
     * @param approximate whether only the newest matches were ranked
     */
    public record Answer(
            List<Hit> hits,
            @Nullable Hit beyond,
            boolean approximate,
            @Nullable Count count,
            @Nullable FacetCounts facets) {

        /** Whether there are articles behind it. */
        public boolean more() {
            return beyond != null;
        }
    }

    /** Something that is asked of Lucene itself. */
    public interface Asking<T> {

        /** Asks; the query leaves out what the caller may not see. */
        T ask(IndexSearcher searcher, Query query) throws IOException;
    }

    /** Whether it answers: not while it is being built. */
    public boolean isReady() {
        return keeping.index().isPresent();
    }

    /**
     * Answers a question.
     *
     * @throws ProblemException 503 while the index is being built, and where it takes too long
     */
    public Answer ask(Question question) {
        return ask(question.query(), (searcher, query) -> answer(question, searcher, query));
    }

    /**
     * Asks something else of the same articles.
     *
     * @throws ProblemException 503 while the index is being built, and where it takes too long
     */
    public <T> T ask(ArticleQuery asked, Asking<T> asking) {
        try {
            return within(asked, asking);
        } catch (TimeLimit.Exceeded e) {
            throw tooExpensive();
        }
    }

    /**
     * Asks what can be done without; empty where it takes too long.
     *
     * @throws ProblemException 503 while the index is being built
     */
    public <T> Optional<T> askForMore(ArticleQuery asked, Asking<T> asking) {
        try {
            return Optional.of(within(asked, asking));
        } catch (TimeLimit.Exceeded e) {
            return Optional.empty();
        }
    }

    /**
     * What a partner's contract leaves out of what is asked.
     *
     * @throws ProblemException 503 while the index is being built, and where it takes too long
     */
    public LeftOut leftOut(ArticleQuery asked, Contract contract) {
        return ask(
                asked.forEverybody(),
                (searcher, query) ->
                        LeftOut.of(searcher, query, contract, asked.audience().at()));
    }

    /**
     * How many articles there are of each month, the oldest first.
     *
     * @throws ProblemException 503 while the index is being built, and where it takes too long
     */
    public List<MonthCount> months(ArticleQuery asked) {
        return ask(asked, MonthCount::of);
    }

    private <T> T within(ArticleQuery asked, Asking<T> asking) {
        LuceneIndex index = keeping.index().orElseThrow(this::unavailable);
        try {
            SearcherManager searchers = index.searchers();
            IndexSearcher searcher = searchers.acquire();
            try {
                @Nullable UUID previewed = overlay.article();
                return previewed == null
                        ? timed(searcher.getIndexReader(), Matching.of(asked), asking)
                        : askOverlaid(searcher.getIndexReader(), previewed, asked, asking);
            } finally {
                searchers.release(searcher);
            }
        } catch (AlreadyClosedException e) {
            // It is being made anew.
            throw unavailable();
        } catch (IOException e) {
            keeping.broken(e);
            throw new UncheckedIOException(e);
        }
    }

    private <T> T askOverlaid(IndexReader all, UUID previewed, ArticleQuery asked, Asking<T> asking)
            throws IOException {
        try (PreviewIndex preview = PreviewIndex.of(rows.byIds(List.of(previewed)));
                MultiReader both = new MultiReader(new IndexReader[] {all, preview.reader()}, false)) {
            return timed(both, Matching.without(Matching.of(asked), previewed), asking);
        }
    }

    private <T> T timed(IndexReader reader, Query query, Asking<T> asking) throws IOException {
        IndexSearcher searcher = new IndexSearcher(reader);
        TimeLimit limit = TimeLimit.of(settings.queryLimit());
        searcher.setTimeout(limit);
        T answer = asking.ask(searcher, query);
        // What looks at the limit by itself, and goes on without, does not set the first.
        if (searcher.timedOut() || limit.shouldExit()) {
            throw new TimeLimit.Exceeded();
        }
        return answer;
    }

    static Answer answer(Question question, IndexSearcher searcher, Query query) throws IOException {
        List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
        Weight all = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        Weight weight = searcher.getTimeout() instanceof TimeLimit limit ? limit.on(all) : all;
        int most = question.limit() + 1;
        Ranked.Page page = switch (question.order()) {
            case NEWEST -> new Ranked.Page(Pages.newest(segments, weight, question.after(), most), false);
            case OLDEST -> new Ranked.Page(Pages.oldest(segments, weight, question.after(), most), false);
            case UPDATED -> new Ranked.Page(Updates.page(searcher, query, question.after(), most), false);
            case RELEVANCE ->
                Ranked.page(searcher, query, question.query().audience().at(), question.after(), most);
        };
        List<Hit> hits = page.hits();
        boolean more = hits.size() > question.limit();
        // Counting has limits of its own, behind which it estimates.
        @Nullable
        Count count = switch (question.counting()) {
            case NO -> null;
            case EXACT -> Counts.of(segments, all, EXACT);
            case ESTIMATE -> Counts.of(segments, all, ESTIMATE);
        };
        @Nullable
        FacetCounts facets = question.facets().isEmpty() && question.years() == null
                ? null
                : FacetCounts.of(segments, weight, question.facets(), question.years(), FacetCounts.NEWEST);
        return new Answer(
                more ? hits.subList(0, question.limit()) : hits,
                more ? hits.getLast() : null,
                page.approximate(),
                count,
                facets);
    }

    private ProblemException tooExpensive() {
        return new ProblemException(
                ProblemType.QUERY_TOO_EXPENSIVE,
                "To find this takes longer than the " + settings.queryLimit().toMillis()
                        + " ms that a query may take: ask for less, by another filter, by fewer, longer or rarer words,"
                        + " without facets.");
    }

    private ProblemException unavailable() {
        return new ProblemException(
                        ProblemType.INDEX_BUILDING,
                        "The index of articles " + keeping.progress()
                                + ". Single articles can be read meanwhile; try again soon.")
                .header("Retry-After", Integer.toString(RETRY_SECONDS));
    }
}
