package press.dateline.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import press.dateline.web.Problem.Fault;

/** What a request must obey before it is routed: the rules of HTTP (RFC 9110, RFC 9112) and of addresses (RFC 3986). */
@Singleton
class RequestRules {

    private static final int LONGEST_ADDRESS = 8 * 1024;
    private static final int LARGEST_HEADERS = 16 * 1024;

    /** Of two, either would be a guess. */
    private static final List<String> ONCE = List.of(
            HttpHeaders.HOST,
            HttpHeaders.AUTHORIZATION,
            "X-Api-Key",
            Preconditions.IF_MATCH,
            "Idempotency-Key",
            PreviewHeader.NAME,
            HttpHeaders.CONTENT_TYPE);

    private static final List<String> DATES = List.of(HttpHeaders.IF_MODIFIED_SINCE, HttpHeaders.IF_UNMODIFIED_SINCE);

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern OF_OPERATORS = Pattern.compile("/(docs|openapi|health|metrics)(/.*)?");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final long largestBody;

    RequestRules(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
        this.largestBody = largestBody.asLongValue();
    }

    /** The first rule that the request breaks. */
    Optional<ProblemException> broken(RoutingContext context) {
        HttpServerRequest request = context.request();
        return size(request)
                .or(() -> address(request))
                .or(() -> repeated(request.headers()))
                .or(() -> body(request))
                .or(() -> method(request));
    }

    private static Optional<ProblemException> size(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_ADDRESS) {
            return Optional.of(Problems.bare(ProblemType.URI_TOO_LONG));
        }
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size > LARGEST_HEADERS ? Optional.of(Problems.bare(ProblemType.HEADERS_TOO_LARGE)) : Optional.empty();
    }

    private static Optional<ProblemException> address(HttpServerRequest request) {
        try {
            new URI(request.uri());
            return request.path() != null && request.path().contains(";")
                    ? Optional.of(new ProblemException(
                            ProblemType.NOT_FOUND,
                            "Nothing is at this address; a ';' in a name must be percent-encoded."))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(malformed("The address is not valid (RFC 3986): '"
                    + Texts.excerpt(request.uri().substring(Math.max(0, e.getIndex())))
                    + "' must be percent-encoded, and '%' be followed by two hexadecimal digits."));
        }
    }

    private static Optional<ProblemException> repeated(MultiMap headers) {
        return ONCE.stream()
                .filter(name -> headers.getAll(name).size() > 1)
                .findFirst()
                .map(name -> malformed(
                        name + " came more than once: send it once.", Fault.header(name, "came more than once")));
    }

    /** What the server has not understood of a body's length it would read as the next request: so it hangs up. */
    private Optional<ProblemException> body(HttpServerRequest request) {
        String coding = request.getHeader("Transfer-Encoding");
        if (coding != null && !coding.equalsIgnoreCase("chunked")) {
            return Optional.of(malformed(
                            "Send the body with Content-Length, or chunked and in no other transfer coding.",
                            Fault.header("Transfer-Encoding", "'" + Texts.excerpt(coding) + "' is not known here"))
                    .header("Connection", "close"));
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && !LENGTH.matcher(length).matches()) {
            return Optional.of(malformed(
                    "Content-Length must be a number of bytes.",
                    Fault.header(HttpHeaders.CONTENT_LENGTH, "is not a number")));
        }
        if (length != null && Long.parseLong(length) > largestBody) {
            return Optional.of(Problems.bare(ProblemType.BODY_TOO_LARGE).header("Connection", "close"));
        }
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !parses(type, MediaType.class)) {
            return Optional.of(new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    Problems.remedy(ProblemType.UNSUPPORTED_MEDIA_TYPE),
                    List.of(Fault.header(
                            HttpHeaders.CONTENT_TYPE, "'" + Texts.excerpt(type) + "' is not a media type"))));
        }
        return Optional.empty();
    }

    /** Addresses that are not the API's own answer any method alike; a DELETE must not look as if it had worked. */
    private static Optional<ProblemException> method(HttpServerRequest request) {
        HttpMethod method = request.method();
        return request.path() != null
                        && OF_OPERATORS.matcher(request.path()).matches()
                        && !READS.contains(method.name())
                ? Optional.of(Problems.bare(ProblemType.METHOD_NOT_ALLOWED).header(HttpHeaders.ALLOW, "GET, HEAD"))
                : Optional.empty();
    }

    /** A date that is none is as good as absent (RFC 9110, section 13.1.3). */
    void dropInvalidDates(MultiMap headers) {
        for (String name : DATES) {
            String date = headers.get(name);
            if (date != null && !parses(date, Date.class)) {
                headers.remove(name);
            }
        }
    }

    /**
     * The one address of what a path asks for that has empty or dotted segments, a slash at its end, or needlessly encoded
     * characters (RFC 3986, section 6.2.2); empty where it is that one. What decides by the path may so read it as it came.
     */
    static Optional<String> canonical(RoutingContext context) {
        String path = context.request().path();
        if (path == null || !(path.contains("//") || path.contains("/.") || path.contains("%") || path.endsWith("/"))) {
            return Optional.empty();
        }
        String normal = context.normalizedPath();
        String plain = normal.endsWith("/") ? normal.substring(0, normal.length() - 1) : normal;
        String query = context.request().query();
        return plain.startsWith("/v1/") && !plain.equals(path)
                ? Optional.of(plain + (query == null ? "" : "?" + query))
                : Optional.empty();
    }

    private static boolean parses(String value, Class<?> type) {
        try {
            RuntimeDelegate.getInstance().createHeaderDelegate(type).fromString(value);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static ProblemException malformed(String detail, Fault... faults) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail, List.of(faults));
    }
}
