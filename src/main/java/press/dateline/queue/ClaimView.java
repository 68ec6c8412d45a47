package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is at a comment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Claim", description = "Which moderator is at a comment")
record ClaimView(
        @Schema(description = "The id of the key that claimed it")
        UUID by,

        @Schema(description = "What the moderator is called, as far as that was said", examples = "Night desk")
        @Nullable
        String moderator,

        @Schema(description = "When it is free again") Instant until) {}
