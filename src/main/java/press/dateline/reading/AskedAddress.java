package press.dateline.reading;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeType;
import press.dateline.site.PageOf;
import press.dateline.site.SiteCard;
import press.dateline.web.ProblemException;
import press.dateline.web.Texts;

/**
 * An address that somebody asks about: of the web site, or of this API.
 *
 * @param path the path below the root of the site or the API
 * @param onSite whether it is the site's
 * @param meanings what it may stand for, the likeliest first
 */
record AskedAddress(String path, boolean onSite, List<PageOf> meanings) {

    /** The parameter that holds it. */
    static final String PARAMETER = "url";

    private static final int LONGEST = 2000;
    private static final Pattern OF_API = Pattern.compile("/v1/([a-z]+)/([^/]+)");
    private static final Map<String, ChangeType> COLLECTIONS = Map.of(
            "articles", ChangeType.ARTICLE,
            "sections", ChangeType.SECTION,
            "tags", ChangeType.TAG,
            "people", ChangeType.PERSON,
            "places", ChangeType.PLACE);

    /** The address in this API of something. */
    static String apiPath(ChangeType type, String slug) {
        return COLLECTIONS.entrySet().stream()
                .filter(entry -> entry.getValue() == type)
                .map(entry -> "/v1/" + entry.getKey() + "/" + slug)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Reads an address; its query and fragment do not matter.
     *
     * @param apiRoot the root of this API
     * @throws ProblemException 400 where it is no address of the site or this API
     */
    static AskedAddress parse(@Nullable String text, SiteCard site, String apiRoot) {
        if (text == null || text.isBlank()) {
            throw invalid("is needed: the address of a page on the web site, such as " + site.webUrl() + "/world");
        }
        if (text.length() > LONGEST) {
            throw invalid("may have " + LONGEST + " characters at most.");
        }
        URI asked = uri(text);
        URI web = URI.create(site.webUrl());
        URI api = URI.create(apiRoot);
        boolean here = asked.getScheme() == null && asked.getRawAuthority() == null && text.startsWith("/");
        boolean absolute = asked.getHost() != null
                && ("https".equalsIgnoreCase(asked.getScheme()) || "http".equalsIgnoreCase(asked.getScheme()));
        if (!here && !absolute) {
            throw invalid("'" + Texts.excerpt(text)
                    + "' is neither an absolute http or https URL nor a path that begins with one slash.");
        }
        String path = Objects.requireNonNullElse(asked.getRawPath(), "");
        Optional<AskedAddress> ofApi =
                here || sameHost(asked, api) ? below(api, path, here).flatMap(AskedAddress::ofApi) : Optional.empty();
        if (ofApi.isPresent()) {
            return ofApi.get();
        }
        if (!here && !sameHost(asked, web)) {
            if (sameHost(asked, api)) {
                return new AskedAddress(path, false, List.of());
            }
            throw invalid("'" + Texts.excerpt(asked.getHost()) + "' is not the web site's host, which is "
                    + web.getAuthority() + ".");
        }
        return below(web, path, here)
                .map(inside -> new AskedAddress(inside, true, site.pagesAt(inside)))
                .orElseGet(() -> new AskedAddress(path, true, List.of()));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw invalid("'" + Texts.excerpt(text) + "' is not a URL; percent-encode what no URL may hold.");
        }
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.parameter(PARAMETER, detail);
    }

    private static boolean sameHost(URI one, URI other) {
        return Objects.requireNonNullElse(one.getHost(), "").equalsIgnoreCase(other.getHost())
                && (one.getPort() == other.getPort());
    }

    /** The path below a root; a path by itself may leave the root's own path out. */
    private static Optional<String> below(URI root, String path, boolean mayLeaveOut) {
        String prefix = withoutSlashAtEnd(Objects.requireNonNullElse(root.getRawPath(), ""));
        if (!prefix.isEmpty() && path.startsWith(prefix + "/")) {
            return Optional.of(path.substring(prefix.length()));
        }
        return prefix.isEmpty() || mayLeaveOut ? Optional.of(path) : Optional.empty();
    }

    private static Optional<AskedAddress> ofApi(String path) {
        Matcher matcher = OF_API.matcher(withoutSlashAtEnd(path));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(COLLECTIONS.get(matcher.group(1)))
                .map(type -> new AskedAddress(
                        path, false, List.of(new PageOf(type, matcher.group(2).toLowerCase(Locale.ROOT)))));
    }

    private static String withoutSlashAtEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
