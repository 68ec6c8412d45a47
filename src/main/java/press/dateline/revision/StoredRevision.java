package press.dateline.revision;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Span;

/**
 * A revision with all that is stored of it, in Dateline's own NDJSON.
 *
 * @param number its number
 * @param at when it was saved
 * @param about what its author said of it; null for nothing
 * @param publicFrom when it became public; null where it never was
 * @param withdrawnAt when it was withdrawn, if it was
 * @param found what the machine found in it; null for nothing
 * @param content what it says; null where that stands in the article's line itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredRevision(
        @Min(1) @Max(LAST) int number,
        @NotNull Instant at,
        @Nullable @Valid Said about,
        @Nullable Instant publicFrom,
        @Nullable Instant withdrawnAt,
        @Nullable @Valid Marks found,
        @Nullable @Valid Draft content) {

    /** Far below what the column holds: the next ones must fit, too. */
    public static final int LAST = 1_000_000_000;

    /** What the machine found. */
    public Revisions.Found foundMarks() {
        return found == null ? Revisions.Found.NOTHING : found.found();
    }

    /** What its author said of it. */
    public About said() {
        return about == null
                ? About.NOTHING
                : new About(
                        about.note(), about.types() == null ? ChangeTypes.NONE : about.types(), about.restoredFrom());
    }

    /** The same without what it says. */
    public StoredRevision withoutContent() {
        return new StoredRevision(number, at, about, publicFrom, withdrawnAt, found, null);
    }

    /** The same with content that keeps to the rules. */
    public StoredRevision withContent(Draft checked) {
        return new StoredRevision(number, at, about, publicFrom, withdrawnAt, found, checked);
    }

    /** What was said of a save. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Said(
            @Nullable @Size(max = Draft.Save.LONGEST_NOTE) String note,
            @Nullable @Valid ChangeTypes types,
            @Nullable @Min(1) @Max(LAST) Integer restoredFrom) {}

    /** What the machine found: quotes, and marks of the blocks' texts. */
    public record Marks(
            @NotNull List<Draft.@NotNull @Valid Quote> quotes,
            @NotNull List<@NotNull @Valid Mark> spans) {

        Revisions.Found found() {
            return new Revisions.Found(
                    quotes,
                    spans.stream()
                            .map(mark -> new Revisions.PlacedSpan(mark.block(), mark.span()))
                            .toList());
        }
    }

    /** A mark that was found, and the position of its block, which counts updates' blocks, too. */
    public record Mark(@Min(0) int block, @NotNull @Valid Span span) {}
}
