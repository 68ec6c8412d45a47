package press.dateline.incoming;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself. Texts are as they were written, markup included.
 *
 * @param format rss, atom or json
 * @param version of the format as the feed says it; empty where it says none
 * @param language BCP 47, as it was written
 * @param updated when anything in it has changed last
 * @param published when it was published
 * @param image its picture
 * @param next where its next page is (RFC 5005, JSON Feed's {@code next_url})
 */
public record FeedHead(
        String format,
        String version,
        @Nullable String id,
        @Nullable String title,
        @Nullable String description,
        List<FeedLink> links,
        @Nullable String language,
        @Nullable String rights,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<FeedPerson> authors,
        List<FeedCategory> categories,
        @Nullable FeedImage image,
        @Nullable String next) {

    public FeedHead {
        links = List.copyOf(links);
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }

    /** The address of the site or page that the feed is of. */
    public @Nullable String page() {
        return FeedLink.page(links);
    }
}
