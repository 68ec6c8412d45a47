package press.dateline.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.change.DueRows;
import press.dateline.web.PublicUrl;

/** Something that happens to an article at a time. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Schedule", description = "Something that happens to an article at a time")
record ScheduleView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "The article") ScheduledArticle article,

        @Schema(description = "What happens: publish, embargo-end or unpublish; more may come")
        String kind,

        @Schema(description = "When") Instant at,

        @Schema(description = "One of waiting, done, cancelled, failed; more may come")
        String state,

        @Schema(description = "Attempts that failed; the next one comes by itself")
        int attempts,

        @Schema(description = "What went wrong last") @Nullable
        String reason,

        @Schema(description = "When it was done or cancelled, or failed for good") @Nullable
        Instant endedAt) {

    /** The article that it happens to. */
    @Schema(name = "ScheduledArticle", description = "The article that something happens to at a time")
    record ScheduledArticle(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,
            @Schema(description = "Its draft") String url) {}

    static ScheduleView of(DueRows.Row row, String slug, PublicUrl publicUrl) {
        return new ScheduleView(
                row.id(),
                new ScheduledArticle(row.target(), slug, publicUrl.to("/v1/articles/" + row.target() + "/draft")),
                row.kind().word(),
                row.at(),
                row.state(),
                row.attempts(),
                row.error(),
                row.endedAt());
    }
}
