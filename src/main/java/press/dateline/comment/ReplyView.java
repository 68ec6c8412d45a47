package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.PublicUrl;

/** An answer in a thread. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Reply", description = "An answer in a thread")
record ReplyView(
        @Schema(description = "Its id") UUID id,

        @Schema(
                description =
                        "The id of the comment under which it is shown: the one that it answers (the thread's first,"
                                + " or another reply in it) or, beyond comments.depth of /v1/site, the one above that at the"
                                + " last level that takes replies")
        UUID parent,

        @Schema(description = "The name that the reader gave", examples = "Old Cartographer") @Nullable
        String displayName,

        @Schema(description = Badges.SCHEMA) @Nullable List<String> badges,

        @Schema(description = ReactionCounts.SCHEMA, examples = ReactionCounts.EXAMPLE)
        Map<String, Integer> reactions,

        @Schema(description = CommentText.TEXT) @Nullable String text,
        @Schema(description = CommentText.HTML) @Nullable String html,
        @Schema(description = CommentText.PLAIN) @Nullable String plainText,

        @Schema(description = "When it was posted") Instant createdAt,

        @Schema(description = Marks.FEATURED) boolean featured,

        @Schema(description = "When its reader edited it last; absent where that was never") @Nullable
        Instant editedAt,

        @Schema(
                description = "true where its reader has deleted it, and it only keeps its place for its replies: then"
                        + " displayName, badges, text, html and plainText are absent; else absent")
        @Nullable
        Boolean deleted,

        @Schema(description = "Its address here") String url) {

    static ReplyView of(Comments.Reply reply, PublicUrl publicUrl) {
        CommentText text = reply.isDeleted() ? null : CommentText.of(reply.text());
        return new ReplyView(
                reply.id(),
                reply.parent(),
                text == null ? null : reply.displayName(),
                text == null ? null : reply.badges(),
                text == null ? Map.of() : reply.reactions(),
                text == null ? null : reply.text(),
                text == null ? null : text.html(),
                text == null ? null : text.plainText(),
                reply.createdAt(),
                reply.featured(),
                reply.editedAt(),
                text == null ? true : null,
                publicUrl.to("/v1/comments/" + reply.id()));
    }
}
