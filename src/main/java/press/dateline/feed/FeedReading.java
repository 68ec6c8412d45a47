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
import press.dateline.reading.PagedArticles.Position;
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
    private final FeedArchives archives;
    private final Caller caller;
    private final Paging paging;
    private final ObjectMapper json;

    FeedReading(
            KnownFeeds feeds,
            FeedForms forms,
            SavedFilters filters,
            PagedArticles articles,
            FeedArchives archives,
            Caller caller,
            Paging paging,
            ObjectMapper json) {
        this.feeds = feeds;
        this.forms = forms;
        this.filters = filters;
        this.articles = articles;
        this.archives = archives;
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
        Audience audience = form.tellsEmbargo() ? caller.audience() : withoutEmbargo(caller.audience());
        ArticleQuery query = feed.map(feeds::query).orElseGet(() -> ArticleQuery.all(audience));
        Map<String, List<String>> asked = filter.filters();
        if (!asked.isEmpty()) {
            query = query.and(filters.read(asked));
        }
        paging.madeBy(parameters(asked, filter));
        Reading reading = read(form, query.seenBy(audience), filter.limit.value());
        PagedArticles.Found found = reading.found();
        FeedPage page = page(feed, reading, asked);
        CacheTags tags =
                feed.map(one -> found.tags().and(CacheTags.shows(one.id()))).orElse(found.tags());
        if (form.isArchived()) {
            // How many articles a month has decides on the bounds in it.
            tags = tags.and(CacheTags.WITHDRAWALS);
        }
        // When it changed last is not known: what has left it, or was published long before it came, is not on it.
        return new Representation(form.write(page), form.contentType(), null, tags, found.validUntil());
    }

    private static Audience withoutEmbargo(Audience own) {
        return new Audience(false, own.contract(), own.at(), own.ahead());
    }

    private static Map<String, List<String>> parameters(Map<String, List<String>> asked, FeedFilter filter) {
        Map<String, List<String>> parameters = new TreeMap<>(asked);
        if (filter.hasLimit()) {
            parameters.put("limit", List.of(String.valueOf(filter.limit.value())));
        }
        return parameters;
    }

    /** What was read of a page, and where the archives around it are. */
    private record Reading(PagedArticles.Found found, FeedPage.Addresses.Archives around) {}

    private Reading read(FeedForm form, ArticleQuery query, int limit) {
        @Nullable
        Position after = paging.afterTime()
                .map(place -> new Position(place.instant(), place.id()))
                .orElse(null);
        if (!form.isArchived()) {
            return new Reading(page(query, after, limit, false), FeedPage.Addresses.Archives.NONE);
        }
        if (after == null) {
            PagedArticles.Found found = page(query, null, limit, false);
            return new Reading(found, new FeedPage.Addresses.Archives(false, newestArchive(query, found, limit), null));
        }
        FeedArchives.Archive archive = archives.behind(query, after, limit);
        PagedArticles.Found found = page(query, after, archive.size(), true);
        return new Reading(
                found,
                new FeedPage.Addresses.Archives(archive.isArchive(), address(found.next()), address(archive.newer())));
    }

    private PagedArticles.Found page(ArticleQuery query, @Nullable Position after, int limit, boolean isFixed) {
        return articles.page(query, new PagedArticles.Asked(after, limit, isFixed), Document.Kind.FULL);
    }

    /** Where notices have taken so much of the page that the archive does not begin on it, it leads on to the next one. */
    private @Nullable String newestArchive(ArticleQuery query, PagedArticles.Found found, int limit) {
        List<PagedArticles.Story> stories = found.items().stream()
                .filter(PagedArticles.Story.class::isInstance)
                .map(PagedArticles.Story.class::cast)
                .toList();
        if (found.next() == null || stories.isEmpty()) {
            return address(found.next());
        }
        int unarchived = archives.unarchived(query, stories.getFirst().publishedAt(), limit);
        return unarchived > stories.size() ? address(found.next()) : address(Position.of(stories.get(unarchived - 1)));
    }

    private @Nullable String address(@Nullable Position place) {
        return place == null ? null : paging.behind(cursor(place));
    }

    private String cursor(Position place) {
        return paging.cursor(List.of(place.publishedAt(), place.id()));
    }

    private FeedPage page(Optional<Feed> feed, Reading reading, Map<String, List<String>> asked) {
        PagedArticles.Found found = reading.found();
        SiteCard site = feeds.site();
        List<FeedEntry> entries = found.items().stream().map(this::entry).toList();
        Instant changedAt = entries.stream()
                .map(FeedEntry::changedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Position next = found.next();
        FeedPage.Addresses addresses = new FeedPage.Addresses(
                paging.self(), paging.first(), next == null ? null : paging.next(cursor(next)), reading.around());
        return new FeedPage(
                "urn:uuid:" + feed.filter(_ -> asked.isEmpty()).map(Feed::id).orElseGet(() -> named(site, feed, asked)),
                feed.map(Feed::title).orElse(site.name()),
                feed.isPresent() ? feed.get().description() : site.tagline(),
                site,
                entries,
                addresses,
                feed.map(Feed::modifiedAt).filter(changedAt::isBefore).orElse(changedAt));
    }

    /** A feed without a name of its own is named by what makes it, whatever its addresses are (RFC 9562, version 3). */
    private static UUID named(SiteCard site, Optional<Feed> feed, Map<String, List<String>> asked) {
        String made = site.webUrl() + " " + feed.map(Feed::name).orElse(Feed.ALL) + " " + new TreeMap<>(asked);
        return UUID.nameUUIDFromBytes(made.getBytes(StandardCharsets.UTF_8));
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
