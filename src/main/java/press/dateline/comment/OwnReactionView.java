package press.dateline.comment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reaction of the reader who asks. */
@Schema(name = "OwnReaction", description = "A reaction of the reader who asks")
record OwnReactionView(
        @Schema(description = "The id of the comment") UUID comment,

        @Schema(description = "The reaction", examples = "like")
        String name,

        @Schema(description = "When it was set") Instant at) {}
