package press.dateline.usage;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was answered at one path on one day. */
@Schema(name = "UsageRow", description = "What was answered at one path on one day")
public record UsageRowView(
        @Schema(description = "The day, in the site's time zone")
        LocalDate day,

        @Schema(description = "The path's template, such as /v1/articles/{id}")
        String operation,

        @Schema(description = "Requests that were answered and count towards quotas")
        long requests,

        @Schema(description = "Articles in these answers, whole or as summaries")
        long articles,

        @Schema(description = "Bytes of the bodies, as they were sent")
        long bytes,

        @Schema(description = "Requests that were refused, as they were too many")
        long refused,

        @Schema(description = "Requests that count towards nothing: 304, 410, changes")
        long free) {}
