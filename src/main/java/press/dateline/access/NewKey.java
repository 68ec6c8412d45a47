package press.dateline.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key to be made. */
@Schema(description = "A key to be made")
record NewKey(
        @NotBlank @Size(max = 200) @Schema(description = "What it is for, so that people can tell keys apart")
        String name,

        @NotNull
        @Size(min = 1, max = 20)
        @Schema(
                description = "What it may do: content:read, content:preview, content:embargo, content:write,"
                        + " content:publish, comments:write, comments:moderate, admin")
        List<@NotNull String> scopes,

        @Schema(description = "When it stops working; absent: never") @Nullable
        Instant expiresAt,

        @Size(max = 200)
        @Schema(description = "Id or slug of the partner that it belongs to, for good; absent: it is the publisher's")
        @Nullable
        String partner,

        @Size(max = MOST_PLACES) @Schema(description = ADDRESSES)
        List<@NotNull @Size(max = 50) String> addresses,

        @Size(max = MOST_PLACES) @Schema(description = ORIGINS)
        List<@NotNull @Size(max = 300) String> origins) {

    static final int MOST_PLACES = 50;

    static final String ADDRESSES = "From which addresses it is taken only: single ones, or networks in CIDR form, of"
            + " IPv4 and IPv6, such as 192.0.2.0/24; absent or empty: from all";

    static final String ORIGINS = "For keys in browsers and apps, which are in everybody's hands: on pages of which"
            + " origins it is taken only, such as https://www.example.org. Who sends no origin, as apps do, is let in."
            + " Such a key has no scopes but content:read and comments:write; absent or empty: it is taken everywhere";

    NewKey {
        addresses = addresses == null ? List.of() : addresses;
        origins = origins == null ? List.of() : origins;
    }

    /** One of the publisher's own, which is taken from everywhere. */
    static NewKey of(String name, List<String> scopes, @Nullable Instant expiresAt) {
        return new NewKey(name, scopes, expiresAt, null, List.of(), List.of());
    }
}
