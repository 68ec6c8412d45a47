package press.dateline.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.access.GivenArticles;
import press.dateline.index.ArticleIndex;
import press.dateline.index.ArticleQuery;
import press.dateline.index.MonthCount;
import press.dateline.site.SiteCard;
import press.dateline.web.CacheTags;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.PublicUrl;
import press.dateline.web.Representation;

/**
 * Sitemaps of what everybody may read: one for each month of first publication (UTC), or several where a month has more
 * articles than one may hold, an index of these, and one of the news of the last two days.
 */
@ApplicationScoped
class Sitemaps {

    static final String MEDIA_TYPE = "application/xml";

    /** The most that a sitemap may hold; with the longest addresses that there are these have 35 of the 50 MB. */
    private static final int MOST_URLS = 50_000;

    private static final int MOST_NEWS = 1_000;
    private static final Duration NEWS = Duration.ofDays(2);

    /** A month, and which of its files, where it has more than one. */
    private static final Pattern FILE = Pattern.compile("([0-9]{4})-([0-9]{2})(?:-([1-9][0-9]{0,3}))?");

    /** Sitemaps of months that are written at once: each may have 50,000 rows in memory. */
    private static final int AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final KnownFeeds feeds;
    private final SitemapArticles articles;
    private final ArticleIndex index;
    private final PublicUrl publicUrl;
    private final Caller caller;
    private final GivenArticles given;

    Sitemaps(
            KnownFeeds feeds,
            SitemapArticles articles,
            ArticleIndex index,
            PublicUrl publicUrl,
            Caller caller,
            GivenArticles given) {
        this.feeds = feeds;
        this.articles = articles;
        this.index = index;
        this.publicUrl = publicUrl;
        this.caller = caller;
        this.given = given;
    }

    /** All sitemaps of the archive; no statement: it is asked of the index. */
    Representation index() {
        List<MonthCount> months = index.months(ArticleQuery.all(audience()));
        byte[] body = SitemapWriter.index(writer -> {
            for (MonthCount month : months) {
                int files = files(month.count());
                for (int file = 1; file <= files; file++) {
                    writer.sitemap(address(month.month(), file), month.modifiedAt());
                }
            }
        });
        return answer(body, null);
    }

    private static int files(int count) {
        return (count + MOST_URLS - 1) / MOST_URLS;
    }

    private String address(YearMonth month, int file) {
        return publicUrl.to("/v1/sitemaps/" + month + (file == 1 ? "" : "-" + file) + ".xml");
    }

    /**
     * The articles of a month; two statements. Any publication outdates it, and crawlers ask for many at once.
     *
     * @throws ProblemException 404 where there is no such sitemap; 503 where others are being written for too long
     */
    Representation month(String name) {
        Matcher matcher = FILE.matcher(name);
        if (!matcher.matches()) {
            throw notFound(name);
        }
        int file = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        SitemapArticles.Stretch stretch = stretch(name, matcher);
        await();
        try {
            return month(name, stretch, file);
        } finally {
            free.release();
        }
    }

    private void await() {
        boolean isFree = false;
        try {
            isFree = free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!isFree) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE, "Other sitemaps are being written at the moment: try again later.");
        }
    }

    private Representation month(String name, SitemapArticles.Stretch stretch, int file) {
        SiteCard site = feeds.site();
        List<SitemapArticles.Listed> found =
                articles.oldestFirst(audience(), site, stretch, (file - 1) * MOST_URLS, MOST_URLS);
        if (found.isEmpty()) {
            throw notFound(name);
        }
        byte[] body = SitemapWriter.urls(writer -> {
            for (SitemapArticles.Listed article : found) {
                writer.url(article);
            }
        });
        return answer(body, firstEnd(found).orElse(null));
    }

    private static SitemapArticles.Stretch stretch(String name, Matcher matcher) {
        try {
            YearMonth month = YearMonth.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
            return new SitemapArticles.Stretch(begin(month), begin(month.plusMonths(1)));
        } catch (DateTimeException e) {
            throw notFound(name);
        }
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static ProblemException notFound(String name) {
        return ProblemException.notFound("sitemap", name);
    }

    /** The news of the last two days; two statements. It ends when the oldest of them is older. Headlines are given. */
    Representation news() {
        Audience audience = audience();
        SiteCard site = feeds.site();
        Instant from = audience.at().minus(NEWS);
        List<SitemapArticles.Listed> found = articles.newestFirst(
                audience, site, new SitemapArticles.Stretch(from, audience.at().plusNanos(1000)), MOST_NEWS);
        found.forEach(article -> given.add(article.copy()));
        byte[] body = SitemapWriter.news(writer -> {
            for (SitemapArticles.Listed article : found) {
                writer.news(article, site);
            }
        });
        Instant end = found.isEmpty() ? null : found.getLast().publishedAt().plus(NEWS);
        Instant first =
                firstEnd(found).filter(one -> end != null && one.isBefore(end)).orElse(end);
        return answer(body, first);
    }

    private static Optional<Instant> firstEnd(List<SitemapArticles.Listed> found) {
        return found.stream()
                .map(SitemapArticles.Listed::endsAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Nobody gets more than search engines may know; a partner, as everywhere, gets what was agreed on. */
    private Audience audience() {
        Audience own = caller.audience();
        return new Audience(false, own.contract(), own.at(), own.ahead());
    }

    /** It rests on all articles, and on the sections in their addresses. When something left it last is not known. */
    private static Representation answer(byte[] body, @Nullable Instant validUntil) {
        CacheTags tags =
                CacheTags.NONE.and(CacheTags.COUNTS).and(CacheTags.LISTS).and(CacheTags.all("section"));
        return new Representation(body, MEDIA_TYPE, null, tags, validUntil);
    }
}
