package press.dateline.live;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The data of an event {@code removed}. */
@Schema(
        name = "LiveRemoval",
        description = "Data of the event removed: a comment that is shown no longer, with all replies where it began a"
                + " thread. It may be one that was never sent")
record LiveRemovalView(
        @Schema(description = "The comment's id") UUID id) {}
