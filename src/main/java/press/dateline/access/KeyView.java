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

        @Schema(description = "The key itself: shown once, when it is made or rotated, and stored nowhere") @Nullable
        String key,

        @Schema(description = "The partner that it belongs to; absent: it is the publisher's") @Nullable
        PartnerReference partner,

        @Schema(description = "What it may do") List<String> scopes,

        @Schema(description = "From which addresses it is taken only; empty: from all")
        List<String> addresses,

        @Schema(description = "On pages of which origins it is taken only; empty: everywhere")
        List<String> origins,

        @Schema(description = "Counts the edits; If-Match names it")
        int revision,

        @Schema(description = "When it was made") Instant createdAt,

        @Schema(description = "When it stops working") @Nullable
        Instant expiresAt,

        @Schema(description = "When it was revoked") @Nullable
        Instant revokedAt,

        @Schema(description = "When it was used last, to the minute; absent: never") @Nullable
        Instant lastUsedAt,

        @Schema(
                description = "Until when the secret before this one is taken, or was; absent where the key was never"
                        + " rotated")
        @Nullable
        Instant formerUntil)
        implements HasSecret {

    static KeyView of(ApiKey key) {
        return view(key, null);
    }

    static KeyView withSecret(ApiKey key, PlainKey plain) {
        return view(key, plain.reveal());
    }

    private static KeyView view(ApiKey key, @Nullable String secret) {
        return new KeyView(
                key.id,
                key.name,
                key.prefix,
                secret,
                key.partner == null ? null : PartnerReference.of(key.partner),
                key.scopes,
                key.addresses,
                key.origins,
                key.revision,
                key.createdAt,
                key.expiresAt,
                key.revokedAt,
                key.lastUsedAt,
                key.formerUntil);
    }

    @Override
    public KeyView withoutSecret() {
        return new KeyView(
                id,
                name,
                prefix,
                null,
                partner,
                scopes,
                addresses,
                origins,
                revision,
                createdAt,
                expiresAt,
                revokedAt,
                lastUsedAt,
                formerUntil);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "Key[" + prefix + "…]";
    }
}
