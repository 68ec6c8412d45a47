package press.dateline.access;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing by which a key gets less than there is. */
@Schema(name = "ActingFilter", description = "Something by which a key gets less than there is")
public record MeFilter(
        @Schema(description = "What it is; more may come", examples = "delay")
        String kind,

        @Schema(description = "The filter in words", examples = "Articles come 30 minutes after their publication.")
        String description,

        @Schema(description = "The filter in data; its members depend on the kind")
        Map<String, Object> data) {}
