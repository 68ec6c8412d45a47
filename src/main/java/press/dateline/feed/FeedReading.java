package press.dateline.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.document.ArticleView;
import press.dateline.document.Document;
import press.dateline.index.ArticleQuery;
import press.dateline.reading.PagedArticles;
import press.dateline.reading.SavedFilters;
import press.dateline.site.SiteCard;
import press.dateline.web.CacheTags;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.Representation;

/** Answers pages of feeds: one statement, beside those for the filters in the address. */
@RequestScoped
class FeedReading {

    private final KnownFeeds feeds;
    private final FeedForms forms;
    private final SavedFilters filters;
    private final PagedArticles articles;
    private final Caller caller;
    private final Paging paging;
    private final ObjectMapper json;

    FeedReading(
            KnownFeeds feeds,
            FeedForms forms,
            SavedFilters filters,
            PagedArticles articles,
            Caller caller,
            Paging paging,
            ObjectMapper json) {
        this.feeds = feeds;
        this.forms = forms;
        this.filters = filters;
        this.articles = articles;
        this.caller = caller;
        this.paging = paging;
        this.json = json;
    }

    /**
     * A page.
     *
     * @param name the feed's, or {@link Feed#ALL}
     * @throws ProblemException 404 where there is no such feed, or form; 400 where a filter is wrong
     */
    Representation answer(String name, String suffix, FeedFilter filter) {
        FeedForm form =
                forms.withSuffix(suffix).orElseThrow(() -> ProblemException.notFound("feed", name + "." + suffix));
        Optional<Feed> feed = name.equals(Feed.ALL) ? Optional.empty() : feeds.named(name);
        if (feed.isEmpty() && !name.equals(Feed.ALL)) {
            throw ProblemException.notFound("feed", name);
        }
        Audience audience = caller.audience();
        ArticleQuery query = feed.map(feeds::query).orElseGet(() -> ArticleQuery.all(audience));
        Map<String, List<String>> asked = filter.filters();
        if (!asked.isEmpty()) {
            query = query.and(filters.read(asked));
        }
        paging.madeBy(parameters(asked, filter));
        PagedArticles.Found found = articles.page(
                query,
                audience,
                paging.afterTime()
                        .map(after -> new PagedArticles.Position(after.instant(), after.id()))
                        .orElse(null),
                filter.limit.value(),
                Document.Kind.FULL);
        FeedPage page = page(feed, found, asked);
        CacheTags tags =
                feed.map(one -> found.tags().and(CacheTags.shows(one.id()))).orElse(found.tags());
        return new Representation(
                form.write(page), form.contentType(), modified(audience, page), tags, found.validUntil());
    }

    private static Map<String, List<String>> parameters(Map<String, List<String>> asked, FeedFilter filter) {
        Map<String, List<String>> parameters = new TreeMap<>(asked);
        if (filter.hasLimit()) {
            parameters.put("limit", List.of(String.valueOf(filter.limit.value())));
        }
        return parameters;
    }

    /**
     * Not told to partners: an article that comes to them after its delay may have been changed before the rest of the
     * page was, so that this would not move.
     */
    private static @Nullable Instant modified(Audience audience, FeedPage page) {
        return audience.contract() == null && !page.entries().isEmpty() ? page.changedAt() : null;
    }

    private FeedPage page(Optional<Feed> feed, PagedArticles.Found found, Map<String, List<String>> asked) {
        SiteCard site = feeds.site();
        List<FeedEntry> entries = found.items().stream().map(this::entry).toList();
        Instant changedAt = entries.stream()
                .map(FeedEntry::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        PagedArticles.Position next = found.next();
        String first = paging.first();
        FeedPage.Addresses addresses = new FeedPage.Addresses(
                paging.self(),
                first,
                next == null ? null : paging.next(paging.cursor(List.of(next.publishedAt(), next.id()))));
        return new FeedPage(
                "urn:uuid:" + feed.filter(_ -> asked.isEmpty()).map(Feed::id).orElseGet(() -> named(site, feed, asked)),
                feed.map(Feed::title).orElse(site.name()),
                feed.isPresent() ? feed.get().description() : site.tagline(),
                site,
                entries,
                addresses,
                feed.map(Feed::modifiedAt).filter(changedAt::isBefore).orElse(changedAt));
    }

    private FeedEntry entry(PagedArticles.Listed item) {
        return switch (item) {
            case PagedArticles.Story story -> story(story);
            case PagedArticles.Withdrawn gone ->
                new FeedEntry.Notice(gone.id(), gone.publishedAt(), gone.withdrawnAt(), gone.reason());
        };
    }

    private FeedEntry.Story story(PagedArticles.Story story) {
        try {
            ArticleView article = json.readValue(story.served().body(), ArticleView.class);
            boolean isWhole = story.served().isWhole();
            return new FeedEntry.Story(
                    isWhole ? article : article.withoutBody(),
                    isWhole,
                    story.served().modifiedAt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
    /** A feed without a name of its own is named by what makes it, whatever its addresses are (RFC 9562, version 3). */
    private static UUID named(SiteCard site, Optional<Feed> feed, Map<String, List<String>> asked) {
        String made = site.webUrl() + " " + feed.map(Feed::name).orElse(Feed.ALL) + " " + new TreeMap<>(asked);
        return UUID.nameUUIDFromBytes(made.getBytes(StandardCharsets.UTF_8));
    }

