package press.dateline.image;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the eye goes in a picture. */
@Schema(description = "Where the eye goes in a picture; crops keep it")
record FocalPoint(
        @NotNull
        @DecimalMin("0")
        @DecimalMax("1")
        @Schema(description = "As a share of the width, from the left", examples = "0.42")
        Double x,

        @NotNull
        @DecimalMin("0")
        @DecimalMax("1")
        @Schema(description = "As a share of the height, from the top", examples = "0.31")
        Double y) {}
