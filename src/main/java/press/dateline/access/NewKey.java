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
        Instant expiresAt) {}
