package press.dateline.access;

import io.quarkus.security.AuthenticationFailedException;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** What is known of an API key that was shown: who that is, and what it may do. */
record KnownKey(
        UUID id,
        String prefix,
        Set<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    static KnownKey of(ApiKey key) {
        return new KnownKey(key.id, key.prefix, Set.copyOf(key.scopes), key.expiresAt, key.revokedAt);
    }

    boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    /** @throws AuthenticationFailedException saying why, where the key is not good any more */
    void requireGood(Instant now) {
        if (revokedAt != null) {
            throw refused(ProblemType.REVOKED_KEY, "The key " + prefix + "… was revoked: ask for a new one.");
        }
        if (!isGood(now)) {
            throw refused(
                    ProblemType.EXPIRED_KEY,
                    "The key " + prefix + "… expired at " + expiresAt + ": ask for a new one.");
        }
    }

    private static AuthenticationFailedException refused(ProblemType type, String detail) {
        return new AuthenticationFailedException(new ProblemException(type, detail));
    }
}
