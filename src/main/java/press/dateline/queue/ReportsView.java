package press.dateline.queue;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What readers have reported of a comment since a moderator decided on it. */
@Schema(name = "Reports", description = "What readers have reported of a comment since a moderator decided on it")
record ReportsView(
        @Schema(description = "How many") int count,

        @Schema(description = "How many for each reason that was given", examples = "{\"spam\": 2, \"other\": 1}")
        Map<String, Integer> reasons,

        @Schema(description = "The newest 20, and of each other reason the newest; newest first")
        List<ReportView> newest) {

    ReportsView withoutStatements() {
        return new ReportsView(
                count,
                reasons,
                newest.stream()
                        .map(one -> new ReportView(one.id(), one.at(), one.reason(), one.note(), null))
                        .toList());
    }
}
