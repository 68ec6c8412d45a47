package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.CommentView;

/** A comment that waits for a moderator, with all that is needed to decide. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "QueueItem", description = "A comment that waits for a moderator, with all that is needed to decide")
record QueueItemView(
        @Schema(description = "The comment; its decisions say what the rules found")
        CommentView comment,

        @Schema(
                description =
                        "What became of other comments of its reader; absent where who posted it is not known, and"
                                + " in repeated answers")
        @Nullable
        ReaderRecordView record,

        @Schema(description = "What it answers; absent where it begins a thread") @Nullable
        QuotedView answers,

        @Schema(description = "What its thread began with; absent where that is the comment itself, or what it answers")
        @Nullable
        QuotedView root,

        @Schema(description = "The article that it is about")
        ArticleCardView article,

        @Schema(description = "What readers have reported of it since a moderator decided; absent: nothing") @Nullable
        ReportsView reports,

        @Schema(description = "What its reader says against its rejection, until a moderator decides; absent: nothing")
        @Nullable
        AppealedView appeal,

        @Schema(description = "Which moderator is at it; absent: nobody") @Nullable
        ClaimView claim) {

    QueueItemView withoutPeople() {
        return new QueueItemView(
                comment.withoutSecret(),
                null,
                answers,
                root,
                article,
                reports == null ? null : reports.withoutStatements(),
                appeal,
                claim);
    }

    /** What a reader says against a rejection. */
    @Schema(name = "OpenAppeal", description = "What a reader says against the rejection of the comment")
    record AppealedView(
            @Schema(description = "When") Instant at,

            @Schema(description = "What the reader wrote") String text) {}

    /** Another comment in the thread. */
    @Schema(name = "QuotedComment", description = "Another comment in the thread")
    record QuotedView(
            @Schema(description = "Its id") UUID id,

            @Schema(description = "The name that the reader gave")
            String displayName,

            @Schema(description = "What the reader wrote") String text,

            @Schema(
                    description =
                            "pending, approved, rejected or deleted (then name and text are empty); more may" + " come")
            String state) {}

    /** The article. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "QueueArticle", description = "The article that a comment is about, as moderators need it")
    record ArticleCardView(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,

            @Schema(description = "Its headline; absent where the article is not public") @Nullable
            String headline,

            @Schema(description = "Its section") @Nullable SectionView section,

            @Schema(description = "Its address here") String url) {}

    /** The section of an article. */
    @Schema(name = "QueueSection", description = "The section of an article")
    record SectionView(
            @Schema(description = "Its id") UUID id,
            @Schema(description = "Its slug") String slug,
            @Schema(description = "Its name") String name) {}
}
