package press.dateline.index;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import press.dateline.access.Audience;
import press.dateline.document.Facets;

/**
 * Finds articles that have people, places and tags in common with one. The rarer what they share, the more it weighs
 * (Lucene's inverse document frequency), and twice where both are about it; closeness in time is added. It is computed
 * when it is asked for, so it is never out of date.
 */
@Singleton
public class RelatedArticles {

    /** What closeness in time is worth at most: as much as sharing something that some hundredth of all articles have. */
    private static final float TIME = 2;

    /** At this distance in time it is worth half. */
    private static final Duration PIVOT = Duration.ofDays(30);

    /** More are not looked at: the first ones are the article's own subjects. */
    private static final int MOST_OF_A_KIND = 50;

    private static final List<String> SHARED = List.of(ArticleFields.PERSON, ArticleFields.PLACE, ArticleFields.TAG);

    /** Of those that are as near, the newest first. */
    private static final Sort NEAREST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(ArticleFields.PUBLISHED_AT, SortField.Type.LONG, true),
            new SortField(ArticleFields.ID_HIGH, SortField.Type.LONG, true),
            new SortField(ArticleFields.ID_LOW, SortField.Type.LONG, true));

    private final ArticleIndex index;

    RelatedArticles(ArticleIndex index) {
        this.index = index;
    }

    /**
     * The articles nearest to each, as far as the audience may see them; none where nothing is shared.
     *
     * @throws press.dateline.web.ProblemException 503 while the index is being built, and where it takes too long
     */
    public Map<UUID, List<UUID>> of(Collection<UUID> articles, Audience audience, int most) {
        return index.ask(ArticleQuery.all(audience), nearest(articles, most));
    }

    /**
     * The same, where it can be done without: empty where it takes too long.
     *
     * @throws press.dateline.web.ProblemException 503 while the index is being built
     */
    public Optional<Map<UUID, List<UUID>>> inTime(Collection<UUID> articles, Audience audience, int most) {
        return index.askForMore(ArticleQuery.all(audience), nearest(articles, most));
    }

    private static ArticleIndex.Asking<Map<UUID, List<UUID>>> nearest(Collection<UUID> articles, int most) {
        return (searcher, seen) -> {
            Map<UUID, List<UUID>> near = new LinkedHashMap<>();
            for (UUID article : articles) {
                ScoreDoc[] own = searcher.search(both(seen, new TermQuery(ArticleFields.id(article))), 1).scoreDocs;
                near.put(article, own.length == 0 ? List.of() : near(searcher, seen, article, own[0].doc, most));
            }
            return near;
        };
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, Occur.FILTER)
                .add(other, Occur.FILTER)
                .build();
    }

    private static List<UUID> near(IndexSearcher searcher, Query seen, UUID article, int document, int most)
            throws IOException {
        List<LeafReaderContext> segments = searcher.getIndexReader().leaves();
        LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
        int here = document - segment.docBase;
        BooleanQuery.Builder shared = new BooleanQuery.Builder();
        int clauses = 0;
        for (UUID thing : subjects(segment.reader(), here)) {
            shared.add(facet(thing), Occur.SHOULD);
            if (isUnder(segment.reader(), here, Facets.about(thing))) {
                shared.add(facet(Facets.about(thing)), Occur.SHOULD);
            }
            clauses++;
        }
        if (clauses == 0) {
            return List.of();
        }
        long time = new Position.Reader(segment.reader()).at(here).time();
        Query query = new BooleanQuery.Builder()
                .add(seen, Occur.FILTER)
                .add(new TermQuery(ArticleFields.id(article)), Occur.MUST_NOT)
                .add(shared.build(), Occur.MUST)
                .add(
                        LongField.newDistanceFeatureQuery(
                                ArticleFields.UPDATED_AT, TIME, time, PIVOT.toNanos() / 1_000),
                        Occur.SHOULD)
                .build();
        List<UUID> near = new ArrayList<>();
        for (ScoreDoc one : searcher.search(query, most, NEAREST).scoreDocs) {
            LeafReaderContext there = segments.get(ReaderUtil.subIndex(one.doc, segments));
            near.add(new Position.Reader(there.reader())
                    .at(one.doc - there.docBase)
                    .hit()
                    .id());
        }
        return near;
    }

    private static Query facet(UUID facet) {
        return new TermQuery(new Term(ArticleFields.FACET, ArticleFields.bytes(facet)));
    }

    private static boolean isUnder(LeafReader segment, int document, UUID facet) throws IOException {
        PostingsEnum postings =
                segment.postings(new Term(ArticleFields.FACET, ArticleFields.bytes(facet)), PostingsEnum.NONE);
        return postings != null && postings.advance(document) == document;
    }

    /** The people, places and tags of a document. */
    private static List<UUID> subjects(LeafReader segment, int document) throws IOException {
        List<UUID> subjects = new ArrayList<>();
        for (String field : SHARED) {
            SortedSetDocValues values = segment.getSortedSetDocValues(field);
            if (values != null && values.advanceExact(document)) {
                int count = Math.min(values.docValueCount(), MOST_OF_A_KIND);
                for (int i = 0; i < count; i++) {
                    subjects.add(ArticleFields.id(values.lookupOrd(values.nextOrd())));
                }
            }
        }
        return subjects;
    }
}
