package press.dateline.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.PublicUrl;

/** A comment on an article, with what was answered to it. */
@Schema(name = "CommentThread", description = "A comment on an article, with what was answered to it")
record ThreadView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The name that the reader gave", examples = "Harbour Pilot")
        String displayName,

        @Schema(description = CommentText.TEXT) String text,
        @Schema(description = CommentText.HTML) String html,
        @Schema(description = CommentText.PLAIN) String plainText,

        @Schema(description = "When it was posted") Instant createdAt,

        @Schema(description = "All answers below it, whatever they answer, in one list: oldest first, the first 100")
        List<ReplyView> replies,

        @Schema(description = "Whether there are more than these; /v1/comments/{id}/replies lists all of them")
        boolean moreReplies,

        @Schema(description = "Its address here") String url) {

    /** How many answers a thread holds in a list of threads. */
    static final int MOST_REPLIES = 100;

    /**
     * A thread.
     *
     * @param replies one more than are shown, where there are more
     */
    static ThreadView of(Comment comment, List<Comments.Reply> replies, PublicUrl publicUrl) {
        return of(comment.id, comment.displayName, comment.text, comment.createdAt, replies, publicUrl);
    }

    /**
     * A thread by what it began with.
     *
     * @param replies one more than are shown, where there are more
     */
    static ThreadView of(
            UUID id,
            String displayName,
            String text,
            Instant createdAt,
            List<Comments.Reply> replies,
            PublicUrl publicUrl) {
        CommentText read = CommentText.of(text);
        return new ThreadView(
                id,
                displayName,
                text,
                read.html(),
                read.plainText(),
                createdAt,
                replies.stream()
                        .limit(MOST_REPLIES)
                        .map(reply -> ReplyView.of(reply, publicUrl))
                        .toList(),
                replies.size() > MOST_REPLIES,
                publicUrl.to("/v1/comments/" + id));
    }
}
