package press.dateline.index;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import press.dateline.access.Condition;

/** Says in Lucene's words what a contract asks of articles. */
final class Contracted {

    private Contracted() {}

    static Query query(Condition condition, Instant at) {
        return switch (condition) {
            case Condition.All all -> all(all.of(), at);
            case Condition.Any any -> any(any.of(), at);
            case Condition.Has has -> traits(has.one());
            case Condition.HasNone none -> not(traits(none.of()));
            case Condition.Because because -> query(because.of(), at);
            case Condition.Age age -> {
                long from = age.depth() == null ? Long.MIN_VALUE : Micros.of(at.minus(age.depth())) + 1;
                long to = Micros.of(at.minus(age.delay()));
                Query values = NumericDocValuesField.newSlowRangeQuery(ArticleFields.PUBLISHED_AT, from, to);
                yield from > to
                        ? new MatchNoDocsQuery("goes before it comes")
                        : new IndexSortSortedNumericDocValuesRangeQuery(ArticleFields.PUBLISHED_AT, from, to, values);
            }
            case Condition.Unexpired _ ->
                not(LongPoint.newRangeQuery(ArticleFields.RIGHTS_END, Long.MIN_VALUE, Micros.of(at)));
        };
    }

    private static Query all(List<Condition> conditions, Instant at) {
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(new MatchAllDocsQuery(), Occur.FILTER);
        conditions.forEach(one -> query.add(query(one, at), Occur.FILTER));
        return query.build();
    }

    private static Query any(List<Condition> conditions, Instant at) {
        if (conditions.isEmpty()) {
            return new MatchNoDocsQuery("nothing is agreed on");
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        conditions.forEach(one -> query.add(query(one, at), Occur.SHOULD));
        return query.build();
    }

    private static Query traits(Set<String> traits) {
        return new TermInSetQuery(
                ArticleFields.TRAIT, traits.stream().map(BytesRef::new).toList());
    }

    private static Query not(Query query) {
        return new BooleanQuery.Builder()
                .add(new MatchAllDocsQuery(), Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }
}
