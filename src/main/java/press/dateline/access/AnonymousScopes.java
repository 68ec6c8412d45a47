package press.dateline.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What callers without a key may do. */
@ApplicationScoped
class AnonymousScopes implements SecurityIdentityAugmentor {

    private final AccessSettings settings;

    AnonymousScopes(AccessSettings settings) {
        this.settings = settings;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (!identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        QuarkusSecurityIdentity.Builder anonymous = QuarkusSecurityIdentity.builder(identity);
        if (settings.anonymousRead()) {
            anonymous.addRole(Scope.CONTENT_READ);
        }
        if (settings.anonymousComments()) {
            anonymous.addRole(Scope.COMMENTS_WRITE);
        }
        return Uni.createFrom().item(anonymous.setAnonymous(true).build());
    }
}
