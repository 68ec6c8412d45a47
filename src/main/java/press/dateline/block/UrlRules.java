package press.dateline.block;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which URLs a body may name. Stricter than RFC 3986 where browsers are not (user names, backslashes, white space and
 * control characters all make a URL look like another), looser where text needs it (letters beyond ASCII, RFC 3987).
 * What is found wrong never repeats the URL, so that it is safe as a message template.
 */
public final class UrlRules {

    /** Most UTF-16 code units of a URL. */
    static final int LONGEST = 2_000;

    private static final Pattern WEB = Pattern.compile("(?i:https?)://([^/?#]*).*");
    private static final Pattern AUTHORITY =
            Pattern.compile("(?:\\[[0-9A-Fa-f:.]+]|[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*)(?::\\d{1,5})?");

    private UrlRules() {}

    /** What is wrong with a link's URL, which is http, https, mailto or root-relative; empty where nothing is. */
    public static Optional<String> linkFault(String url) {
        String start = url.substring(0, Math.min(url.length(), 7)).toLowerCase(Locale.ROOT);
        if (start.equals("mailto:")) {
            return url.indexOf('@') < 0 ? Optional.of("must name a mail address after mailto:") : charactersFault(url);
        }
        if (start.startsWith("//")) {
            return Optional.of("must name http or https, or begin with one slash");
        }
        if (start.startsWith("/")) {
            return charactersFault(url);
        }
        return start.startsWith("http:") || start.startsWith("https:")
                ? webFault(url)
                : Optional.of("must be an http, https or mailto URL, or begin with a slash");
    }

    /** What is wrong with an absolute http or https URL; empty where nothing is. */
    public static Optional<String> webFault(String url) {
        Optional<String> characters = charactersFault(url);
        if (characters.isPresent()) {
            return characters;
        }
        var web = WEB.matcher(url);
        if (!web.matches()) {
            return Optional.of("must be an http or https URL with a host");
        }
        String authority = web.group(1);
        if (authority.indexOf('@') >= 0) {
            return Optional.of("must not carry a user name or password");
        }
        return AUTHORITY.matcher(authority).matches()
                ? Optional.empty()
                : Optional.of("must name a host, such as https://www.example.org/");
    }

    /**
     * A URL as browsers understand what HTML says: without white space around it, with https where it begins with two
     * slashes, and with characters percent-encoded that people leave as they are.
     */
    public static String tidied(String raw) {
        String url = raw.strip();
        if (url.length() > LONGEST) {
            return url;
        }
        url = url.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("<", "%3C")
                .replace(">", "%3E")
                .replace("`", "%60");
        return url.startsWith("//") ? "https:" + url : url;
    }

    /** The host of a URL without fault, without "www." and port. */
    public static String host(String webUrl) {
        var web = WEB.matcher(webUrl);
        String authority = web.matches() ? web.group(1).toLowerCase(Locale.ROOT) : "";
        return authority.replaceFirst("^www\\.", "").replaceFirst(":\\d+$", "");
    }

    private static Optional<String> charactersFault(String url) {
        if (url.length() > LONGEST) {
            return Optional.of("must be at most 2,000 characters; it has " + url.length());
        }
        int at = 0;
        while (at < url.length()) {
            int c = url.codePointAt(at);
            if (!isUrlCharacter(c)) {
                return Optional.of(
                        "must not hold white space, control characters, backslashes, quotation marks or angle"
                                + " brackets; percent-encode the character at " + at);
            }
            at += Character.charCount(c);
        }
        return Optional.empty();
    }

    /** Whether all characters are such as may stand in a URL. */
    public static boolean areUrlCharacters(String url) {
        return url.codePoints().allMatch(UrlRules::isUrlCharacter);
    }

    private static boolean isUrlCharacter(int c) {
        if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' || c == '`' || c == 0xFFFD) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
