package press.dateline.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Plan", description = "What partners and keys may use; what is absent is not limited")
public record PlanView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "What it is called") String name,

        @Schema(description = "Requests a second") @Nullable Double rate,

        @Schema(description = "How many requests may come at once after a pause") @Nullable
        Long burst,

        @Schema(description = "What a day allows") @Nullable Quota day,

        @Schema(description = "What a month allows") @Nullable
        Quota month,

        @Schema(description = "When it was made") Instant createdAt,

        @Schema(description = "Grows with each change; If-Match names it in double quotes")
        int revision) {}
