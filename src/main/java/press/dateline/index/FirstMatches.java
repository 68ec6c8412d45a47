package press.dateline.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/** Takes the first matches of a segment, which are its newest, until there is no more room. */
final class FirstMatches implements LeafCollector {

    private final int[] documents;
    private int count;

    private FirstMatches(int[] documents) {
        this.documents = documents;
    }

    /** Fills in the documents from one on; answers how many there are. */
    static int into(int[] documents, LeafReaderContext segment, Weight weight, int from) throws IOException {
        @Nullable BulkScorer scorer = weight.bulkScorer(segment);
        if (scorer == null || documents.length == 0) {
            return 0;
        }
        FirstMatches matches = new FirstMatches(documents);
        try {
            scorer.score(
                    matches,
                    segment.reader().getLiveDocs(),
                    from,
                    segment.reader().maxDoc());
        } catch (CollectionTerminatedException _) {
            // there is no more room
        }
        return matches.count;
    }

    @Override
    public void setScorer(Scorable scorer) {
        // the order is not by score
    }

    @Override
    public void collect(int document) {
        documents[count++] = document;
        if (count == documents.length) {
            throw new CollectionTerminatedException();
        }
    }
}
