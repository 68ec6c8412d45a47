package press.dateline.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PublicUrl;

/** A feed source, and what came of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FeedSource", description = "A feed elsewhere that is fetched on a schedule, and what came of it")
public record FeedSourceView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "What it is called") String name,
        @Schema(description = "Where the feed is") String url,

        @Schema(description = "feed, newsml or ninjs; absent: told from what is fetched") @Nullable
        String format,

        @Schema(description = "Minutes from one fetch to the next")
        int intervalMinutes,

        @Schema(
                description = "Whether it is not fetched for now: because somebody wanted it so, or as the server said"
                        + " that the feed is gone")
        boolean paused,

        @Schema(description = "When it is fetched next; absent while it is paused") @Nullable
        Instant nextFetchAt,

        @Schema(description = "When it was fetched last, whatever came of it") @Nullable
        Instant lastFetchAt,

        @Schema(description = "When that went well last") @Nullable
        Instant lastSuccessAt,

        @Schema(
                description =
                        "What came of the last fetch: imported, unchanged, limited (429, 503), gone (410), refused"
                                + " (it may not be asked), failed; more may come")
        @Nullable
        String lastOutcome,

        @Schema(description = "What went wrong at the last fetch, in words") @Nullable
        String problem,

        @Schema(
                description =
                        "How many fetches have gone wrong since one went well; the more, the longer until the next")
        int failures,

        @Schema(description = "Where the server says that the feed is from now on: change the url to it") @Nullable
        String movedTo,

        @Schema(description = "The address of the last import; those of sources are forgotten 30 days after their end")
        @Nullable
        String lastImportUrl,

        @Schema(description = "ETag of the last answer, as it is sent back with the next request") @Nullable
        String etag,

        @Schema(description = "Last-Modified of the last answer, as it is sent back with the next request") @Nullable
        String lastModified,

        @Schema(description = "Grows with each change, and when Dateline pauses it; If-Match names it in double quotes")
        int revision,

        @Schema(description = "When it was made") Instant createdAt,
        @Schema(description = "When it was changed last") Instant modifiedAt) {

    static FeedSourceView of(FeedSource source, PublicUrl publicUrl) {
        FeedSource.Last last = source.last();
        return new FeedSourceView(
                source.id(),
                source.name(),
                source.url(),
                source.format(),
                source.intervalMinutes(),
                source.paused(),
                source.paused() ? null : source.nextAt(),
                last.fetchedAt(),
                last.succeededAt(),
                last.outcome(),
                last.problem(),
                last.failures(),
                last.movedTo(),
                last.importId() == null ? null : publicUrl.to("/v1/imports/" + last.importId()),
                last.etag(),
                last.lastModified(),
                source.revision(),
                source.createdAt(),
                source.modifiedAt());
    }
}
