package press.dateline.cache;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.web.MinSeq;

/**
 * What is answered alike: a request in canonical form, and who may see the answer.
 *
 * @param request path and parameters: those in the order of their names, without defaults, without minSeq, and without
 *     what means nothing
 * @param accepted the media types that were asked for; empty where any will do
 * @param audience {@link press.dateline.access.Audience#name}
 */
record AnswerKey(String request, String accepted, String audience) {

    private static final String ROOT = "/v1/";
    private static final int LONGEST = 2_000;
    private static final int LONGEST_ACCEPT = 200;

    /** What means the same as its absence in lists of articles, and makes no cursor another one. */
    private static final Set<String> DEFAULTS = Set.of("limit=20", "view=summary");

    /** Which parameters feeds have. */
    static final Set<String> OF_FEEDS = Set.of(
            "section",
            "tag",
            "person",
            "place",
            "about",
            "author",
            "language",
            "kind",
            "follow",
            "from",
            "to",
            "date",
            "updatedSince",
            "exclude",
            "q",
            "limit",
            "cursor");

    /** Where parameters that addresses do not have mean nothing: below these, and which they have. */
    private static final Map<String, Set<String>> INDULGENT = Map.of("/v1/feeds/", OF_FEEDS, "/v1/sitemaps/", Set.of());

    private static final Set<String> ANY = Set.of("*/*", "application/json");

    /** The key of a request; empty where its answer is not kept, whoever asks. */
    static Optional<AnswerKey> of(HttpServerRequest request, String audience) {
        String uri = request.uri();
        String accepted = request.getHeader("Accept");
        if (!uri.startsWith(ROOT)
                || uri.length() > LONGEST
                || (accepted != null && accepted.length() > LONGEST_ACCEPT)
                || request.headers().getAll("Accept").size() > 1
                || isUnusual(uri)) {
            return Optional.empty();
        }
        int query = uri.indexOf('?');
        if (query >= 0 && isAmbiguous(uri.substring(query + 1))) {
            return Optional.empty();
        }
        return Optional.of(new AnswerKey(
                query < 0 ? uri : canonical(uri.substring(0, query), uri.substring(query + 1)),
                accepted == null || ANY.contains(accepted) ? "" : accepted,
                audience));
    }

    /** What is redirected or refused before it reaches a resource. */
    private static boolean isUnusual(String uri) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '?') {
                return uri.charAt(i - 1) == '/';
            }
            if (c == ';'
                    || (c == '/' && i + 1 < uri.length() && (uri.charAt(i + 1) == '/' || uri.charAt(i + 1) == '.'))) {
                return true;
            }
        }
        return uri.endsWith("/");
    }

    private static String canonical(String path, String query) {
        List<String> parameters = Arrays.asList(query.split("&", -1));
        boolean list = path.endsWith("/articles");
        Optional<Set<String>> known = INDULGENT.entrySet().stream()
                .filter(below -> path.startsWith(below.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        String sorted = parameters.stream()
                .filter(one -> known.isEmpty() || known.get().contains(name(one)))
                .filter(one -> !isMinSeq(one) && !(list && DEFAULTS.contains(one) && isOnce(name(one), parameters)))
                .sorted(Comparator.comparing(AnswerKey::name))
                .collect(Collectors.joining("&"));
        return sorted.isEmpty() ? path : path + "?" + sorted;
    }

    /** A name that is percent-encoded stands for another one than it looks like, and a semicolon parts parameters, too. */
    private static boolean isAmbiguous(String query) {
        if (query.indexOf(';') >= 0) {
            return true;
        }
        return query.indexOf('%') >= 0
                && Stream.of(query.split("&", -1)).anyMatch(one -> name(one).indexOf('%') >= 0);
    }

    /** What stands there twice is refused, and must not look like what stands there once. */
    private static boolean isOnce(String name, List<String> parameters) {
        return parameters.stream().filter(one -> name(one).equals(name)).count() == 1;
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    private static boolean isMinSeq(String parameter) {
        return name(parameter).equals(MinSeq.PARAMETER);
    }

    /** The values of minSeq that a request asks for; none where its address names none. */
    static List<String> minSeqs(HttpServerRequest request) {
        @Nullable String query = request.query();
        return query == null || !query.contains(MinSeq.PARAMETER)
                ? List.of()
                : Stream.of(query.split("&", -1))
                        .filter(AnswerKey::isMinSeq)
                        .map(one -> one.substring(Math.min(one.length(), MinSeq.PARAMETER.length() + 1)))
                        .toList();
    }
}
