package press.dateline.article;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/**
 * The states of an article, and what may be done in each: the one place that guards its life. A published article may
 * have a newer draft beside it, and that may be scheduled; it is published all the same.
 */
enum ArticleState {
    /** Nobody but editors sees it. */
    DRAFT("draft"),
    /** A draft that was never published, and will be at a time. */
    SCHEDULED("scheduled"),
    /** Those see it who may. */
    PUBLISHED("published"),
    /** It was taken from the public, for now or for good. */
    WITHDRAWN("withdrawn"),
    /** It was withdrawn because it must not be used. */
    KILLED("withdrawn");

    /** A step in an article's life; but for one, its word is the last segment of its address. */
    enum Step {
        PUBLISH,
        SCHEDULE,
        /** Takes the schedule off: {@code DELETE …/schedule}. */
        UNSCHEDULE,
        CORRECT,
        WITHDRAW,
        RESTORE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Map<ArticleState, Set<Step>> ALLOWED = Map.of(
            DRAFT, Set.of(Step.PUBLISH, Step.SCHEDULE),
            SCHEDULED, Set.of(Step.PUBLISH, Step.SCHEDULE, Step.UNSCHEDULE, Step.WITHDRAW),
            PUBLISHED, Set.of(Step.PUBLISH, Step.SCHEDULE, Step.UNSCHEDULE, Step.CORRECT, Step.WITHDRAW),
            // What was withheld may turn out to have to be killed.
            WITHDRAWN, Set.of(Step.PUBLISH, Step.WITHDRAW, Step.RESTORE),
            KILLED, Set.of(Step.PUBLISH, Step.RESTORE));

    private final String word;

    ArticleState(String word) {
        this.word = word;
    }

    /** The state that is stored as this word, with the kind of withdrawal. */
    static ArticleState of(String word, @Nullable String withdrawalKind) {
        if (word.equals(WITHDRAWN.word)) {
            return "kill".equals(withdrawalKind) ? KILLED : WITHDRAWN;
        }
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As it stands in JSON and SQL. */
    String word() {
        return word;
    }

    boolean allows(Step step) {
        return allowed().contains(step);
    }

    /** What may be done, in the order of a life. */
    List<Step> allowed() {
        Set<Step> steps = ALLOWED.getOrDefault(this, Set.of());
        return Arrays.stream(Step.values()).filter(steps::contains).toList();
    }

    /**
     * Checks a step.
     *
     * @throws ProblemException 409 where it is not possible, with the state and what is
     */
    void require(Step step) {
        if (!allows(step)) {
            List<String> words = allowed().stream().map(Step::word).toList();
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            "The article is " + (this == KILLED ? "killed" : word) + "; possible now: "
                                    + String.join(", ", words) + ".")
                    .with("articleStatus", word)
                    .with("allowed", words);
        }
    }
}
