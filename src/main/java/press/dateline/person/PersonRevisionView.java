package press.dateline.person;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardRevision;

/** What a person said at a revision. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PersonRevision", description = "What a person said at a revision")
record PersonRevisionView(
        @Schema(description = "Which revision", examples = "3")
        int revision,

        @Schema(description = "When it was saved") Instant at,

        @Schema(description = "The id of the API key that saved it; absent where the machine did") @Nullable
        UUID by,

        @Schema(description = "The whole as it was written; a PATCH takes it as it is")
        NewPerson content) {

    static PersonRevisionView of(CardRevision<NewPerson> kept) {
        return new PersonRevisionView(kept.revision(), kept.at(), kept.by(), kept.content());
    }
}
