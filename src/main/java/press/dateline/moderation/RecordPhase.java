package press.dateline.moderation;

import java.util.List;

/** Sends to a moderator what readers say of whom many comments were rejected lately. */
final class RecordPhase implements Phase {

    private static final int VERSION = 1;

    @Override
    public Answer judge(Submission submission, Rules rules) {
        Standing reader = submission.reader();
        Double share = rules.record().rejectedShare();
        return reader == null
                        || reader.staff()
                        || reader.trusted()
                        || share == null
                        || reader.decidedLately() < rules.record().atLeast()
                        || reader.rejectedLately() < share * reader.decidedLately()
                ? Answer.NEXT
                : Answer.queue("record", VERSION, "reader-record", List.of());
    }
}
