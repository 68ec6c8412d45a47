package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a comment is rejected. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Why a comment is rejected")
record Rejection(
        @Size(max = 1000) @Schema(description = "The reason; only moderators read it") @Nullable
        String reason) {}
