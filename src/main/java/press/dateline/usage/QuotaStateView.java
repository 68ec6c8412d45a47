package press.dateline.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much of a quota is used. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "QuotaState", description = "How much of a quota is used")
public record QuotaStateView(
        @Schema(
                description =
                        "Which: day-requests, day-articles, day-bytes, month-requests, month-articles, month-bytes")
        String quota,

        @Schema(description = "partner: all keys of the partner share it; key: it is the key's own")
        String of,

        @Schema(description = "What the day or the month allows")
        long most,

        @Schema(description = "What of it is used, a second ago or so")
        long used,

        @Schema(description = "When it begins anew") Instant resetsAt,

        @Schema(description = "When four fifths of it had been used; absent until then") @Nullable
        Instant warnedAt) {}
