package press.dateline.sanction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A sanction, as the reader on whom it was laid takes it along. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A sanction, as the reader on whom it was laid takes it along")
record ExportedSanction(
        @Schema(description = "warn, suspend, ban, pre-moderate or trust; more may come", examples = "warn")
        String kind,

        @Schema(description = "When it was laid") Instant at,

        @Schema(description = "When it ends; absent: never") @Nullable
        Instant until,

        @Schema(description = "Why, as a code", examples = "abuse") @Nullable
        String reasonCode,

        @Schema(description = "When it was lifted; absent where it was not") @Nullable
        Instant liftedAt) {}
