package press.dateline.queue;

import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** That another moderator is at a comment. */
final class Held {

    private Held() {}

    static ProblemException problem(ClaimView claim) {
        return new ProblemException(
                        ProblemType.CLAIMED,
                        "Another moderator is at this comment until " + claim.until() + ": wait, or say override=true.")
                .with("heldBy", claim);
    }
}
