package press.dateline.site;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How discussion works on the site. */
@Schema(description = "How discussion works on the site")
record CommentSettings(
        @NotNull
        @Pattern(regexp = "guest|jwt|both", message = "must be guest, jwt or both")
        @Schema(description = "Who may comment: guest, jwt (signed-in readers) or both", examples = "both")
        String identity,

        @NotBlank @Size(max = 200) @Schema(description = "What stands over a discussion", examples = "Comment on this:")
        String prompt) {}
