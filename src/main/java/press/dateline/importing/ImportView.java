package press.dateline.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PublicUrl;

/** An import and how far it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import", description = "An import and how far it is")
public record ImportView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "Its address; poll it") String url,

        @Schema(description = "One of dateline, feed, newsml, ninjs, wxr; more may come")
        String format,

        @Schema(description = "What the caller called it") @Nullable
        String name,

        @Schema(description = "The feed source that it was fetched for, which may be gone") @Nullable
        UUID sourceId,

        @Schema(description = "One of receiving, waiting, running, done, failed; more may come")
        String state,

        @Schema(description = "Bytes of the upload, unpacked")
        long bytes,

        @Schema(description = "Lines or items that are done, blank ones included")
        long lines,

        @Schema(description = "Items read: the sum of the six counts that follow")
        long read,

        @Schema(description = "Items that became something new")
        long created,

        @Schema(description = "Items that changed something known")
        long updated,

        @Schema(description = "Items that were known as they are, or were older than what is known")
        long unchanged,

        @Schema(description = "Items that took something back")
        long withdrawn,

        @Schema(description = "Items that were not taken; see rejectionsUrl")
        long rejected,

        @Schema(description = "Items that are none of what Dateline keeps, such as a menu's entries; see reportUrl")
        long skipped,

        @Schema(description = "Items a second since it was started") @Nullable
        Double rate,

        @Schema(description = "The reasons, line by line") String rejectionsUrl,

        @Schema(
                description = "What became of each item, and what of it was not kept; of the format dateline only the"
                        + " rejections, of ninjs also the items of which something was not kept")
        String reportUrl,

        @Schema(description = "Why it failed as a whole") @Nullable
        String failure,

        @Schema(description = "When it was uploaded") Instant requestedAt,

        @Schema(description = "When its first item was read") @Nullable
        Instant startedAt,

        @Schema(description = "When its last item was done") @Nullable
        Instant finishedAt) {

    static ImportView of(ImportJob job, PublicUrl publicUrl, Clock clock) {
        String url = publicUrl.to("/v1/imports/" + job.id);
        return new ImportView(
                job.id,
                url,
                job.format,
                job.name,
                job.sourceId,
                job.state,
                job.bytes,
                job.line,
                job.read(),
                job.created,
                job.updated,
                job.unchanged,
                job.withdrawn,
                job.rejected,
                job.skipped,
                rate(job, clock),
                url + "/rejections",
                url + "/report",
                job.failure,
                job.requestedAt,
                job.startedAt,
                job.finishedAt);
    }

    private static @Nullable Double rate(ImportJob job, Clock clock) {
        if (job.startedAt == null) {
            return null;
        }
        Instant until = job.finishedAt == null ? clock.instant() : job.finishedAt;
        double seconds = Math.max(0.001, Duration.between(job.startedAt, until).toMillis() / 1000.0);
        return Math.round(job.read() / seconds * 10) / 10.0;
    }
}
