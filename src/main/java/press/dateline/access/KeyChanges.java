package press.dateline.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may be changed of a key. */
@Schema(description = "What may be changed of a key; a patch (RFC 7396) names what changes, and null removes")
record KeyChanges(
        @NotBlank @Size(max = 200) @Schema(description = "What it is for, so that people can tell keys apart")
        String name,

        @NotNull @Size(min = 1, max = 20) @Schema(description = "What it may do")
        List<@NotNull String> scopes,

        @Schema(description = "When it stops working; absent: never") @Nullable
        Instant expiresAt,

        @Size(max = NewKey.MOST_PLACES) @Schema(description = NewKey.ADDRESSES)
        List<@NotNull @Size(max = 50) String> addresses,

        @Size(max = NewKey.MOST_PLACES) @Schema(description = NewKey.ORIGINS)
        List<@NotNull @Size(max = 300) String> origins) {

    KeyChanges {
        addresses = addresses == null ? List.of() : addresses;
        origins = origins == null ? List.of() : origins;
    }

    static KeyChanges of(ApiKey key) {
        return new KeyChanges(key.name, key.scopes, key.expiresAt, key.addresses, key.origins);
    }

    void applyTo(ApiKey key) {
        key.name = name;
        key.scopes = scopes.stream().distinct().toList();
        key.expiresAt = expiresAt;
        key.addresses = addresses;
        key.origins = origins;
    }
}
