package press.dateline.moderation;

import java.util.List;

/** Does what the moderation service has said; until then a moderator may decide. */
final class ExternalPhase implements Phase {

    static final String RULE = "external";

    /** What the finding says while the service has not answered. */
    static final String WAITING = "external-waiting";

    private static final int VERSION = 1;

    @Override
    public Answer judge(Submission submission, Rules rules) {
        if (!rules.external()) {
            return Answer.NEXT;
        }
        ExternalAnswer said = submission.external();
        if (said == null) {
            return Answer.queue(RULE, VERSION, WAITING, List.of());
        }
        return switch (said.decision()) {
            case ACCEPT -> new Answer(Answer.Decision.ACCEPT, null);
            case NEXT -> Answer.NEXT;
            case QUEUE -> Answer.queue(RULE, VERSION, said.reason(), List.of());
            case REJECT -> Answer.reject(RULE, VERSION, said.reason(), List.of());
        };
    }
}
