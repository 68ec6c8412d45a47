package press.dateline.queue;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of decisions. */
@Schema(name = "DecidedList", description = "What became of decisions")
record DecidedListView(
        @Schema(description = "A result for each decision, in the order of the request")
        List<DecidedView> results) {}
