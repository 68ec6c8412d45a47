package press.dateline.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The secret address of a feed: a key stands in it, as feed readers can send no header.
 *
 * @param feed the feed's name
 * @param key the key, right or wrong: a secret
 */
record SecretFeed(String feed, String key) {

    private static final Pattern PATH =
            Pattern.compile("/v1/feeds/([^/]+)/(" + PlainKey.FEED_PREFIX + "[^/.]*)\\.[^/.]+");

    /** The one that a path is; empty where it is another address. */
    static Optional<SecretFeed> in(@Nullable String path) {
        if (path == null || !path.contains("/" + PlainKey.FEED_PREFIX)) {
            return Optional.empty();
        }
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() ? Optional.of(new SecretFeed(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "SecretFeed[" + feed + "]";
    }
}
