package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reader's report, as moderators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Report", description = "A reader's report of a comment, as moderators see it")
record ReportView(
        @Schema(description = "Its id") UUID id,
        @Schema(description = "When it came") Instant at,

        @Schema(description = "offensive, spam, abuse, privacy, illegal or other; more may come", examples = "spam")
        String reason,

        @Schema(description = "What the reader said of it") @Nullable
        String note,

        @Schema(description = "With the reason illegal: the notice of the EU's DSA") @Nullable
        StatementView statement) {

    /** A notice of illegal content that was given in good faith. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IllegalContentNotice", description = "A notice of illegal content, given in good faith")
    record StatementView(
            @Schema(description = "Why it is illegal") String explanation,

            @Schema(description = "The reader's name") @Nullable
            String name,

            @Schema(description = "The reader's e-mail address") @Nullable
            String email) {}
}
