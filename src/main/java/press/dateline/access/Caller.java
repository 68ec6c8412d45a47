package press.dateline.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Times;

/** Who sent this request. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final Clock clock;

    Caller(SecurityIdentity identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
    }

    /** The id of the key; null without one. */
    public @Nullable UUID key() {
        return identity.isAnonymous()
                ? null
                : UUID.fromString(identity.getPrincipal().getName());
    }

    /** What of the published the caller may see, now. */
    public Audience audience() {
        return new Audience(identity.hasRole(Scope.CONTENT_EMBARGO), Times.now(clock));
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
