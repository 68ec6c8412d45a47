package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.document.Document;
import press.dateline.index.ArticleIndex;
import press.dateline.index.ArticleOrder;
import press.dateline.index.ArticleQuery;
import press.dateline.index.Hit;
import press.dateline.web.CacheTags;

/**
 * Pages of published articles, the newest first, for what is written from them: feeds. What was withdrawn keeps its
 * place, as a notice; the first page, which is the one that is asked for again and again, has a notice of what was
 * withdrawn lately wherever its place is.
 */
@ApplicationScoped
public class PagedArticles {

    private static final Comparator<Listed> NEWEST = Comparator.comparing(Listed::publishedAt)
            .thenComparing(one -> one.id().toString()) // as PostgreSQL and the index sort ids
            .reversed();

    /** For how long the first page tells that something was withdrawn. */
    private static final Duration LATELY = Duration.ofDays(7);

    /** On a page whose end is fixed; where there are more, it ends before. */
    private static final int MOST_NOTICES = 1_000;

    private final ArticleIndex index;
    private final PublicArticles articles;

    PagedArticles(ArticleIndex index, PublicArticles articles) {
        this.index = index;
        this.articles = articles;
    }

    /** Something that stands on a page. */
    public sealed interface Listed {

        UUID id();

        Instant publishedAt();
    }

    /** An article, as the caller gets it. */
    public record Story(PublicArticles.Served served) implements Listed {

        @Override
        public UUID id() {
            return served.id();
        }

        @Override
        public Instant publishedAt() {
            return served.publishedAt();
        }
    }

    /**
     * An article that the caller could see, and that was withdrawn.
     *
     * @param withdrawnAt when it was withdrawn, or when its time ended
     * @param reason why, as its editor told the public
     */
    public record Withdrawn(
            UUID id,
            Instant publishedAt,
            Instant withdrawnAt,
            @Nullable String reason) implements Listed {}

    /**
     * A place in the list: behind the article that was published then and has this id.
     */
    public record Position(Instant publishedAt, UUID id) {

        /** That of something which stands in it. */
        public static Position of(Listed one) {
            return new Position(one.publishedAt(), one.id());
        }

        /** Whether something stands behind this place. */
        boolean isBefore(Listed one) {
            int times = publishedAt.compareTo(one.publishedAt());
            return times > 0 || (times == 0 && id.toString().compareTo(one.id().toString()) > 0);
        }
    }

    /**
     * A page.
     *
     * @param next where the next one begins; null at the end
     * @param tags what it rests on
     * @param validUntil when it ends by the clock; null where it does not
     */
    public record Found(
            List<Listed> items,
            @Nullable Position next,
            CacheTags tags,
            @Nullable Instant validUntil) {}

    /**
     * Which page is asked for.
     *
     * @param after where it begins; null: with the newest
     * @param limit how many entries it has
     * @param isFixed whether it has as many articles, and the notices besides: so these do not move its end
     */
    public record Asked(@Nullable Position after, int limit, boolean isFixed) {}

    /** A page; one statement. */
    public Found page(ArticleQuery query, Asked asked, Document.Kind kind) {
        Audience audience = query.audience();
        Position after = asked.after();
        int limit = asked.limit();
        int room = asked.isFixed() ? limit + MOST_NOTICES : limit;
        ArticleIndex.Answer answer = index.ask(new ArticleIndex.Question(
                query, ArticleOrder.NEWEST, after == null ? null : new Hit(after.id(), after.publishedAt()), limit));
        List<Hit> hits = answer.hits();
        Position last = answer.more()
                ? new Position(hits.getLast().time(), hits.getLast().id())
                : null;
        Instant lately = after == null ? audience.at().minus(LATELY) : null;
        List<Listed> all = articles
                .listed(
                        query,
                        hits.stream().map(Hit::id).toList(),
                        new PublicArticles.Stretch(after, last, room + 1, lately),
                        kind)
                .stream()
                .sorted(NEWEST)
                .toList();
        List<Listed> placed =
                all.stream().filter(one -> last == null || !last.isBefore(one)).toList();
        int most = Math.min(room, placed.size());
        Position next = most < placed.size() ? Position.of(placed.get(most - 1)) : last;
        List<Listed> items = Stream.concat(
                        placed.stream().limit(most),
                        all.stream().skip(most).filter(one -> wasWithdrawnSince(lately, one)))
                .toList();
        articles.give(stories(items).toList(), kind);
        CacheTags tags = tags(query, answer, items);
        return new Found(items, next, lately == null ? tags : tags.and(CacheTags.WITHDRAWALS), validUntil(items));
    }

    private static boolean wasWithdrawnSince(@Nullable Instant lately, Listed one) {
        return lately != null
                && one instanceof Withdrawn gone
                && !gone.withdrawnAt().isBefore(lately);
    }

    private static Stream<PublicArticles.Served> stories(List<Listed> items) {
        return items.stream().flatMap(item -> item instanceof Story story ? Stream.of(story.served()) : Stream.empty());
    }

    private static CacheTags tags(ArticleQuery query, ArticleIndex.Answer answer, List<Listed> items) {
        List<CacheTags> all = new ArrayList<>();
        stories(items).map(PublicArticles.Served::tags).forEach(all::add);
        all.add(CacheTags.ofShown(items.stream().map(Listed::id).toList()));
        all.add(ArticleListing.restsOn(query, ArticleOrder.NEWEST));
        Hit beyond = answer.beyond();
        if (beyond != null) {
            all.add(CacheTags.ofShown(List.of(beyond.id())));
        }
        if (query.text() != null) {
            all.add(CacheTags.NONE.and(CacheTags.COUNTS));
        }
        return CacheTags.union(all);
    }

    private static @Nullable Instant validUntil(List<Listed> items) {
        return stories(items)
                .map(PublicArticles.Served::validUntil)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
