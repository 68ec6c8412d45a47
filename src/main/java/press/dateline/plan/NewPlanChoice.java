package press.dateline.plan;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which plan a partner or a key is to have. */
@Schema(description = "Which plan a partner or a key is to have")
record NewPlanChoice(
        @Schema(description = "The plan's id; null or absent: none") @Nullable
        String plan) {}
