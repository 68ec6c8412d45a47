package press.dateline.incoming;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link of a feed or an item.
 *
 * @param rel what is there (RFC 4287, section 4.2.7.2): alternate, self, enclosure, …
 * @param length bytes, as it was written
 */
public record FeedLink(
        String href,
        String rel,
        @Nullable String type,
        @Nullable String hreflang,
        @Nullable String title,
        @Nullable String length) {

    static FeedLink to(String href) {
        return new FeedLink(href, "alternate", null, null, null, null);
    }

    /** The page among links: the first alternate one that is HTML or says nothing of what it is. */
    static @Nullable String page(List<FeedLink> links) {
        return links.stream()
                .filter(link -> link.rel.equals("alternate"))
                .filter(link -> link.type == null || link.type.contains("html"))
                .map(FeedLink::href)
                .findFirst()
                .orElse(null);
    }
}
