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

/** Knows the bearers of keys; their scopes are their roles. */
@ApplicationScoped
class KeyIdentities implements IdentityProvider<KeyRequest> {

    private final KnownKeys keys;
    private final Clock clock;

    KeyIdentities(KnownKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return keys.remembered(request.key())
                .map(key -> Uni.createFrom().item(() -> identity(key)))
                .orElseGet(() -> context.runBlocking(() -> keys.find(request.key())
                        .map(this::identity)
                        .orElseThrow(() -> new AuthenticationFailedException("unknown key"))));
    }

    private SecurityIdentity identity(KnownKey key) {
        key.requireGood(clock.instant());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.id().toString()))
                .addRoles(key.scopes())
                .build();
    }
}
