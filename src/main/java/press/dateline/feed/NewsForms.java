package press.dateline.feed;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import press.dateline.form.NewsEntry;
import press.dateline.form.NewsPages;

/**
 * Feeds in the standards of the IPTC: ninjs 3.1 and 2.1 as lists of items, NewsML-G2 2.35 as a news message. What was
 * withdrawn is a canceled item under its name.
 */
@Singleton
class NewsForms {

    private final NewsPages pages;

    NewsForms(NewsPages pages) {
        this.pages = pages;
    }

    private record NewsForm(String suffix, String mediaType, Function<FeedPage, byte[]> writer) implements FeedForm {

        @Override
        public boolean tellsEmbargo() {
            return true;
        }

        @Override
        public byte[] write(FeedPage page) {
            return writer.apply(page);
        }
    }

    @Produces
    @Singleton
    FeedForm ninjs() {
        return new NewsForm("ninjs", "application/ninjs+json;version=3.1", page -> pages.ninjs(entries(page)));
    }

    @Produces
    @Singleton
    FeedForm ninjs2() {
        return new NewsForm("ninjs2", "application/ninjs+json;version=2.1", page -> pages.ninjs2(entries(page)));
    }

    @Produces
    @Singleton
    FeedForm newsMl() {
        return new NewsForm(
                "newsml",
                "application/vnd.iptc.g2.newsmessage+xml",
                page -> pages.newsMl(
                        new NewsPages.Sender(page.urn(), page.site().name(), page.changedAt()), entries(page)));
    }

    private static List<NewsEntry> entries(FeedPage page) {
        return page.entries().stream()
                .map(entry -> (NewsEntry)
                        switch (entry) {
                            case FeedEntry.Story story ->
                                new NewsEntry.Story(story.article(), story.isWhole(), story.changedAt());
                            case FeedEntry.Notice notice ->
                                new NewsEntry.Notice(
                                        notice.id(), notice.publishedAt(), notice.withdrawnAt(), notice.reason());
                        })
                .toList();
    }
}
