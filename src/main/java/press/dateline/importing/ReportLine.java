package press.dateline.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport.Outcome;

/** What became of an item. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ImportReportLine", description = "What became of an item of an import")
public record ReportLine(
        @Schema(description = "Its number in the order in which the import takes items, from 1")
        long line,

        @Schema(description = "Where it stands in what was uploaded", examples = "item 17, line 2034") @Nullable
        String place,

        @Schema(description = "One of created, updated, unchanged, withdrawn, skipped, rejected; more may come")
        String outcome,

        @Schema(
                description = "What it is here, such as article, image, person, section, tag, comment; of one that was"
                        + " skipped, what it is there",
                examples = "article")
        @Nullable
        String type,

        @Schema(description = "What it became, or had become before") @Nullable
        UUID id,

        @Schema(description = "What it is called") @Nullable String title,

        @Schema(description = "What of it was not kept, or why it was skipped or rejected")
        List<String> notes) {

    static final String SKIPPED = "skipped";
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_NOTES = 50;

    static ReportLine of(long line, @Nullable Outcome outcome, ItemStore.Told told) {
        @Nullable String title = told.title();
        return new ReportLine(
                line,
                told.place() == null ? "item " + line : told.place(),
                outcome == null ? SKIPPED : outcome.name().toLowerCase(Locale.ROOT),
                told.type(),
                told.id(),
                title == null || title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "…",
                told.notes().stream().limit(MOST_NOTES).toList());
    }
}
