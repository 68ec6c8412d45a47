package press.dateline.web;

import org.jspecify.annotations.Nullable;

/**
 * How a caller without a good key is asked for one (RFC 9110, section 11.6.1): as a bearer, and for feeds, whose readers
 * know nothing else, as the password of Basic too. Elsewhere that would have browsers ask their users.
 */
public final class Challenge {

    private static final String BEARER = "Bearer realm=\"dateline\"";
    private static final String FEEDS = "/v1/feeds/";

    private Challenge() {}

    /** The value of {@code WWW-Authenticate} at an address. */
    public static String at(@Nullable String path) {
        return path != null && path.startsWith(FEEDS)
                ? "Basic realm=\"dateline\", charset=\"UTF-8\", " + BEARER
                : BEARER;
    }
}
