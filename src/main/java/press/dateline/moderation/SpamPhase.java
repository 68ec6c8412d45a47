package press.dateline.moderation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rejects what the classifier takes for spam, or sends it to a moderator, as the site says. */
final class SpamPhase implements Phase {

    private static final String RULE = "spam";
    private static final double PRECISION = 1000;

    @Override
    public Answer judge(Submission submission, Rules rules) {
        @Nullable SpamModel model = rules.spam().model();
        if (model == null || rules.spam().rules().areOff()) {
            return Answer.NEXT;
        }
        SpamFeatures features = SpamFeatures.of(submission.displayName(), submission.text());
        double score = model.classifier().probability(features.distinct());
        boolean reject = reaches(score, rules.spam().rules().rejectAbove());
        if (!reject && !reaches(score, rules.spam().rules().queueAbove())) {
            return Answer.NEXT;
        }
        List<Span> spans = features.strongest(model.classifier());
        // Where nothing in it speaks for spam, it is only that most of what was decided on was rejected.
        return spans.isEmpty()
                ? Answer.NEXT
                : Answer.scored(
                        reject ? Answer.Decision.REJECT : Answer.Decision.QUEUE,
                        RULE,
                        model.version(),
                        RULE,
                        Math.floor(score * PRECISION) / PRECISION,
                        spans);
    }

    private static boolean reaches(double score, @Nullable Double threshold) {
        return threshold != null && score >= threshold;
    }
}
