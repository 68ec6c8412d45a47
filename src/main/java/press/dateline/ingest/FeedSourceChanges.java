package press.dateline.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Urls;

/** What may be changed of a feed source. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What may be changed of a feed source; a patch (RFC 7396) names what changes, and null removes")
record FeedSourceChanges(
        @NotBlank @Size(max = 200) @Schema(description = "What it is called; no two are called the same")
        String name,

        @NotNull
        @Size(max = 2000)
        @Pattern(regexp = Urls.WEB, message = Urls.WEB_MESSAGE)
        @Schema(
                description = "Where the feed is; its host is one of DATELINE_FETCH_HOSTS",
                pattern = "https?://\\S+",
                examples = "https://www.example.org/feed")
        String url,

        @Pattern(regexp = SourceFormats.PATTERN, message = SourceFormats.MESSAGE)
        @Schema(
                description = "One of feed (RSS, Atom, JSON Feed), newsml, ninjs; absent: told from what is fetched",
                examples = "feed")
        @Nullable
        String format,

        @Min(5) @Max(10_080) @Schema(description = "Minutes from one fetch to the next; absent: 30") @Nullable
        Integer intervalMinutes,

        @Schema(description = "Whether it is not fetched for now; absent: false") @Nullable
        Boolean paused) {

    private static final int STANDARD_MINUTES = 30;

    static FeedSourceChanges of(FeedSource source) {
        return new FeedSourceChanges(
                source.name(), source.url(), source.format(), source.intervalMinutes(), source.paused());
    }

    int minutes() {
        return intervalMinutes == null ? STANDARD_MINUTES : intervalMinutes;
    }

    boolean isPaused() {
        return paused != null && paused;
    }
}
