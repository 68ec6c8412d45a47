package press.dateline.appeal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An appeal, as its reader sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Appeal", description = "A reader's appeal against the rejection of a comment")
public record AppealView(
        @Schema(description = "When it was made") Instant at,

        @Schema(
                description =
                        "open (no moderator has decided yet), approved (the comment was) or rejected (it stays so);"
                                + " more may come",
                examples = AppealView.OPEN)
        String outcome,

        @Schema(description = "When a moderator decided; absent until then") @Nullable
        Instant settledAt) {

    static final String OPEN = "open";
}
