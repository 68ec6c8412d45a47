package press.dateline.sanction;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What holds for the reader who asks. */
@Schema(name = "OwnSanctionList", description = "What was laid on the reader who asks, and is in force")
record OwnSanctionListView(
        @Schema(description = "The sanctions, newest first; empty: there are none")
        List<OwnSanctionView> items) {}
