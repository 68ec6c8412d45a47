package press.dateline.index;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdStream;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Counts matches for as long as it may: then what has been counted is taken for what the rest is like.
 */
final class Counts {

    private static final int WINDOW = 1 << 16;

    private Counts() {}

    static ArticleIndex.Count of(List<LeafReaderContext> segments, Weight weight, Duration limit) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        long all = segments.stream().mapToLong(one -> one.reader().maxDoc()).sum();
        long seen = 0;
        long counted = 0;
        for (LeafReaderContext segment : segments) {
            int documents = segment.reader().maxDoc();
            int known = weight.count(segment);
            @Nullable BulkScorer scorer = known >= 0 ? null : weight.bulkScorer(segment);
            if (known >= 0 || scorer == null) {
                counted += Math.max(known, 0);
                seen += documents;
                continue;
            }
            Counter counter = new Counter();
            for (int from = 0; from < documents; from += WINDOW) {
                if (seen > 0 && System.nanoTime() > end) {
                    return new ArticleIndex.Count(Math.round((double) (counted + counter.count) / seen * all), false);
                }
                int to = Math.min(documents, from + WINDOW);
                scorer.score(counter, segment.reader().getLiveDocs(), from, to);
                seen += to - from;
            }
            counted += counter.count;
        }
        return new ArticleIndex.Count(counted, true);
    }

    private static final class Counter implements LeafCollector {

        private long count;

        @Override
        public void setScorer(Scorable scorer) {
            // counted, not ranked
        }

        @Override
        public void collect(int document) {
            count++;
        }

        @Override
        public void collect(DocIdStream documents) throws IOException {
            count += documents.count();
        }
    }
}
