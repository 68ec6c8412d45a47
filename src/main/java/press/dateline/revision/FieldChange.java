package press.dateline.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A member that has another value now; absent is no value. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A member that has another value now")
public record FieldChange(
        @Schema(description = "Its name", examples = "headline")
        String field,

        @Schema(description = "What it was, in the shape that it is written in; absent where it had no value") @Nullable
        Object from,

        @Schema(description = "What it is, in the shape that it is written in; absent where it has no value") @Nullable
        Object to,

        @Schema(description = "What kind of change the editor called it: typo, update, correction or legal") @Nullable
        String type) {}
