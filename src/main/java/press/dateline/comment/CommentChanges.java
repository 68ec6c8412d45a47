package press.dateline.comment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What its reader may change of a comment. */
@Schema(description = "What its reader may change of a comment")
record CommentChanges(
        @NotNull
        @Size(max = NewComment.LONGEST_TEXT)
        @Pattern(regexp = NewComment.TEXT, message = NewComment.TEXT_MESSAGE)
        @Schema(
                description = "Markdown, as of a new comment",
                examples = "Good to have the statements *side by side*, at last.")
        String text) {}
