package press.dateline.site;

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

/** How discussions stand in one place: on the site, in a section, on an article. What it leaves open, the next one above says. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "How discussions stand: of an article, a section, the site. Each member counts for itself: what is"
                        + " absent is as it is further up, in the sections above, and then on the site")
public record DiscussionRules(
        @Pattern(regexp = MODES, message = MODES_MESSAGE) @Schema(description = MODE, examples = "pre") @Nullable
        String mode,

        @Size(max = LONGEST_MESSAGE) @Schema(description = MESSAGE, examples = "We are back at eight.") @Nullable
        String message,

        @Min(0) @Max(MOST_DAYS) @Schema(description = DAYS, examples = "14") @Nullable
        Integer autoCloseDays,

        @Size(max = MOST_HOURS) @Schema(description = HOURS) @Nullable
        List<@NotNull @Valid OpeningHours> openingHours) {

    /** New comments are shown at once, where no rule holds them back. */
    public static final String POST = "post";

    /** A moderator has to approve new comments. */
    public static final String PRE = "pre";

    /** Nothing new is taken for now. */
    public static final String CLOSED = "closed";

    /** It is an archive: nothing new is taken any more. */
    public static final String READ_ONLY = "read-only";

    /** Nothing is shown, and nothing taken. */
    public static final String HIDDEN = "hidden";

    /** Nothing is said here. */
    public static final DiscussionRules NONE = new DiscussionRules(null, null, null, null);

    public static final String MODES = POST + "|" + PRE + "|" + CLOSED + "|" + READ_ONLY + "|" + HIDDEN;
    public static final String MODES_MESSAGE = "must be post, pre, closed, read-only or hidden";
    public static final String MODE =
            "post (new comments are shown at once, where no rule holds them back), pre (once a"
                    + " moderator has approved them), closed (nothing new is taken for now), read-only (an archive: nothing new is"
                    + " taken any more) or hidden (nothing is shown, and nothing taken)";

    public static final int LONGEST_MESSAGE = 500;
    public static final String MESSAGE =
            "What readers are told as long as that which is said beside it keeps a discussion closed";

    public static final int MOST_DAYS = 3650;
    public static final String DAYS =
            "How many days after first publication a discussion closes by itself, at that time of the day; 0: never";

    public static final int MOST_HOURS = 20;
    public static final String HOURS = "When comments are taken; empty: at any time";

    /** What is absent where nothing is said. */
    static @Nullable DiscussionRules orNull(DiscussionRules rules) {
        return rules.equals(NONE) ? null : rules;
    }
}
