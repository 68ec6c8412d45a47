package press.dateline.reading;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * What is said of a withdrawn article. No slug or headline is repeated: they may be the offence.
 *
 * @param withdrawnAt when it was withdrawn, or when its time ended
 * @param reason why, as its editor told the public
 */
record Tombstone(
        UUID id, @Nullable Instant withdrawnAt, @Nullable String reason) {

    /** SQL for the last two members, of the article with this alias. */
    static String sql(String alias) {
        return "coalesce(%1$s.withdrawn_at, %1$s.ends_at) AS withdrawn_at, %1$s.withdrawal_reason".formatted(alias);
    }

    /** The answer 410. */
    ProblemException problem() {
        ProblemException problem = new ProblemException(
                        ProblemType.WITHDRAWN, "The article was withdrawn: remove it from wherever you show it.")
                .with("id", id);
        if (withdrawnAt != null) {
            problem.with("withdrawnAt", withdrawnAt);
        }
        return reason == null ? problem : problem.with("reason", reason);
    }
}
