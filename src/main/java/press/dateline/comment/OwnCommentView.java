package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.appeal.AppealView;

/** A comment, as the reader who has posted it sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OwnComment", description = "A comment, as the reader who has posted it sees it")
record OwnCommentView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The article that it is about; absent where that is not public any more")
        CommentView.@Nullable ArticleRef article,

        @Schema(description = "The id of the comment that it answers; absent where it begins a thread") @Nullable
        UUID parent,

        @Schema(
                description =
                        "pending (nobody but moderators and its reader sees it), approved, rejected or deleted; more may come")
        String state,

        @Schema(
                description = "Of a rejected one: why, as a code that a client can translate, where that was told",
                examples = "off-topic")
        @Nullable
        String reasonCode,

        @Schema(description = "The name that the reader had", examples = "Harbour Pilot")
        String displayName,

        @Schema(description = Badges.SCHEMA) List<String> badges,
        @Schema(description = CommentText.TEXT) String text,
        @Schema(description = CommentText.HTML) String html,
        @Schema(description = CommentText.PLAIN) String plainText,
        @Schema(description = "When it was posted") Instant createdAt,

        @Schema(description = "What became of the appeal against its rejection; absent: there was none") @Nullable
        AppealView appeal,

        @Schema(description = "Its address here, for when it is approved")
        String url) {}
