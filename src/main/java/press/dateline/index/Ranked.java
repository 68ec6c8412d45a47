package press.dateline.index;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import press.dateline.text.Relevance;

/** Pages in the order of relevance. */
final class Ranked {

    private static final Relevance RELEVANCE =
            new Relevance(ArticleFields.PUBLISHED_AT, ArticleFields.ID_HIGH, ArticleFields.ID_LOW);

    private Ranked() {}

    /**
     * A page.
     *
     * @param approximate whether there are older matches, which were not ranked
     */
    record Page(List<Hit> hits, boolean approximate) {}

    static Page page(IndexSearcher searcher, Query query, Instant now, @Nullable Hit after, int most)
            throws IOException {
        Hit.@Nullable Rank rank = after == null ? null : after.rank();
        Instant from = rank == null ? now : rank.from();
        Relevance.Ranking ranking = RELEVANCE.best(
                searcher, query, from, most, after == null || rank == null ? null : match(after, rank.score()));
        return new Page(
                ranking.matches().stream().map(match -> hit(match, from)).toList(), ranking.approximate());
    }

    private static Relevance.Match match(Hit hit, float score) {
        Position position = Position.of(hit);
        return new Relevance.Match(score, position.time(), position.high(), position.low());
    }

    private static Hit hit(Relevance.Match match, Instant from) {
        UUID id = new UUID(ArticleFields.sortable(match.idHigh()), ArticleFields.sortable(match.idLow()));
        return new Hit(id, Micros.time(match.publishedAt()), new Hit.Rank(match.score(), from));
    }
}
