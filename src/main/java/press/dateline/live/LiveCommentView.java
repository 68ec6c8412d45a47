package press.dateline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.comment.CommentView;

/** The data of an event {@code comment}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LiveComment", description = "Data of the event comment: one that has come, or has changed")
record LiveCommentView(
        @Schema(
                description =
                        "new where it is shown from now on, edited where its text has changed or is deleted; more may"
                                + " come. A new one may have been sent before: its id tells",
                examples = "new")
        String kind,

        @Schema(description = "The id of what its thread begins with: its own, where it begins one")
        UUID root,

        @Schema(
                description =
                        "The address of the replies to a new thread that has some already, since it has come back:"
                                + " they come in no events of their own")
        @Nullable
        String replies,

        @Schema(description = "The comment as it is now, as its own address answers it")
        CommentView comment) {}
