package press.dateline.access;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a key is to be rotated. */
@Schema(description = "How a key is to be rotated")
record NewRotation(
        @Min(0)
        @Max(LONGEST)
        @Schema(
                description = "How long the secret that is replaced is still taken, in seconds: a day if nothing is"
                        + " said, 30 days at most; 0: it is refused at once",
                defaultValue = "86400")
        @Nullable
        Integer overlapSeconds) {

    private static final int USUAL = 86_400;
    private static final int LONGEST = 30 * USUAL;

    /** The overlap that is asked for; the usual one where nothing is. */
    Duration overlap() {
        return Duration.ofSeconds(overlapSeconds == null ? USUAL : overlapSeconds);
    }
}
