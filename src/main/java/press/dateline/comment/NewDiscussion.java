package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import press.dateline.site.DiscussionRules;
import press.dateline.site.OpeningHours;

/** How a moderator wants an article's discussion to stand; the whole of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "How a moderator wants an article's discussion to stand: the whole of it. What is absent is as in its"
                        + " section; without any member, all of it")
record NewDiscussion(
        @Pattern(regexp = DiscussionRules.MODES, message = DiscussionRules.MODES_MESSAGE)
        @Schema(description = DiscussionRules.MODE, examples = "closed")
        @Nullable
        String mode,

        @Size(max = DiscussionRules.LONGEST_MESSAGE)
        @Schema(description = DiscussionRules.MESSAGE, examples = "This went too far; we look through it.")
        @Nullable
        String message,

        @Min(0) @Max(DiscussionRules.MOST_DAYS) @Schema(description = DiscussionRules.DAYS, examples = "14") @Nullable
        Integer autoCloseDays,

        @Size(max = DiscussionRules.MOST_HOURS) @Schema(description = DiscussionRules.HOURS) @Nullable
        List<@NotNull @Valid OpeningHours> openingHours,

        @Size(max = NewComment.LONGEST_NAME)
        @Pattern(regexp = NewComment.NAME, message = NewComment.NAME_MESSAGE)
        @Schema(description = "Which of those who share the key this is", examples = "Night desk")
        @Nullable
        String moderator) {}
