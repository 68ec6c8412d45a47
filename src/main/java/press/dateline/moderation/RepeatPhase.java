package press.dateline.moderation;

import java.util.List;

/** Rejects what the same name has said on the same article already. */
final class RepeatPhase implements Phase {

    private static final int VERSION = 1;

    @Override
    public Answer judge(Submission submission, Rules rules) {
        return submission.repeats() == null
                ? Answer.NEXT
                : Answer.reject(
                        "repeat",
                        VERSION,
                        "repeated",
                        List.of(Span.ofText(0, submission.text().length())));
    }
}
