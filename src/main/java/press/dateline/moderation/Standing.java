package press.dateline.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import press.dateline.sanction.Sanction;

/**
 * What the pipeline knows of the reader who posts. It is stored with the decision.
 *
 * @param approved how many of the reader's comments are approved; no more than {@code NewReaderRules.MOST} are counted
 * @param decidedLately how many of those posted lately are approved or rejected; no more than {@code RecordRules.MOST}
 * @param rejectedLately how many of these are rejected
 * @param staff whether the reader works for the publication
 * @param sanction which sanction holds; null: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Standing(
        int approved,
        int decidedLately,
        int rejectedLately,
        boolean staff,
        @Nullable String sanction) {

    /** Whether a moderator trusts the reader. */
    boolean trusted() {
        return Sanction.TRUST.equals(sanction);
    }
}
