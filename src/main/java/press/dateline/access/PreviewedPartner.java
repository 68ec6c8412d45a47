package press.dateline.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner as whom a request of somebody else's is answered: as one of its keys that may read, and has no other scope.
 *
 * @param contract all that it has agreed on, be it in force or not
 * @param ahead a time that lies ahead, for which it is asked; null: now
 */
public record PreviewedPartner(
        UUID id, Contract contract, @Nullable Instant ahead) {

    /** Of the identity: the time that lies ahead. */
    static final String AHEAD = PreviewedPartner.class.getName() + ".ahead";

    private static final String NAME = PreviewedPartner.class.getName();

    /** The one as whom a request is answered. */
    public static Optional<PreviewedPartner> in(RoutingContext context) {
        return Optional.ofNullable(context.get(NAME));
    }

    /** Has what is called from now on answered so; whose key came with the request, has been seen. */
    public void takeOver(RoutingContext context) {
        context.put(NAME, this);
        QuarkusHttpUser.setIdentity(identity(), context);
    }

    SecurityIdentity identity() {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(id.toString()))
                .addRole(Scope.CONTENT_READ)
                .addAttribute(Contract.ATTRIBUTE, contract);
        if (ahead != null) {
            identity.addAttribute(AHEAD, ahead);
        }
        return identity.build();
    }
}
