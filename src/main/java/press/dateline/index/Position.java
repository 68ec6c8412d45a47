package press.dateline.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.UUID;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;

/**
 * Where an article stands in the order of publication, newest first, which is that of each segment.
 *
 * @param time microseconds since 1970
 * @param high first half of the id, sortable
 * @param low second half of the id, sortable
 */
record Position(long time, long high, long low) implements Comparable<Position> {

    private static final Comparator<Position> OLDEST_FIRST = Comparator.comparingLong(Position::time)
            .thenComparingLong(Position::high)
            .thenComparingLong(Position::low);

    static Position of(Hit hit) {
        return new Position(
                Micros.of(hit.time()),
                ArticleFields.sortable(hit.id().getMostSignificantBits()),
                ArticleFields.sortable(hit.id().getLeastSignificantBits()));
    }

    Hit hit() {
        return new Hit(new UUID(ArticleFields.sortable(high), ArticleFields.sortable(low)), Micros.time(time));
    }

    @Override
    public int compareTo(Position other) {
        return OLDEST_FIRST.compare(this, other);
    }

    /** Reads the positions of a segment's documents, in ascending order of their numbers. */
    static final class Reader {

        private final NumericDocValues times;
        private final NumericDocValues highs;
        private final NumericDocValues lows;

        Reader(LeafReader segment) throws IOException {
            this(segment, ArticleFields.PUBLISHED_AT);
        }

        Reader(LeafReader segment, String time) throws IOException {
            times = segment.getNumericDocValues(time);
            highs = segment.getNumericDocValues(ArticleFields.ID_HIGH);
            lows = segment.getNumericDocValues(ArticleFields.ID_LOW);
        }

        Position at(int document) throws IOException {
            times.advanceExact(document);
            highs.advanceExact(document);
            lows.advanceExact(document);
            return new Position(times.longValue(), highs.longValue(), lows.longValue());
        }
    }

    /**
     * The first document of a segment that stands behind this position, or at it.
     *
     * @param at whether the one at it counts
     */
    int first(LeafReader segment, boolean at) throws IOException {
        int from = 0;
        int to = segment.maxDoc();
        while (from < to) {
            int middle = (from + to) >>> 1;
            int order = new Reader(segment).at(middle).compareTo(this);
            if (order < 0 || (at && order == 0)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
