package press.dateline.comment;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a comment said before its reader edited it. */
@Schema(name = "CommentVersion", description = "What a comment said before its reader edited it")
record VersionView(
        @Schema(description = "What the reader had written", examples = "Good to have teh statements.")
        String text,

        @Schema(description = "When it was edited") Instant until) {}
