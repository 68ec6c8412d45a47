package press.dateline.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the publication promises. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What the publication promises, as text or as the address of a page")
record Policies(
        @Size(max = 5000) @Schema(description = "How errors are corrected") @Nullable
        String corrections,

        @Size(max = 5000) @Schema(description = "What is expected of comments") @Nullable
        String comments,

        @Size(max = 5000) @Schema(description = "How AI is used, and what AI may do with the content") @Nullable
        String aiUse) {}
