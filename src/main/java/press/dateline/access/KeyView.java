package press.dateline.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key, without its secret except once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Key", description = "An API key")
public record KeyView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "What it is for") String name,

        @Schema(description = "Its first characters, by which people tell keys apart")
        String prefix,

        @Schema(description = "The key itself: shown once, when it is made, and stored nowhere") @Nullable
        String key,

        @Schema(description = "What it may do") List<String> scopes,
        @Schema(description = "When it was made") Instant createdAt,

        @Schema(description = "When it stops working") @Nullable
        Instant expiresAt,

        @Schema(description = "When it was revoked") @Nullable
        Instant revokedAt)
        implements HasSecret {

    static KeyView of(ApiKey key) {
        return new KeyView(key.id, key.name, key.prefix, null, key.scopes, key.createdAt, key.expiresAt, key.revokedAt);
    }

    static KeyView withSecret(ApiKey key, PlainKey plain) {
        return new KeyView(
                key.id, key.name, key.prefix, plain.reveal(), key.scopes, key.createdAt, key.expiresAt, key.revokedAt);
    }

    @Override
    public KeyView withoutSecret() {
        return new KeyView(id, name, prefix, null, scopes, createdAt, expiresAt, revokedAt);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "Key[" + prefix + "…]";
    }
}
