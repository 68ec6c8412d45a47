package press.dateline.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A word list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WordList", description = "A word list of the moderation pipeline")
record WordListView(
        @Schema(description = "Which: banned (what has one of them is rejected) or suspect (a moderator decides)")
        String name,

        @Schema(description = "Its entries as they were written")
        List<String> entries,

        @Schema(description = "Counts the edits, 0 before the first; If-Match names it")
        int revision,

        @Schema(description = "When it was changed last; absent before the first edit") @Nullable
        Instant modifiedAt) {}
