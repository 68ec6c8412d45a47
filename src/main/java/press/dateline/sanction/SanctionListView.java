package press.dateline.sanction;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was laid on a reader. */
@Schema(name = "SanctionList", description = "What was laid on a reader")
record SanctionListView(
        @Schema(description = "The sanctions, newest first; the last 100")
        List<SanctionView> items) {}
