package press.dateline.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardRevision;

/** What a place said at a revision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PlaceRevision", description = "What a place said at a revision")
record PlaceRevisionView(
        @Schema(description = "Which revision", examples = "3")
        int revision,

        @Schema(description = "When it was saved") Instant at,

        @Schema(description = "The id of the API key that saved it; absent where the machine did") @Nullable
        UUID by,

        @Schema(description = "The whole as it was written; a PATCH takes it as it is")
        NewPlace content) {

    static PlaceRevisionView of(CardRevision<NewPlace> kept) {
        return new PlaceRevisionView(kept.revision(), kept.at(), kept.by(), kept.content());
    }
}
