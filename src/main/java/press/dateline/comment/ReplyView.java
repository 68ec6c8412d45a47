package press.dateline.comment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import press.dateline.web.PublicUrl;

/** An answer in a thread. */
@Schema(name = "Reply", description = "An answer in a thread")
record ReplyView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The id of the comment that it answers: the thread's first, or another reply in it")
        UUID parent,

        @Schema(description = "The name that the reader gave", examples = "Old Cartographer")
        String displayName,

        @Schema(description = Badges.SCHEMA) List<String> badges,

        @Schema(description = ReactionCounts.SCHEMA, examples = ReactionCounts.EXAMPLE)
        Map<String, Integer> reactions,

        @Schema(description = CommentText.TEXT) String text,
        @Schema(description = CommentText.HTML) String html,
        @Schema(description = CommentText.PLAIN) String plainText,

        @Schema(description = "When it was posted") Instant createdAt,
        @Schema(description = Marks.FEATURED) boolean featured,
        @Schema(description = "Its address here") String url) {

    static ReplyView of(Comments.Reply reply, PublicUrl publicUrl) {
        CommentText text = CommentText.of(reply.text());
        return new ReplyView(
                reply.id(),
                reply.parent(),
                reply.displayName(),
                reply.badges(),
                reply.reactions(),
                reply.text(),
                text.html(),
                text.plainText(),
                reply.createdAt(),
                reply.featured(),
                publicUrl.to("/v1/comments/" + reply.id()));
    }
}
