package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.web.Paging;
import press.dateline.web.PublicUrl;

/** A comment on an article, with what was answered to it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CommentThread", description = "A comment on an article, with what was answered to it")
record ThreadView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The name that the reader gave", examples = "Harbour Pilot") @Nullable
        String displayName,

        @Schema(description = Badges.SCHEMA) @Nullable List<String> badges,

        @Schema(description = ReactionCounts.SCHEMA, examples = ReactionCounts.EXAMPLE)
        Map<String, Integer> reactions,

        @Schema(description = CommentText.TEXT) @Nullable String text,
        @Schema(description = CommentText.HTML) @Nullable String html,
        @Schema(description = CommentText.PLAIN) @Nullable String plainText,

        @Schema(description = "The part of the article that it is about; absent: all of it") @Nullable
        AnchorView anchor,

        @Schema(description = "When it was posted") Instant createdAt,

        @Schema(description = Marks.FEATURED) boolean featured,
        @Schema(description = Marks.PINNED) boolean pinned,
        @Schema(description = Marks.AUTHOR_REPLIED) boolean authorReplied,

        @Schema(description = "When its reader edited it last; absent where that was never") @Nullable
        Instant editedAt,

        @Schema(
                description = "true where its reader has deleted it, and it only keeps its place for its replies: then"
                        + " displayName, badges, text, html and plainText are absent; else absent")
        @Nullable
        Boolean deleted,

        @Schema(
                description = "The first answers below it, whatever they answer, in one list: oldest first, as many as"
                        + " replies says")
        List<ReplyView> replies,

        @Schema(
                description = "How many answers there are, without deleted ones, as counted until a second or two ago",
                examples = "3")
        int replyCount,

        @Schema(description = "Whether there are more than these")
        boolean moreReplies,

        @Schema(
                description = "Where there are more: the address of the page of /v1/comments/{id}/replies that goes on"
                        + " behind the last one here")
        @Nullable
        String next,

        @Schema(description = "Its address here") String url) {

    /**
     * A thread by what it began with.
     *
     * @param replies one more than are shown, where there are more
     * @param isDeleted whether what it began with only keeps its place
     * @param counted how many approved ones there are, as counted last
     * @param shown how many are shown at most
     * @param paging makes the way on
     */
    static ThreadView of(
            UUID id,
            String displayName,
            List<String> badges,
            Map<String, Integer> reactions,
            String text,
            @Nullable AnchorView anchor,
            Instant createdAt,
            Marks marks,
            @Nullable Instant editedAt,
            boolean isDeleted,
            List<Comments.Reply> replies,
            int counted,
            RepliesShown shown,
            Paging paging,
            PublicUrl publicUrl) {
        CommentText read = isDeleted ? null : CommentText.of(text);
        List<Comments.Reply> first = replies.stream().limit(shown.value()).toList();
        boolean more = replies.size() > first.size();
        String path = "/v1/comments/" + id;
        return new ThreadView(
                id,
                read == null ? null : displayName,
                read == null ? null : badges,
                read == null ? Map.of() : reactions,
                read == null ? null : text,
                read == null ? null : read.html(),
                read == null ? null : read.plainText(),
                anchor,
                createdAt,
                marks.featured(),
                marks.pinned(),
                marks.authorReplied(),
                editedAt,
                read == null ? true : null,
                first.stream().map(reply -> ReplyView.of(reply, publicUrl)).toList(),
                more ? Math.max(counted, approved(replies)) : approved(replies),
                more,
                more ? next(path + "/replies", first, paging, publicUrl) : null,
                publicUrl.to(path));
    }

    private static int approved(List<Comments.Reply> replies) {
        return (int) replies.stream().filter(reply -> !reply.isDeleted()).count();
    }

    private static String next(String path, List<Comments.Reply> shown, Paging paging, PublicUrl publicUrl) {
        return shown.isEmpty()
                ? publicUrl.to(path)
                : paging.onward(path, Map.of(), shown.getLast().keys()).next();
    }
}
