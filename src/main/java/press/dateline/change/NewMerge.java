package press.dateline.change;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Into which card one is merged. */
@Schema(description = "Into which one it is merged")
public record NewMerge(
        @NotBlank @Size(max = 200) @Schema(description = "Id or slug of the one that stays", examples = "angela-merkel")
        String into) {}
