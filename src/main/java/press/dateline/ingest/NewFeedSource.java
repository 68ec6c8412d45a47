package press.dateline.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Urls;

/** A feed source to be made. */
@Schema(description = "A feed source to be made")
record NewFeedSource(
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

    FeedSourceChanges contents() {
        return new FeedSourceChanges(name, url, format, intervalMinutes, paused);
    }
}
