package press.dateline.moderation;

import java.util.List;

/** Sends to a moderator what readers say who have not yet so many approved comments. */
final class FirstCommentsPhase implements Phase {

    private static final String RULE = "new-reader";
    private static final int VERSION = 1;

    @Override
    public Answer judge(Submission submission, Rules rules) {
        Standing reader = submission.reader();
        return reader == null || reader.staff() || reader.trusted() || reader.approved() >= rules.newReader()
                ? Answer.NEXT
                : Answer.queue(RULE, VERSION, RULE, List.of());
    }
}
