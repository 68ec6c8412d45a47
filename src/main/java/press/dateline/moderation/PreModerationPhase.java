package press.dateline.moderation;

import java.util.List;
import press.dateline.sanction.Sanction;

/** Sends to a moderator what readers say of whom a moderator wants to see all. */
final class PreModerationPhase implements Phase {

    private static final int VERSION = 1;

    @Override
    public Answer judge(Submission submission, Rules rules) {
        Standing reader = submission.reader();
        return reader != null && Sanction.PRE_MODERATE.equals(reader.sanction())
                ? Answer.queue("pre-moderation", VERSION, "pre-moderated", List.of())
                : Answer.NEXT;
    }
}
