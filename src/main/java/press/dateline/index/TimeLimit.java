package press.dateline.index;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** How long a question may take. It is looked at between stretches of a segment: what is over ends with the stretch. */
final class TimeLimit implements QueryTimeout {

    private static final int STRETCH = 1 << 14;

    private final long end;

    private TimeLimit(long end) {
        this.end = end;
    }

    /** Ends a question that took too long. */
    static final class Exceeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("a question to the index took too long", null, false, false);
        }
    }

    /** From now on. */
    static TimeLimit of(Duration duration) {
        return new TimeLimit(System.nanoTime() + duration.toNanos());
    }

    @Override
    public boolean shouldExit() {
        return System.nanoTime() - end > 0;
    }

    /** The same matches, whose search ends by {@link Exceeded}. */
    Weight on(Weight weight) {
        return new FilterWeight(weight) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext segment) throws IOException {
                ScorerSupplier supplier = in.scorerSupplier(segment);
                return supplier == null ? null : new Limited(supplier);
            }
        };
    }

    private final class Limited extends ScorerSupplier {

        private final ScorerSupplier supplier;

        Limited(ScorerSupplier supplier) {
            this.supplier = supplier;
        }

        @Override
        public Scorer get(long leadCost) throws IOException {
            return supplier.get(leadCost);
        }

        @Override
        public BulkScorer bulkScorer() throws IOException {
            BulkScorer scorer = supplier.bulkScorer();
            return new BulkScorer() {
                @Override
                public int score(LeafCollector collector, @Nullable Bits live, int from, int to) throws IOException {
                    int at = from;
                    while (at < to) {
                        if (shouldExit()) {
                            throw new Exceeded();
                        }
                        at = scorer.score(collector, live, at, Math.min(to - at, STRETCH) + at);
                    }
                    return at;
                }

                @Override
                public long cost() {
                    return scorer.cost();
                }
            };
        }

        @Override
        public long cost() {
            return supplier.cost();
        }

        @Override
        public void setTopLevelScoringClause() throws IOException {
            supplier.setTopLevelScoringClause();
        }
    }
}
