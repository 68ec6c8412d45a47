package press.dateline.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * Pages in the order of updates, which is not that of the segments: a tree of these times leads to the next ones, and
 * what cannot be among them is skipped.
 */
final class Updates {

    private static final Sort ORDER = new Sort(
            new SortField(ArticleFields.UPDATED_AT, SortField.Type.LONG, true),
            new SortField(ArticleFields.ID_HIGH, SortField.Type.LONG, true),
            new SortField(ArticleFields.ID_LOW, SortField.Type.LONG, true));

    private Updates() {}

    static List<Hit> page(IndexSearcher searcher, Query query, @Nullable Hit after, int most) throws IOException {
        @Nullable FieldDoc before = null;
        Query behind = query;
        if (after != null) {
            Position position = Position.of(after);
            before =
                    new FieldDoc(Integer.MAX_VALUE, 0, new Object[] {position.time(), position.high(), position.low()});
            behind = new BooleanQuery.Builder()
                    .add(query, Occur.FILTER)
                    .add(
                            LongPoint.newRangeQuery(ArticleFields.UPDATED_AT, Long.MIN_VALUE, position.time()),
                            Occur.FILTER)
                    .build();
        }
        // One hit is enough to be counted: from then on what cannot be on the page is skipped.
        ScoreDoc[] found = searcher.search(behind, new TopFieldCollectorManager(ORDER, most, before, 1)).scoreDocs;
        List<Hit> hits = new ArrayList<>();
        for (ScoreDoc one : found) {
            Object[] keys = ((FieldDoc) one).fields;
            hits.add(new Position((Long) keys[0], (Long) keys[1], (Long) keys[2]).hit());
        }
        return hits;
    }
}
