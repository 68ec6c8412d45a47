package press.dateline.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the spam classifier stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Spam", description = "How the spam classifier stands")
record SpamView(
        @Schema(description = "How many decisions have been made since it learnt last; at most 20,000 are counted")
        int decisionsSince,

        @Schema(description = "The version in force; absent as long as there are too few decisions to learn from")
        @Nullable
        SpamModelView model) {}
