package press.dateline.moderation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The phases, one after the other. The first that rejects or accepts ends it; where none decides, the mode does. */
final class Pipeline {

    private final List<Phase> phases;

    Pipeline(List<Phase> phases) {
        this.phases = List.copyOf(phases);
    }

    /**
     * The phases in the order in which they are asked: what rejects comes first, so that the rest can be left out. Muting
     * comes behind all of those, so that who is muted is told of a rejection like anybody; in releases before it came
     * first, which makes no decision other, as what it is asked about is rejected in any case.
     */
    static Pipeline usual() {
        return new Pipeline(List.of(
                new RepeatPhase(),
                new WordListPhase(ListName.BANNED),
                new WordListPhase(ListName.SUSPECT),
                new LinksPhase(),
                new CapitalsPhase(),
                new RepetitionPhase(),
                new FirstCommentsPhase(),
                new RecordPhase(),
                new PreModerationPhase(),
                new SpamPhase(),
                new MutePhase(),
                new ExternalPhase(),
                new TrustPhase()));
    }

    Verdict judge(Submission submission, Rules rules) {
        List<Finding> findings = new ArrayList<>();
        boolean queued = false;
        for (Phase phase : phases) {
            Answer answer = phase.judge(submission, rules);
            @Nullable Finding finding = answer.finding();
            if (finding != null) {
                findings.add(finding);
            }
            switch (answer.decision()) {
                case ACCEPT -> {
                    return verdict(queued ? Verdict.PENDING : Verdict.APPROVED, findings);
                }
                case REJECT -> {
                    return verdict(Verdict.REJECTED, findings);
                }
                case QUEUE -> queued = true;
                case NEXT -> {
                    // the next one decides
                }
            }
        }
        return verdict(queued || !rules.postModerated() ? Verdict.PENDING : Verdict.APPROVED, findings);
    }

    private static Verdict verdict(String state, List<Finding> findings) {
        return new Verdict(state, List.copyOf(findings));
    }
}
