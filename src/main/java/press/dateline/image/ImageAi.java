package press.dateline.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What AI may do with a picture. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImageAiRights", description = "What AI may do with a picture: yes, no or ask each")
public record ImageAi(
        @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
        @Schema(description = "Whether models may be trained on it", examples = "no")
        @Nullable
        String training,

        @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
        @Schema(description = "Whether answers may be grounded in it", examples = "ask")
        @Nullable
        String grounding,

        @Pattern(regexp = "yes|no|ask", message = "must be yes, no or ask")
        @Schema(description = "Whether it may be described", examples = "yes")
        @Nullable
        String summary) {}
