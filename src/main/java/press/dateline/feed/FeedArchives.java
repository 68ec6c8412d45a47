package press.dateline.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import press.dateline.index.ArticleIndex;
import press.dateline.index.ArticleOrder;
import press.dateline.index.ArticleQuery;
import press.dateline.index.Hit;
import press.dateline.reading.PagedArticles.Position;

/**
 * Where a feed is parted into archives (RFC 5005, section 4), so that whoever has one need not read it again: in each month
 * of first publication (UTC), counted from its oldest article, there are so many as a page has articles. What is left over
 * at the end of a month is an archive, too, once there are articles of a later month; until then it stands on the first
 * page alone. It is asked of the index, without a statement.
 */
@Singleton
class FeedArchives {

    /** Of articles in a month: more are not counted. */
    private static final int MOST = 50_000;

    private final ArticleIndex index;

    FeedArchives(ArticleIndex index) {
        this.index = index;
    }

    /**
     * What begins behind a place in the list.
     *
     * @param size how many articles it has
     * @param isArchive whether it is one of the archives; else it begins within one, and ends where that does
     * @param newer where the archive of the newer articles begins; null: these are on the first page
     */
    record Archive(int size, boolean isArchive, @Nullable Position newer) {}

    /** What begins behind a place; nothing has none. */
    Archive behind(ArticleQuery query, Position place, int size) {
        Hit from = new Hit(place.id(), place.publishedAt());
        Optional<Hit> newest = ask(query, ArticleOrder.NEWEST, from, 1).stream().findFirst();
        if (newest.isEmpty()) {
            return new Archive(size, false, null);
        }
        YearMonth month = month(newest.get().time());
        int older = ask(in(month, query), ArticleOrder.NEWEST, from, MOST).size();
        boolean isArchive = older % size == 0 || !month.equals(month(place.publishedAt()));
        return new Archive(rest(older, size), isArchive, isArchive ? newer(query, from, size) : null);
    }

    /** The archive that ends at a place ends a month, or is as long as any. */
    private @Nullable Position newer(ArticleQuery query, Hit lowest, int size) {
        YearMonth month = month(lowest.time());
        List<Hit> above = ask(query, ArticleOrder.OLDEST, lowest, size);
        return above.stream()
                .filter(hit -> !month(hit.time()).equals(month))
                .findFirst()
                .or(() -> above.size() == size ? Optional.of(above.getLast()) : Optional.empty())
                .map(hit -> new Position(hit.time(), hit.id()))
                .orElse(null);
    }

    /**
     * How many of the newest articles are in no archive yet.
     *
     * @param newest when the newest of all was published
     */
    int unarchived(ArticleQuery query, Instant newest, int size) {
        return rest(
                ask(in(month(newest), query), ArticleOrder.NEWEST, null, MOST).size(), size);
    }

    /** What is over the whole archives of a month, of which the last one counts as being over. */
    private static int rest(int articles, int size) {
        return Math.floorMod(articles - 1, size) + 1;
    }

    private List<Hit> ask(ArticleQuery query, ArticleOrder order, @Nullable Hit after, int most) {
        return index.ask(new ArticleIndex.Question(query, order, after, most)).hits();
    }

    private static ArticleQuery in(YearMonth month, ArticleQuery query) {
        ArticleQuery.Span span =
                new ArticleQuery.Span(ArticleQuery.Time.PUBLISHED, begin(month), begin(month.plusMonths(1)));
        return query.and(
                new ArticleQuery(query.audience(), List.of(), List.of(), List.of(span), List.of(), List.of(), null));
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
