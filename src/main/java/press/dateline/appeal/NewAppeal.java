package press.dateline.appeal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader says against a rejection. */
@Schema(description = "What a reader says against the rejection of their comment; only moderators read it")
record NewAppeal(
        @NotNull
        @Size(max = 1000)
        @Pattern(regexp = "(?s)(?=.*[\\p{L}\\p{N}\\p{P}\\p{S}]).*", message = "must hold a visible character")
        @Schema(description = "Why it should be shown", examples = "It quotes the minister, word for word.")
        String text) {}
