package press.dateline.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who sent this request. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The id of the key; null without one. */
    public @Nullable UUID key() {
        return identity.isAnonymous()
                ? null
                : UUID.fromString(identity.getPrincipal().getName());
    }

    /** Whether the caller may see what is not published. */
    public boolean mayPreview() {
        return identity.hasRole(Scope.CONTENT_PREVIEW);
    }

    /** Whether the caller may see comments that are not approved, and what moderators noted of them. */
    public boolean mayModerate() {
        return identity.hasRole(Scope.COMMENTS_MODERATE);
    }
}
