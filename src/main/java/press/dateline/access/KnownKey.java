package press.dateline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ClientAddress;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * What is known of an API key that was shown: who that is, and what it may do.
 *
 * @param prefix the beginning of the secret that was shown
 * @param partner whose it is; null for the publisher's own
 * @param partnerEndedAt when that partner's contract ended, if it did
 * @param replacedUntil until when a secret is taken that was replaced; null for the current one
 * @param contract of the partner whose key it is; null for a key of the house
 * @param feed the feed whose secret address it opens, and nothing else; null for all other keys
 */
record KnownKey(
        UUID id,
        String prefix,
        Set<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        AllowedPlaces places,
        @Nullable UUID partner,
        @Nullable Instant partnerEndedAt,
        @Nullable Instant replacedUntil,
        @Nullable Contract contract,
        @Nullable String feed) {

    /** The same with what its partner has agreed on. */
    KnownKey with(Contract agreed) {
        return new KnownKey(
                id, prefix, scopes, expiresAt, revokedAt, places, partner, partnerEndedAt, replacedUntil, agreed, feed);
    }

    /** When it, or the secret that was shown, stops working by the clock; null: never. */
    @Nullable
    Instant until() {
        return Stream.of(Optional.ofNullable(expiresAt), Optional.ofNullable(replacedUntil))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    KeyHolder holder() {
        return new KeyHolder(id, partner);
    }

    /** Whether it is taken, now and from there. */
    boolean isGood(Instant now, HttpServerRequest request, ClientAddress client) {
        return refusal(now).isEmpty()
                && isAtHome(request)
                && places.admitsOrigin(request)
                && places.admitsAddress(request, client);
    }

    /** @throws AuthenticationFailedException saying why, where the key is not taken, now or from there */
    void requireGood(Instant now, HttpServerRequest request, ClientAddress client) {
        refusal(now).ifPresent(why -> {
            throw new AuthenticationFailedException(why);
        });
        if (!isAtHome(request)) {
            throw new AuthenticationFailedException(new ProblemException(
                    ProblemType.INVALID_KEY,
                    "The key " + prefix + "… opens the secret address of one feed, and nothing else: use it as it was"
                            + " handed out."));
        }
        if (!places.admitsAddress(request, client)) {
            throw new AuthenticationFailedException(new ProblemException(
                    ProblemType.ADDRESS_NOT_ALLOWED,
                    "The key " + prefix + "… is taken from certain addresses only, and " + client.of(request)
                            + " is none of them: call from there, or ask an administrator to add it."));
        }
        if (!places.admitsOrigin(request)) {
            throw new AuthenticationFailedException(new ProblemException(
                    ProblemType.ORIGIN_NOT_ALLOWED,
                    "The key " + prefix + "… is taken on pages of certain origins only, and this is none of them: ask"
                            + " an administrator to add it."));
        }
    }

    /** A feed's key is taken where it stands in that feed's address; other keys do not stand in addresses. */
    private boolean isAtHome(HttpServerRequest request) {
        return feed == null
                || SecretFeed.in(request.path())
                        .filter(address -> address.feed().equals(feed))
                        .isPresent();
    }

    private Optional<ProblemException> refusal(Instant now) {
        if (revokedAt != null) {
            return refused(ProblemType.REVOKED_KEY, "was revoked: ask for a new one.");
        }
        if (partnerEndedAt != null) {
            return refused(
                    ProblemType.PARTNER_ENDED,
                    "belongs to a partner whose contract ended at " + partnerEndedAt + ": ask the publisher.");
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            return refused(ProblemType.EXPIRED_KEY, "expired at " + expiresAt + ": ask for a new one.");
        }
        if (replacedUntil != null && !replacedUntil.isAfter(now)) {
            return refused(
                    ProblemType.REPLACED_KEY,
                    "has been replaced, and was taken until " + replacedUntil + ": use the secret that replaced it.");
        }
        return Optional.empty();
    }

    private Optional<ProblemException> refused(ProblemType type, String what) {
        return Optional.of(new ProblemException(type, "The key " + prefix + "… " + what));
    }
}
