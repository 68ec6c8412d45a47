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
import java.time.Instant;
import press.dateline.web.ClientAddress;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Knows the bearers of keys; their scopes are their roles. */
@ApplicationScoped
class KeyIdentities implements IdentityProvider<KeyRequest> {

    private final KnownKeys keys;
    private final KeyUses uses;
    private final ClientAddress client;
    private final Clock clock;

    KeyIdentities(KnownKeys keys, KeyUses uses, ClientAddress client, Clock clock) {
        this.keys = keys;
        this.uses = uses;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Class<KeyRequest> getRequestType() {
        return KeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(KeyRequest request, AuthenticationRequestContext context) {
        return keys.remembered(request.key())
                .map(key -> Uni.createFrom().item(() -> identity(key, request)))
                .orElseGet(() -> context.runBlocking(() -> keys.find(request.key())
                        .map(key -> identity(key, request))
                        .orElseThrow(() -> new AuthenticationFailedException(new ProblemException(
                                ProblemType.UNKNOWN_KEY,
                                "The key " + request.key().prefix()
                                        + "… is not known here: check which Dateline it is for.")))));
    }

    private SecurityIdentity identity(KnownKey key, KeyRequest request) {
        Instant now = clock.instant();
        key.requireGood(now, request.http(), client);
        uses.note(key.id(), now);
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.id().toString()))
                .addRoles(key.scopes())
                .addAttribute(Caller.KNOWN_KEY, key);
        if (key.contract() != null) {
            identity.addAttribute(Contract.ATTRIBUTE, key.contract());
        }
        return identity.build();
    }
}
