package press.dateline.moderation;

import java.util.List;

/** Sends long comments to a moderator that are written in capitals for the most part. */
final class CapitalsPhase implements Phase {

    private static final int VERSION = 1;
    private static final int FEWEST_LETTERS = 40;
    private static final int MOST_PERCENT = 70;

    @Override
    public Answer judge(Submission submission, Rules rules) {
        String text = submission.text();
        long capitals = text.codePoints().filter(Character::isUpperCase).count();
        long letters =
                capitals + text.codePoints().filter(Character::isLowerCase).count();
        return letters >= FEWEST_LETTERS && capitals * 100 > letters * MOST_PERCENT
                ? Answer.queue("capitals", VERSION, "capitals", List.of(Span.ofText(0, text.length())))
                : Answer.NEXT;
    }
}
