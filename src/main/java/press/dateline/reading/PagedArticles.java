package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
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
 * place, as a notice.
 */
@ApplicationScoped
public class PagedArticles {

    private static final Comparator<Listed> NEWEST = Comparator.comparing(Listed::publishedAt)
            .thenComparing(one -> one.id().toString()) // as PostgreSQL and the index sort ids
            .reversed();

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
    public record Position(Instant publishedAt, UUID id) {}

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
     * A page; one statement.
     *
     * @param after where it begins; null: with the newest
     */
    public Found page(ArticleQuery asked, Audience audience, @Nullable Position after, int limit, Document.Kind kind) {
        ArticleQuery query = asked.seenBy(audience);
        ArticleIndex.Answer answer = index.ask(new ArticleIndex.Question(
                query, ArticleOrder.NEWEST, after == null ? null : new Hit(after.id(), after.publishedAt()), limit));
        List<Hit> hits = answer.hits();
        Position last = answer.more()
                ? new Position(hits.getLast().time(), hits.getLast().id())
                : null;
        List<Listed> all = new ArrayList<>(articles.listed(
                query, hits.stream().map(Hit::id).toList(), new PublicArticles.Stretch(after, last, limit + 1), kind));
        all.sort(NEWEST);
        List<Listed> items = all.size() > limit ? all.subList(0, limit) : all;
        Position next = all.size() > limit
                ? new Position(items.getLast().publishedAt(), items.getLast().id())
                : last;
        articles.give(stories(items).toList(), kind);
        return new Found(List.copyOf(items), next, tags(query, answer, items), validUntil(items));
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
