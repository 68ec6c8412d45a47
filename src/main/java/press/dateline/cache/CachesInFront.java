package press.dateline.cache;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import press.dateline.web.CacheTags;

/**
 * What caches in front are told of an answer: that they may keep it long, since they are told when it is outdated
 * ({@code CDN-Cache-Control}, RFC 9213), and by which names ({@code Cache-Tag}; {@code Cache-Groups}, RFC 9875).
 */
@Singleton
class CachesInFront {

    /** The least that recipients of Cache-Groups must take (RFC 9875, section 2). */
    private static final int MOST_GROUPS = 32;

    /** More would not fit into the 8 KB that a field may have in most caches. */
    private static final int MOST_TAGS = 500;

    private final @Nullable String maxAge;

    CachesInFront(CacheSettings settings) {
        this.maxAge = settings.purgeUrls().isEmpty()
                ? null
                : "max-age=" + settings.purgeableMaxAge().toSeconds();
    }

    /** The header fields for an answer of which a cache in front could not be told when it is outdated. */
    MultiMap notKept() {
        MultiMap headers = HttpHeaders.headers();
        if (maxAge != null) {
            headers.set("CDN-Cache-Control", "no-store");
        }
        return headers;
    }

    /** The header fields for an answer that everybody may get; none where no cache is told of changes. */
    MultiMap headers(CacheTags tags) {
        if (tags.values().length > MOST_TAGS) {
            return notKept();
        }
        MultiMap headers = HttpHeaders.headers();
        if (maxAge != null) {
            List<String> texts = tags.texts();
            headers.set("CDN-Cache-Control", maxAge);
            headers.set("Cache-Tag", Purger.ALL + (texts.isEmpty() ? "" : "," + String.join(",", texts)));
            headers.set(
                    "Cache-Groups",
                    texts.stream()
                            .limit(MOST_GROUPS)
                            .map(tag -> '"' + tag + '"')
                            .collect(Collectors.joining(", ")));
        }
        return headers;
    }
}
