package press.dateline.index;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import press.dateline.access.Condition;
import press.dateline.access.Contract;
import press.dateline.access.Listing;

/**
 * How many articles a contract leaves out of what everybody sees.
 *
 * @param byReason how many of these one of its entitlements leaves out for a reason; one may be left out for several
 */
public record LeftOut(int count, Map<String, Integer> byReason) {

    /** Counts them among those that a query for everybody finds. */
    static LeftOut of(IndexSearcher searcher, Query everybody, Contract contract, Instant at) throws IOException {
        Query left = but(everybody, Contracted.query(contract.articles(), at));
        Map<String, Integer> byReason = new TreeMap<>();
        Map<String, List<Condition.Because>> filters =
                contract.filters().stream().collect(Collectors.groupingBy(Condition.Because::reason));
        for (var filter : filters.entrySet()) {
            BooleanQuery.Builder failing = new BooleanQuery.Builder();
            filter.getValue().forEach(one -> failing.add(but(everybody, Contracted.query(one, at)), Occur.SHOULD));
            int count = searcher.count(new BooleanQuery.Builder()
                    .add(left, Occur.FILTER)
                    .add(failing.build(), Occur.FILTER)
                    .build());
            if (count > 0) {
                byReason.put(filter.getKey(), count);
            }
        }
        return new LeftOut(searcher.count(left), byReason);
    }

    /** Counts them among articles that everybody sees. */
    public static LeftOut of(Collection<Listing> everybody, Contract contract, Instant at) {
        List<Listing> left = everybody.stream()
                .filter(one -> !contract.articles().holds(one, at))
                .toList();
        Map<String, Integer> byReason = new TreeMap<>();
        for (Listing one : left) {
            contract.filters().stream()
                    .filter(filter -> !filter.holds(one, at))
                    .map(Condition.Because::reason)
                    .distinct()
                    .forEach(reason -> byReason.merge(reason, 1, Integer::sum));
        }
        return new LeftOut(left.size(), byReason);
    }

    private static Query but(Query these, Query without) {
        return new BooleanQuery.Builder()
                .add(these, Occur.FILTER)
                .add(without, Occur.MUST_NOT)
                .build();
    }
}
