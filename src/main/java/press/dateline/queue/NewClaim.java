package press.dateline.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a moderator takes from the queue. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What a moderator takes from the queue; all may be left out")
record NewClaim(
        @Schema(
                description = "pending (as long as nothing else is said), reported or appealed",
                examples = QueueQuery.PENDING)
        @Nullable
        String state,

        @Schema(description = "Id or slug of the section that their articles are in, or one below it") @Nullable
        String section,

        @Schema(description = "Id or slug of the article that they are about") @Nullable
        String article,

        @Schema(
                description = "Which first: oldest (as long as nothing else is said), newest or, with reported,"
                        + " most-reported")
        @Nullable
        String sort,

        @Min(1) @Max(100) @Schema(description = "How many at most; absent: 10", examples = "10")
        Integer most,

        @Min(1) @Max(60) @Schema(description = "For how many minutes; absent: 5", examples = "5")
        Integer minutes,

        @Size(max = Moderator.LONGEST_NAME)
        @Pattern(regexp = Moderator.NAME, message = Moderator.NAME_MESSAGE)
        @Schema(description = "Which of those who share the key this is", examples = "Night desk")
        @Nullable
        String moderator) {

    private static final int USUAL_MOST = 10;
    private static final int USUAL_MINUTES = 5;

    NewClaim {
        most = Objects.requireNonNullElse(most, USUAL_MOST);
        minutes = Objects.requireNonNullElse(minutes, USUAL_MINUTES);
    }
}
