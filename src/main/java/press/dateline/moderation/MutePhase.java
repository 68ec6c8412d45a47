package press.dateline.moderation;

import java.util.List;
import press.dateline.sanction.Sanction;

/** Rejects what readers who are muted say; they are told that it waits. */
final class MutePhase implements Phase {

    static final String RULE = "sanction";

    private static final int VERSION = 1;

    @Override
    public Answer judge(Submission submission, Rules rules) {
        Standing reader = submission.reader();
        return reader != null && Sanction.MUTE.equals(reader.sanction())
                ? Answer.reject(RULE, VERSION, "muted", List.of())
                : Answer.NEXT;
    }
}
