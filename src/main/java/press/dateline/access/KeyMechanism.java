package press.dateline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import press.dateline.web.Challenge;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * Finds the API key in a request: {@code X-Api-Key}, {@code Authorization: Bearer dl_…}, or the password of Basic
 * (RFC 7617). Any other bearer token is a reader's and not looked at here. A key that is sent but wrong (without
 * Bearer, in another case, quoted, empty, or beside a different one) is 401, never anonymous. Where browsers can send no
 * header, a ticket in the address stands for the key; where feed readers cannot, a key of that one feed stands in its path.
 */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Optional<PreviewedPartner> previewed = PreviewedPartner.in(context);
        if (previewed.isPresent()) {
            return Uni.createFrom().item(previewed.get().identity());
        }
        Set<String> presented = presented(context.request());
        Optional<TicketRequest> ticket = TicketRequest.in(context);
        if (ticket.isPresent() && presented.isEmpty()) {
            return identities.authenticate(ticket.get());
        }
        if (ticket.isPresent()) {
            return Uni.createFrom()
                    .failure(new AuthenticationFailedException(new ProblemException(
                            ProblemType.INVALID_TICKET, "Both a key and a ticket came with the request: send one.")));
        }
        if (presented.isEmpty()) {
            return Uni.createFrom().optional(Optional.empty());
        }
        if (presented.size() > 1) {
            return Uni.createFrom()
                    .failure(new AuthenticationFailedException(new ProblemException(
                            ProblemType.INVALID_KEY, "Two different keys came with the request: send one.")));
        }
        return PlainKey.parse(presented.iterator().next())
                .map(key -> identities.authenticate(new KeyRequest(key, context.request())))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("not a key")));
    }

    /** What the request presents as keys, right or wrong. */
    static Set<String> presented(HttpServerRequest request) {
        String key = request.getHeader("X-Api-Key");
        String authorization = request.getHeader("Authorization");
        Optional<String> inPath = SecretFeed.in(request.path()).map(SecretFeed::key);
        if (key == null && authorization == null && inPath.isEmpty()) {
            return Set.of();
        }
        Set<String> presented = new HashSet<>();
        inPath.ifPresent(presented::add);
        Optional.ofNullable(key).map(String::strip).ifPresent(presented::add);
        Optional.ofNullable(authorization)
                .flatMap(KeyMechanism::inAuthorization)
                .ifPresent(presented::add);
        return presented;
    }

    /** What was meant as a key, right or wrong: empty only for what is a reader's token or of another scheme. */
    private static Optional<String> inAuthorization(String header) {
        String[] parts = WHITE_SPACE.split(header.strip(), 2);
        String scheme = parts[0].toLowerCase(Locale.ROOT);
        String credentials = parts.length == 1 ? "" : parts[1];
        if (scheme.equals("basic")) {
            return Optional.of(password(credentials));
        }
        boolean meant = scheme.isEmpty()
                || scheme.startsWith(PlainKey.PREFIX)
                || scheme.startsWith(PlainKey.FEED_PREFIX)
                || (scheme.equals("bearer") && credentials.isEmpty())
                || looksLikeKey(credentials);
        return meant ? Optional.of(scheme.equals("bearer") ? credentials : "") : Optional.empty();
    }

    /** What came in Authorization and was not meant as a key: a reader's token; empty where it is no bearer token. */
    static Optional<String> readerToken(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || inAuthorization(header).isPresent()) {
            return Optional.empty();
        }
        String[] parts = WHITE_SPACE.split(header.strip(), 2);
        return Optional.of(parts.length == 2 && parts[0].equalsIgnoreCase("bearer") ? parts[1] : "");
    }

    private static boolean looksLikeKey(String credentials) {
        String begin = credentials.startsWith("\"") ? credentials.substring(1) : credentials;
        return begin.regionMatches(true, 0, PlainKey.PREFIX, 0, PlainKey.PREFIX.length())
                || begin.regionMatches(true, 0, PlainKey.FEED_PREFIX, 0, PlainKey.FEED_PREFIX.length());
    }

    private static String password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        401, "WWW-Authenticate", Challenge.at(context.request().path())));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyRequest.class, TicketRequest.class);
    }
}
