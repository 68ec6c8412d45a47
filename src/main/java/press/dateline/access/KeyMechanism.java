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
import java.util.Optional;
import java.util.Set;

/**
 * Finds the API key in a request: {@code X-Api-Key}, {@code Authorization: Bearer dl_…}, or the password of Basic
 * (RFC 7617). Any other bearer token is a reader's and not looked at here. A key that is sent but wrong is 401,
 * never anonymous.
 */
@ApplicationScoped
class KeyMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Optional<String> presented = presented(context.request());
        if (presented.isEmpty()) {
            return Uni.createFrom().optional(Optional.empty());
        }
        return PlainKey.parse(presented.get())
                .map(key -> identities.authenticate(new KeyRequest(key)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("not a key")));
    }

    private static Optional<String> presented(HttpServerRequest request) {
        String header = request.getHeader("X-Api-Key");
        if (header != null) {
            return Optional.of(header.strip());
        }
        String authorization = request.getHeader("Authorization");
        if (authorization == null) {
            return Optional.empty();
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String token = authorization.substring(BEARER.length()).strip();
            return token.startsWith(PlainKey.PREFIX) ? Optional.of(token) : Optional.empty();
        }
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.of(password(authorization.substring(BASIC.length()).strip()));
        }
        return Optional.empty();
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
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"dateline\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(KeyRequest.class);
    }
}
