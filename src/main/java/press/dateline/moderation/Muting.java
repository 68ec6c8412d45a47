package press.dateline.moderation;

import java.util.ArrayList;
import java.util.List;

/**
 * Which comments are rejected for nothing but that their reader is muted: their reader is told that they wait. That is so
 * as long as the newest decision that rejected one, and took none back, is the pipeline's, for muting; whatever was
 * approved and taken back since.
 */
public final class Muting {

    private Muting() {}

    /** SQL: whether the comment that is called so is; true or false. */
    public static String sql(String comment) {
        return """
                coalesce((%1$s.state = 'rejected' AND (
                    SELECT muting.made_by = 'pipeline' AND muting.findings -> -1 ->> 'rule' = '%2$s'
                    FROM comment_decision muting
                    WHERE muting.comment_id = %1$s.id AND muting.state = 'rejected' AND muting.undoes IS NULL
                    ORDER BY muting.at DESC, muting.id DESC LIMIT 1)), false)
                """.formatted(comment, MutePhase.RULE).strip();
    }

    /** What a comment became by each of all decisions on it, oldest first, as its reader is told. */
    public static List<String> told(List<DecisionView> decisions) {
        List<String> told = new ArrayList<>();
        boolean muted = false;
        for (DecisionView decision : decisions) {
            boolean rejects = decision.state().equals(Verdict.REJECTED);
            if (rejects && decision.undoes() == null) {
                muted = new Verdict(decision.state(), decision.findings()).isMuted();
            }
            told.add(rejects && muted ? Verdict.PENDING : decision.state());
        }
        return told;
    }
}
