package press.dateline.index;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The articles that were first published in a month.
 *
 * @param month in UTC
 * @param modifiedAt when one of them was changed last
 */
public record MonthCount(YearMonth month, int count, Instant modifiedAt) {

    /** What is added up of a month. */
    private static final class Sum {
        private int count;
        private long modified;
    }

    /** All months that have articles, the oldest first: by one walk over the times of all matches. */
    static List<MonthCount> of(IndexSearcher searcher, Query query) throws IOException {
        Map<YearMonth, Sum> sums = new TreeMap<>();
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
            add(segment, weight, sums);
        }
        return sums.entrySet().stream()
                .map(month ->
                        new MonthCount(month.getKey(), month.getValue().count, Micros.time(month.getValue().modified)))
                .toList();
    }

    /** As segments are sorted by publication, the month seldom is another one than that of the article before. */
    private static void add(LeafReaderContext segment, Weight weight, Map<YearMonth, Sum> sums) throws IOException {
        @Nullable Scorer scorer = weight.scorer(segment);
        if (scorer == null) {
            return;
        }
        NumericDocValues published = segment.reader().getNumericDocValues(ArticleFields.PUBLISHED_AT);
        NumericDocValues modified = segment.reader().getNumericDocValues(ArticleFields.MODIFIED_AT);
        @Nullable Bits live = segment.reader().getLiveDocs();
        Sum sum = new Sum();
        long from = 1;
        long to = 0;
        DocIdSetIterator matches = scorer.iterator();
        for (int document = matches.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = matches.nextDoc()) {
            if ((live != null && !live.get(document))
                    || !published.advanceExact(document)
                    || !modified.advanceExact(document)) {
                continue;
            }
            long time = published.longValue();
            if (time < from || time >= to) {
                YearMonth month = YearMonth.from(Micros.time(time).atOffset(ZoneOffset.UTC));
                sum = sums.computeIfAbsent(month, _ -> new Sum());
                from = begin(month);
                to = begin(month.plusMonths(1));
            }
            sum.count++;
            sum.modified = Math.max(sum.modified, modified.longValue());
        }
    }

    private static long begin(YearMonth month) {
        return Micros.of(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
