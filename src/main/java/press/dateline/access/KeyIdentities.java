package press.dateline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Knows the bearers of keys; their scopes are their roles. */
@ApplicationScoped
class KeyIdentities implements IdentityProvider<KeyRequest> {

    private final ApiKeys keys;
    private final Clock clock;

    KeyIdentities(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.key()));
    }

    private SecurityIdentity identity(PlainKey plain) {
        ApiKey key = keys.matching(plain).orElseThrow(() -> new AuthenticationFailedException("unknown key"));
        if (key.revokedAt != null) {
            throw refused(ProblemType.REVOKED_KEY, "The key " + key.prefix + "… was revoked: ask for a new one.");
        }
        if (key.expiresAt != null && !key.expiresAt.isAfter(clock.instant())) {
            throw refused(
                    ProblemType.EXPIRED_KEY,
                    "The key " + key.prefix + "… expired at " + key.expiresAt + ": ask for a new one.");
        }
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.id.toString()))
                .addRoles(Set.copyOf(key.scopes))
                .build();
    }

    private static AuthenticationFailedException refused(ProblemType type, String detail) {
        return new AuthenticationFailedException(new ProblemException(type, detail));
    }
}
