package press.dateline.reading;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that a page had on another site, in the one form in which it is stored and asked for: whichever scheme, port,
 * case of the host, slash at the end and percent-encoding it is written with. Of the query there is only the number of a
 * post or page behind a slash, by which WordPress's plain addresses tell these apart, also those of a blog in a folder.
 *
 * @param host empty where only a path is asked for: on whichever host
 */
public record ForeignAddress(String path, String host) {

    private static final String NUMBERED = "/?p=";
    private static final int LONGEST_PATH = 1_500;
    private static final int LONGEST_HOST = 255;
    private static final Pattern URL = Pattern.compile(
            "(?:(?i:https?)://(?:[^/?#@]*@)?([^/?#@:]+)(?::[0-9]*)?)?(/[^?#]*)?(?:\\?([^#]*))?(?:#.*)?",
            Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?:^|&)(p|page_id)=([0-9]{1,19})(?:&|$)");

    /** The address that a URL, or a path that begins with a slash, is; empty where it names nothing but a site. */
    public static Optional<ForeignAddress> of(String url) {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
        String given = parts.group(2) == null ? "" : parts.group(2);
        if (host.isEmpty() && given.startsWith("//")) {
            return Optional.empty();
        }
        String path = decoded(given).replaceFirst("/+$", "").replaceFirst("^/+", "/");
        Matcher number = NUMBER.matcher(parts.group(3) == null ? "" : parts.group(3));
        boolean isFolder = given.isEmpty() || given.endsWith("/");
        String whole = isFolder && number.find() ? path + NUMBERED + number.group(2) : path;
        boolean fits = whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH
                && host.length() <= LONGEST_HOST
                && whole.indexOf(0) < 0
                && host.indexOf(0) < 0;
        return whole.isEmpty() || !fits ? Optional.empty() : Optional.of(new ForeignAddress(whole, host));
    }

    /** The same without the number, where it has one and names something else beside. */
    Optional<ForeignAddress> withoutNumber() {
        int end = path.lastIndexOf(NUMBERED);
        return end <= 0 ? Optional.empty() : Optional.of(new ForeignAddress(path.substring(0, end), host));
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
