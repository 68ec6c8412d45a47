package press.dateline.quota;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** How a caller is told that it is enough. */
final class Refusal {

    private Refusal() {}

    /** That of a meter which has not given a cost. */
    static ProblemException of(Meter meter, long now) {
        long seconds = meter.secondsToNext(now);
        String most = meter.bound().most() + " " + meter.kind().unit();
        @Nullable Instant resetsAt = meter.resetsAt(now);
        ProblemException problem = resetsAt == null
                ? new ProblemException(
                        ProblemType.RATE_LIMITED,
                        "At most " + meter.bound().rate() + " requests a second, and " + most + " at once: go on in "
                                + seconds + " s.")
                : new ProblemException(
                                ProblemType.QUOTA_EXHAUSTED,
                                "Of " + most + " a " + (meter.kind().isMonthly() ? "month" : "day") + " "
                                        + meter.left(now).units()
                                        + " are left, which is less than this takes. They are all there"
                                        + " again at " + resetsAt + "; see /v1/me/usage.")
                        .with("quota", meter.kind().word())
                        .with("resetsAt", resetsAt);
        return problem.header("Retry-After", Long.toString(seconds));
    }
}
