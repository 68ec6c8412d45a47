package press.dateline.syndication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.reading.ExplanationView;

/** A stretch of the log. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ChangePage", description = "The changes after a number, in order")
record ChangePage(
        @Schema(description = "The changes, oldest first") List<ChangeView> items,

        @Schema(
                description = "The number up to which this answer tells all: ask for what comes after it next",
                examples = "1042")
        long seq,

        @Schema(description = "Whether that is all there is at the moment")
        boolean upToDate,

        @Schema(description = "The address to ask next: at once if not up to date, later if so")
        String next,

        @Schema(description = "With Prefer: explain, to partners: what their contract has left out of these changes")
        @Nullable
        ExplanationView explain) {}
