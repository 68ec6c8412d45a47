package press.dateline.index;

import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSortSortedNumericDocValuesRangeQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Contract;

/** Says in Lucene's words which articles match. */
final class Matching {

    private Matching() {}

    static Query of(ArticleQuery asked) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (asked.text() != null) {
            query.add(said(asked.text(), asked.audience()), Occur.MUST);
        }
        asked.all().forEach(group -> query.add(any(ArticleFields.FACET, group), Occur.FILTER));
        asked.shows()
                .forEach(image -> query.add(
                        new TermQuery(new Term(ArticleFields.SHOWS, ArticleFields.bytes(image))), Occur.FILTER));
        asked.spans().forEach(span -> query.add(in(span), Occur.FILTER));
        if (asked.text() == null
                && asked.all().isEmpty()
                && asked.shows().isEmpty()
                && asked.spans().isEmpty()) {
            query.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        if (!asked.none().isEmpty()) {
            query.add(any(ArticleFields.FACET, asked.none()), Occur.MUST_NOT);
        }
        if (!asked.exclude().isEmpty()) {
            query.add(any(ArticleFields.ID, asked.exclude()), Occur.MUST_NOT);
        }
        hide(query, asked.audience());
        return query.build();
    }

    /** Who is given an article's summary alone finds it by that alone: else words could be asked for one by one. */
    private static Query said(ArticleQuery.Said said, Audience audience) {
        Contract contract = audience.contract();
        if (contract == null || contract.isFull()) {
            return said.anywhere();
        }
        Query whole = Contracted.query(contract.wholeArticles(), audience.at());
        return new BooleanQuery.Builder()
                .add(
                        new BooleanQuery.Builder()
                                .add(said.anywhere(), Occur.MUST)
                                .add(whole, Occur.FILTER)
                                .build(),
                        Occur.SHOULD)
                .add(
                        new BooleanQuery.Builder()
                                .add(said.inSummaries(), Occur.MUST)
                                .add(whole, Occur.MUST_NOT)
                                .build(),
                        Occur.SHOULD)
                .build();
    }

    /** Leaves out what an audience may not see: what {@link Audience#sees} says in SQL. */
    private static void hide(BooleanQuery.Builder query, Audience audience) {
        query.add(
                LongPoint.newRangeQuery(ArticleFields.ENDS_AT, Long.MIN_VALUE, Micros.of(audience.at())),
                Occur.MUST_NOT);
        if (!audience.embargo()) {
            long from = audience.ahead() ? Micros.of(audience.at()) + 1 : Long.MIN_VALUE;
            query.add(LongPoint.newRangeQuery(ArticleFields.EMBARGO_UNTIL, from, Long.MAX_VALUE), Occur.MUST_NOT);
        }
        if (audience.contract() != null) {
            query.add(Contracted.query(audience.contract().articles(), audience.at()), Occur.FILTER);
        }
    }

    private static Query any(String field, List<UUID> ids) {
        return ids.size() == 1
                ? new TermQuery(new Term(field, ArticleFields.bytes(ids.getFirst())))
                : new TermInSetQuery(field, ArticleFields.bytes(ids));
    }

    private static Query in(ArticleQuery.Span span) {
        long from = span.from() == null ? Long.MIN_VALUE : Micros.of(span.from());
        long to = span.to() == null ? Long.MAX_VALUE : Micros.of(span.to()) - 1;
        return from > to ? new MatchNoDocsQuery("ends before it begins") : range(span.time(), from, to);
    }

    private static Query range(ArticleQuery.Time time, long from, long to) {
        String field = time.field;
        Query values = NumericDocValuesField.newSlowRangeQuery(field, from, to);
        return time == ArticleQuery.Time.PUBLISHED
                ? new IndexSortSortedNumericDocValuesRangeQuery(field, from, to, values)
                : new IndexOrDocValuesQuery(LongPoint.newRangeQuery(field, from, to), values);
    }

    /** Leaves out the article that is previewed, as it was before: not the one in its place. */
    static Query without(Query query, @Nullable UUID previewed) {
        if (previewed == null) {
            return query;
        }
        Query before = new BooleanQuery.Builder()
                .add(new TermQuery(ArticleFields.id(previewed)), Occur.FILTER)
                .add(new TermQuery(new Term(ArticleFields.PREVIEW, ArticleFields.YES)), Occur.MUST_NOT)
                .build();
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(before, Occur.MUST_NOT)
                .build();
    }
}
