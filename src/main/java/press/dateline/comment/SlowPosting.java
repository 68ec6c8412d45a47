package press.dateline.comment;

import java.time.Duration;
import java.time.Instant;
import press.dateline.moderation.Judged;
import press.dateline.site.SiteCard;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Slow mode: how often a reader may comment on the same article. */
final class SlowPosting {

    private SlowPosting() {}

    /**
     * Nothing where the reader may comment now.
     *
     * @throws ProblemException 429 where it is too soon after the last time
     */
    static void require(SiteCard site, boolean staff, Judged judged) {
        Duration pause = site.readerRules().slowMode();
        if (staff || pause.isZero()) {
            return;
        }
        Instant free = judged.previous().map(previous -> previous.plus(pause)).orElse(judged.at());
        if (free.isAfter(judged.at())) {
            throw new ProblemException(
                            ProblemType.TOO_SOON,
                            "A reader may comment on an article every " + pause.toMinutes()
                                    + " minutes here: the next time from " + free + " on.")
                    .header(
                            "Retry-After",
                            String.valueOf(Duration.between(judged.at(), free)
                                    .plusMillis(999)
                                    .toSeconds()));
        }
    }
}
