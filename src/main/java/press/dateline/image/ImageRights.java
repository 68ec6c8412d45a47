package press.dateline.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose a picture is, and who may show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Whose a picture is, and who may show it")
record ImageRights(
        @Size(max = 200) @Schema(description = "Who holds the rights", examples = "Agency Example") @Nullable
        String holder,

        @Size(max = 500) @Schema(description = "The licence, by its name or URL", examples = "CC BY 4.0") @Nullable
        String licence,

        @NotNull
        @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
        @Schema(description = "Whether partners may show it: yes, no or ask", defaultValue = ImageRights.NO)
        String syndication,

        @Schema(description = "When the right to show it ends", examples = "2018-05-02T00:00:00Z") @Nullable
        Instant expiresAt) {

    static final String NO = "no";

    ImageRights {
        syndication = syndication == null ? NO : syndication;
    }

    static ImageRights of(Image image) {
        return new ImageRights(image.holder, image.licence, image.syndication, image.expiresAt);
    }
}
