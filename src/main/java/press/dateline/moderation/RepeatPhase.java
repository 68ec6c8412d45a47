package press.dateline.moderation;

import java.util.List;

/** Rejects what the same reader has said already; what a guest without a token says, where the same name has. */
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
