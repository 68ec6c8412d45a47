package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The part of an article that a comment is about. Not its text: what rights withhold of that is not for everybody. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "CommentAnchor",
        description = "The part of the article that a comment is about. It is looked for again each time the article is"
                + " published, a second or two later")
public record AnchorView(
        @Schema(description = "The id of the block", examples = "p3")
        String block,

        @Schema(description = "First UTF-16 code unit of the range in the block's text; absent: the whole block")
        @Nullable
        Integer start,

        @Schema(description = "One past the last UTF-16 code unit of the range; absent: the whole block") @Nullable
        Integer end,

        @Schema(description = "The id of the quote that the reader chose; absent where it was none") @Nullable
        UUID quote,

        @Schema(description = "The published revision that block, start and end are those of", examples = "2")
        int revision,

        @Schema(
                description = "current, or earlier-version: what it is about no longer stands in the article, and"
                        + " revision is the last one in which it did. More may come",
                examples = "current")
        String state) {

    /**
     * An anchor as it was found last.
     *
     * @param revision the newest revision in which it was found
     * @param checked the revision in which it was looked for last
     */
    static AnchorView of(
            String block,
            @Nullable Integer start,
            @Nullable Integer end,
            @Nullable UUID quote,
            int revision,
            int checked) {
        return new AnchorView(block, start, end, quote, revision, revision == checked ? "current" : "earlier-version");
    }

    /** An anchor from a row, whose columns stand from a position on in the order of the other parameters. */
    static AnchorView of(Object[] row, int at) {
        return of(
                (String) row[at],
                (Integer) row[at + 1],
                (Integer) row[at + 2],
                (UUID) row[at + 3],
                (Integer) row[at + 4],
                (Integer) row[at + 5]);
    }

    static @Nullable AnchorView of(@Nullable CommentAnchor anchor) {
        return anchor == null
                ? null
                : of(anchor.block, anchor.startAt, anchor.endAt, anchor.quoteId, anchor.revision, anchor.checked);
    }
}
