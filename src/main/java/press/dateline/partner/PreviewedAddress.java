package press.dateline.partner;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;

/** An address that can be looked at as a partner: one below {@code /v1} that tells of content, with its query. */
final class PreviewedAddress {

    private static final String PARAMETER = "path";

    /** What is each key's or reader's own, or the house's. */
    private static final List<String> REFUSED =
            List.of("/v1/me", "/v1/readers", "/v1/keys", "/v1/partners", "/v1/plans");

    private static final Pattern STREAM = Pattern.compile(".*/stream");

    /** What happens until then, nobody knows. */
    private static final Pattern NOT_AHEAD = Pattern.compile("/v1/changes|/v1/comment.*|.*/comments(/.*)?");

    private PreviewedAddress() {}

    /**
     * Reads the parameter.
     *
     * @param isAhead whether it is asked for a time that lies ahead
     * @throws ProblemException 400 for what cannot be looked at, or not at that time
     */
    static String read(@Nullable String text, boolean isAhead) {
        if (text == null) {
            throw ProblemException.parameter(
                    PARAMETER, "is required: the address to look at, such as /v1/articles?section=world.");
        }
        URI address = parsed(text);
        String path = address.getRawPath();
        if (REFUSED.stream().anyMatch(one -> path.equals(one) || path.startsWith(one + "/"))) {
            throw ProblemException.parameter(
                    PARAMETER, "must tell of content: " + path + " is about keys, partners or readers themselves.");
        }
        if (STREAM.matcher(path).matches()) {
            throw ProblemException.parameter(PARAMETER, "must have an answer that ends: a stream cannot be looked at.");
        }
        if (isAhead && (NOT_AHEAD.matcher(path).matches() || isWithComments(address))) {
            throw ProblemException.parameter(
                    "at",
                    "cannot lie ahead for changes and comments: what happens until then is not known. Leave it out, or"
                            + " ask for articles, images, lists or search.");
        }
        return text;
    }

    private static URI parsed(String text) {
        try {
            URI address = new URI(text);
            if (!address.isAbsolute()
                    && address.getRawAuthority() == null
                    && address.getRawFragment() == null
                    && address.normalize().equals(address)
                    && address.getRawPath().startsWith("/v1/")) {
                return address;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw ProblemException.parameter(
                PARAMETER,
                "must be an address below /v1 without the server's name, URL-encoded, such as"
                        + " %2Fv1%2Farticles%3Fsection%3Dworld.");
    }

    private static boolean isWithComments(URI address) {
        @Nullable String query = address.getRawQuery();
        return query != null
                && Stream.of(query.split("&", -1))
                        .anyMatch(one -> one.startsWith("include=") && one.contains("comments"));
    }
}
