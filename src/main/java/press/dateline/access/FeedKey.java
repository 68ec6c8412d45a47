package press.dateline.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that opens the secret address of one feed, with a partner's rights, and nothing else.
 *
 * @param feed the feed's name
 * @param name what it is for
 * @param prefix its first characters, by which people tell keys apart
 * @param secret the key itself; null but when it has just been made: it is stored nowhere
 * @param revokedAt when it was revoked; null: it is taken
 * @param lastUsedAt when it was used last, to the minute; null: never
 */
public record FeedKey(
        UUID id,
        String feed,
        String name,
        String prefix,
        @Nullable String secret,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {

    static FeedKey of(ApiKey key, @Nullable PlainKey secret) {
        return new FeedKey(
                key.id,
                key.feed == null ? "" : key.feed,
                key.name,
                key.prefix,
                secret == null ? null : secret.reveal(),
                key.createdAt,
                key.revokedAt,
                key.lastUsedAt);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "FeedKey[" + prefix + "…]";
    }
}
