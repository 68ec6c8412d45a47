package press.dateline.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A revision of a card, in a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A revision of a thing, in a list")
public record CardRevisionSummary(
        @Schema(description = "Which revision", examples = "3")
        int revision,

        @Schema(description = "When it was saved") Instant at,

        @Schema(description = "The id of the API key that saved it; absent where the machine did") @Nullable
        UUID by) {}
