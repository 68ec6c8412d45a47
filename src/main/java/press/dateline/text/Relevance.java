package press.dateline.text;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.LongHeap;
import org.jspecify.annotations.Nullable;

/**
 * The best matches of a query: how well the words match, times how new the article is. An article of now counts in
 * full, one of 30 days ago 0.7, and none less than 0.4. Only the newest {@value #NEWEST} matches are ranked, so that the
 * commonest word costs no more than that.
 */
public final class Relevance {

    /** How many matches are ranked, of the newest. */
    public static final int NEWEST = 10_000;

    private static final double LEAST = 0.4;
    private static final double HALVED_AFTER_MICROS = 30.0 * 24 * 60 * 60 * 1_000_000;

    private final String publishedAt;
    private final String idHigh;
    private final String idLow;
    private final int newest;

    /**
     * For an index whose segments are sorted by three numbers, each descending.
     *
     * @param publishedAt the field of the time in microseconds since 1970
     * @param idHigh the field of the first half of the article's id
     * @param idLow the field of its second half
     */
    public Relevance(String publishedAt, String idHigh, String idLow) {
        this(publishedAt, idHigh, idLow, NEWEST);
    }

    Relevance(String publishedAt, String idHigh, String idLow, int newest) {
        this.publishedAt = publishedAt;
        this.idHigh = idHigh;
        this.idLow = idLow;
        this.newest = newest;
    }

    /**
     * A match: its place in the order of relevance. Scores of one query can be compared as long as they are counted from
     * the same time.
     *
     * @param publishedAt as the index holds it, like the halves of the id
     */
    public record Match(float score, long publishedAt, long idHigh, long idLow) {

        /** Best first; of equals the newer one. */
        static final Comparator<Match> BEST_FIRST = Comparator.comparingDouble(Match::score)
                .thenComparingLong(Match::publishedAt)
                .thenComparingLong(Match::idHigh)
                .thenComparingLong(Match::idLow)
                .reversed();
    }

    /**
     * A page of matches.
     *
     * @param approximate whether there are older matches, which were not ranked
     */
    public record Ranking(List<Match> matches, boolean approximate) {}

    /**
     * The best matches.
     *
     * @param now the time from which the articles' age counts: for the pages of one list always the same
     * @param after the last match of the page before
     */
    public Ranking best(IndexSearcher searcher, Query query, Instant now, int limit, @Nullable Match after)
            throws IOException {
        return searcher.search(query, new Manager(ChronoUnit.MICROS.between(Instant.EPOCH, now), limit, after));
    }

    private static double recency(long ageMicros) {
        return LEAST + (1 - LEAST) / (1 + Math.max(ageMicros, 0) / HALVED_AFTER_MICROS);
    }

    /** One collector for all segments: what is newest in one ends the others early. */
    private final class Manager implements CollectorManager<Ranked, Ranking> {

        private final long now;
        private final int limit;
        private final @Nullable Match after;

        Manager(long now, int limit, @Nullable Match after) {
            this.now = now;
            this.limit = limit;
            this.after = after;
        }

        @Override
        public Ranked newCollector() {
            return new Ranked(now, limit, after);
        }

        @Override
        public Ranking reduce(Collection<Ranked> collectors) {
            List<Match> matches = new ArrayList<>();
            boolean approximate = false;
            for (Ranked ranked : collectors) {
                matches.addAll(ranked.best);
                approximate |= ranked.approximate;
            }
            matches.sort(Match.BEST_FIRST);
            return new Ranking(List.copyOf(matches.subList(0, Math.min(limit, matches.size()))), approximate);
        }
    }

    private final class Ranked implements Collector {

        private final long now;
        private final int limit;
        private final @Nullable Match after;
        private final PriorityQueue<Match> best = new PriorityQueue<>(Match.BEST_FIRST.reversed());

        /** The times of the newest matches so far, the oldest of them on top. */
        private final LongHeap times = new LongHeap(newest);

        private boolean approximate;

        Ranked(long now, int limit, @Nullable Match after) {
            this.now = now;
            this.limit = limit;
            this.after = after;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            NumericDocValues published = DocValues.getNumeric(context.reader(), publishedAt);
            NumericDocValues high = DocValues.getNumeric(context.reader(), idHigh);
            NumericDocValues low = DocValues.getNumeric(context.reader(), idLow);
            return new LeafCollector() {

                private @Nullable Scorable scorer;

                @Override
                public void setScorer(Scorable next) {
                    scorer = next;
                }

                @Override
                public void collect(int doc) throws IOException {
                    long time = value(published, doc);
                    if (!isOfTheNewest(time)) {
                        throw new CollectionTerminatedException(); // what follows in this segment is no newer
                    }
                    float score = (float) (Objects.requireNonNull(scorer).score() * recency(now - time));
                    if (best.size() < limit
                            || score >= Objects.requireNonNull(best.peek()).score()) {
                        offer(new Match(score, time, value(high, doc), value(low, doc)));
                    }
                }
            };
        }

        private boolean isOfTheNewest(long time) {
            if (times.size() < newest) {
                times.push(time);
                return true;
            }
            approximate = true;
            if (time <= times.top()) {
                return false;
            }
            times.updateTop(time);
            return true;
        }

        private void offer(Match match) {
            if (after != null && Match.BEST_FIRST.compare(match, after) <= 0) {
                return;
            }
            best.add(match);
            if (best.size() > limit) {
                best.remove();
            }
        }

        private static long value(NumericDocValues values, int doc) throws IOException {
            if (!values.advanceExact(doc)) {
                throw new IllegalStateException("an article of the index has no time or id");
            }
            return values.longValue();
        }
    }
}
