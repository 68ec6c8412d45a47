package press.dateline.moderation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.site.LinkRules;
import press.dateline.site.NewReaderRules;
import press.dateline.site.RecordRules;
import press.dateline.site.SpamRules;

/** Which decisions are made again, and by which rules. */
@Schema(description = "Which decisions are made again, and what is changed for it; what is absent is as it was then")
record NewReplay(
        @NotNull @Schema(description = "Decisions from then on")
        Instant from,

        @NotNull @Schema(description = "Decisions before then")
        Instant to,

        @Valid @Schema(description = "Changed rules of the site, as in comments of /v1/site") @Nullable
        ChangedRules rules,

        @Valid @Schema(description = "Changed word lists") @Nullable
        ChangedLists lists) {

    /** Rules of the site. */
    @Schema(description = "Changed rules of the site, as in comments of /v1/site")
    record ChangedRules(
            @Pattern(regexp = "pre|" + POST, message = "must be pre or post")
            @Schema(description = "When what no rule holds back is shown: pre or post", examples = POST)
            @Nullable
            String moderation,

            @Valid @Schema(description = "Which links a comment may have") @Nullable
            LinkRules links,

            @Valid @Schema(description = "From which scores of the spam classifier on something is done") @Nullable
            SpamRules spam,

            @Valid @Schema(description = "Who counts as new") @Nullable
            NewReaderRules newReader,

            @Valid @Schema(description = "Whose comments wait since many were rejected") @Nullable
            RecordRules record) {}

    /** Word lists, each whole. */
    @Schema(description = "Changed word lists, each whole; their entries as in /v1/moderation/word-lists")
    record ChangedLists(
            @Size(max = NewWordList.MOST_ENTRIES)
            @Schema(description = "The words that are rejected", examples = "[\"spam*\"]")
            @Nullable
            List<@NotNull @Size(max = WordEntry.LONGEST) String> banned,

            @Size(max = NewWordList.MOST_ENTRIES)
            @Schema(description = "The words that a moderator decides on", examples = "[\"buy now\"]")
            @Nullable
            List<@NotNull @Size(max = WordEntry.LONGEST) String> suspect) {}

    static final String POST = "post";

    private static final ChangedRules NO_RULES = new ChangedRules(null, null, null, null, null);
    private static final ChangedLists NO_LISTS = new ChangedLists(null, null);

    /** One that changes nothing. */
    static final NewReplay UNCHANGED = new NewReplay(Instant.MIN, Instant.MAX, null, null);

    /** The entries that stand for a list; null: it is as it was. */
    @Nullable
    List<String> entries(ListName name) {
        ChangedLists changed = lists == null ? NO_LISTS : lists;
        return name == ListName.BANNED ? changed.banned() : changed.suspect();
    }

    /** The rules that stand for the site's. */
    ChangedRules changedRules() {
        return rules == null ? NO_RULES : rules;
    }
}
