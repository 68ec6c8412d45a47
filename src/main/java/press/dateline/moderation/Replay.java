package press.dateline.moderation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes past decisions again, by what the pipeline saw then, with some of the rules changed. It stores nothing. */
@ApplicationScoped
class Replay {

    private static final int MOST = 10_000;
    private static final int MOST_SAMPLES = 20;

    private final Decisions decisions;
    private final WordLists lists;
    private final SpamModels models;
    private final Pipeline pipeline = Pipeline.usual();

    Replay(Decisions decisions, WordLists lists, SpamModels models) {
        this.decisions = decisions;
        this.lists = lists;
        this.models = models;
    }

    private record Turned(String was, String becomes) {}

    /**
     * Makes the decisions of a period again; one statement, and one for each revision of a list and version of the
     * classifier that they were made by.
     */
    ReplayView run(NewReplay wanted) {
        PastRules rules = new PastRules(wanted, lists, models);
        Map<Turned, Integer> turns = new HashMap<>();
        List<ReplayView.Sample> samples = new ArrayList<>();
        int looked = 0;
        @Nullable Instant next = null;
        try (Stream<Decisions.Past> past = decisions.past(wanted.from(), wanted.to(), MOST + 1)) {
            for (Iterator<Decisions.Past> each = past.iterator(); each.hasNext() && next == null; ) {
                Decisions.Past decision = each.next();
                if (looked == MOST) {
                    next = decision.at();
                } else {
                    looked++;
                    Verdict verdict = pipeline.judge(
                            decision.inputs().submission(),
                            rules.of(decision.inputs().rules()));
                    if (!verdict.state().equals(decision.state())) {
                        turns.merge(new Turned(decision.state(), verdict.state()), 1, Integer::sum);
                        if (samples.size() < MOST_SAMPLES) {
                            samples.add(new ReplayView.Sample(
                                    decision.comment(),
                                    decision.at(),
                                    decision.state(),
                                    verdict.state(),
                                    verdict.findings()));
                        }
                    }
                }
            }
        }
        return new ReplayView(
                looked,
                next,
                turns.values().stream().mapToInt(Integer::intValue).sum(),
                turns.entrySet().stream()
                        .map(turn -> new ReplayView.Turn(
                                turn.getKey().was(), turn.getKey().becomes(), turn.getValue()))
                        .sorted(Comparator.comparingInt(ReplayView.Turn::decisions)
                                .reversed()
                                .thenComparing(ReplayView.Turn::was)
                                .thenComparing(ReplayView.Turn::becomes))
                        .toList(),
                List.copyOf(samples));
    }
}
