package press.dateline.feed;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeFollower;
import press.dateline.change.ChangeType;
import press.dateline.change.LoggedChange;
import press.dateline.index.ArticleQuery;
import press.dateline.reading.SavedFilters;
import press.dateline.site.SiteCard;
import press.dateline.site.SiteLookup;

/**
 * The feeds that have names, what their filters stand for, and the site, in memory: so a feed costs no statement but
 * that for its articles. The log says when one of them changes, or something that filters name.
 */
@Singleton
class KnownFeeds implements ChangeFollower {

    private static final Set<ChangeType> NAMED = EnumSet.of(
            ChangeType.SETTINGS,
            ChangeType.SITE,
            ChangeType.SECTION,
            ChangeType.TAG,
            ChangeType.PERSON,
            ChangeType.PLACE);

    private final Feeds feeds;
    private final SiteLookup sites;
    private final SavedFilters filters;
    private volatile Known known = new Known();

    KnownFeeds(Feeds feeds, SiteLookup sites, SavedFilters filters) {
        this.feeds = feeds;
        this.sites = sites;
        this.filters = filters;
    }

    /** What was read since something changed last; what is read meanwhile by others is forgotten with it. */
    private static final class Known {
        private volatile @Nullable Map<String, Feed> byName;
        private volatile @Nullable SiteCard site;
        private final Map<Feed, ArticleQuery> queries = new ConcurrentHashMap<>();
    }

    /** The feed with this name; one statement where none is remembered. */
    Optional<Feed> named(String name) {
        return Optional.ofNullable(byName(known).get(name));
    }

    /** The site; one statement where it is not remembered. */
    SiteCard site() {
        Known now = known;
        SiteCard site = now.site;
        if (site == null) {
            site = sites.site();
            now.site = site;
        }
        return site;
    }

    /**
     * What a feed's filter asks for; one statement for each of its parameters where it is not remembered. It is remembered
     * of the feed as it was read: a caller may have one that is another one by now.
     */
    ArticleQuery query(Feed feed) {
        Known now = known;
        ArticleQuery query = now.queries.get(feed);
        if (query == null) {
            query = filters.read(feed.filter().parameters());
            now.queries.put(feed, query);
        }
        return query;
    }

    private Map<String, Feed> byName(Known now) {
        Map<String, Feed> all = now.byName;
        if (all == null) {
            all = feeds.all().stream().collect(Collectors.toMap(Feed::name, Function.identity()));
            now.byName = all;
        }
        return all;
    }

    @Override
    public void follow(List<LoggedChange> changes) {
        if (changes.stream().anyMatch(change -> NAMED.contains(change.type()))) {
            missed();
        }
    }

    @Override
    public void missed() {
        known = new Known();
    }

    @Override
    public boolean guardsReads() {
        return true;
    }
}
