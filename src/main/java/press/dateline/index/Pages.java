package press.dateline.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * Pages in the order of publication. As each segment is sorted by it, a page is the first matches behind a position that
 * a binary search finds: its cost is that of its own articles, not of the pages before it.
 */
final class Pages {

    private static final int FIRST_WINDOW = 512;
    private static final int WINDOW_GROWTH = 4;
    private static final int LARGEST_WINDOW = 1 << 24;

    private Pages() {}

    /** Newest first. */
    static List<Hit> newest(List<LeafReaderContext> segments, Weight weight, @Nullable Hit after, int most)
            throws IOException {
        List<Position> found = new ArrayList<>();
        for (LeafReaderContext segment : segments) {
            int from = after == null ? 0 : Position.of(after).first(segment.reader(), false);
            int[] documents = new int[most];
            int count = FirstMatches.into(documents, segment, weight, from);
            Position.Reader reader = new Position.Reader(segment.reader());
            for (int i = 0; i < count; i++) {
                found.add(reader.at(documents[i]));
            }
        }
        found.sort(Comparator.reverseOrder());
        return found.stream().limit(most).map(Position::hit).toList();
    }

    /** Oldest first: each segment is walked from its end, in windows that grow, until there are enough. */
    static List<Hit> oldest(List<LeafReaderContext> segments, Weight weight, @Nullable Hit after, int most)
            throws IOException {
        List<Position> found = new ArrayList<>();
        for (LeafReaderContext segment : segments) {
            int end = after == null
                    ? segment.reader().maxDoc()
                    : Position.of(after).first(segment.reader(), true);
            List<Integer> documents = last(segment, weight, end, most);
            Collections.sort(documents);
            Position.Reader reader = new Position.Reader(segment.reader());
            for (int document : documents) {
                found.add(reader.at(document));
            }
        }
        Collections.sort(found);
        return found.stream().limit(most).map(Position::hit).toList();
    }

    private static List<Integer> last(LeafReaderContext segment, Weight weight, int end, int most) throws IOException {
        List<Integer> documents = new ArrayList<>();
        int to = end;
        int window = FIRST_WINDOW;
        while (to > 0 && documents.size() < most) {
            @Nullable ScorerSupplier supplier = weight.scorerSupplier(segment);
            if (supplier == null) {
                break;
            }
            int from = Math.max(0, to - window);
            Last last = new Last(most - documents.size());
            supplier.bulkScorer().score(last, segment.reader().getLiveDocs(), from, to);
            documents.addAll(last.documents());
            to = from;
            window = Math.min(window * WINDOW_GROWTH, LARGEST_WINDOW);
        }
        return documents;
    }

    /** Keeps the last documents of those that it gets. */
    private static final class Last implements LeafCollector {

        private final int[] ring;
        private int count;

        Last(int most) {
            ring = new int[most];
        }

        @Override
        public void setScorer(Scorable scorer) {
            // the order is not by score
        }

        @Override
        public void collect(int document) {
            ring[count++ % ring.length] = document;
        }

        List<Integer> documents() {
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < Math.min(count, ring.length); i++) {
                kept.add(ring[i]);
            }
            return kept;
        }
    }
}
