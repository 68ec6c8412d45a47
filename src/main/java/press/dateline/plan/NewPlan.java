package press.dateline.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan to be made, or what one is to be. */
@Schema(description = "A plan to be made, or what one is to be")
record NewPlan(
        @NotBlank @Size(max = 200) @Schema(description = "What it is called; no two are called the same")
        String name,

        @DecimalMin("0.001")
        @DecimalMax("100000")
        @Schema(description = "Requests a second; absent: as many as are sent")
        @Nullable
        Double rate,

        @Min(1)
        @Max(1_000_000)
        @Schema(
                description = "How many requests may come at once after a pause: at least the rate; absent: twice the"
                        + " rate. Goes with rate only")
        @Nullable
        Long burst,

        @Valid @Schema(description = "What a day allows") @Nullable
        Quota day,

        @Valid @Schema(description = "What a month allows") @Nullable
        Quota month) {}
