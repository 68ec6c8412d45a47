package press.dateline.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import press.dateline.article.EditorialStep.Kind;

/**
 * What an article may be, as far as its client can know: a model of its life of its own, that shares nothing with the
 * code under test. Never changes; each step makes another one.
 */
final class EditorialState {

    /** In the place of a step's number: the machine did it, at a time that was set. */
    static final int BY_SCHEDULE = -1;

    private static final String ABSENT = "absent";

    private String status = ABSENT;
    private String withdrawal = "-";
    private int published;
    private @Nullable Instant due;
    private final List<String> texts = new ArrayList<>();
    private final List<Logged> log = new ArrayList<>();
    private final List<String> schedules = new ArrayList<>();
    private final List<String> corrections = new ArrayList<>();
    private final List<Integer> acts = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();

    /** One that nobody has made yet. */
    EditorialState() {}

    private EditorialState(EditorialState other) {
        status = other.status;
        withdrawal = other.withdrawal;
        published = other.published;
        due = other.due;
        texts.addAll(other.texts);
        log.addAll(other.log);
        schedules.addAll(other.schedules);
        corrections.addAll(other.corrections);
        acts.addAll(other.acts);
        actions.addAll(other.actions);
    }

    /**
     * A row of the change log.
     *
     * @param step the number of the step that made it, or {@link #BY_SCHEDULE}
     */
    record Logged(String kind, int revision, int step) {}

    /** What it is after a step; empty where the step is refused. */
    Optional<EditorialState> after(EditorialStep step, int number) {
        if (!allows(step.kind())) {
            return Optional.empty();
        }
        EditorialState next = new EditorialState(this);
        next.act(step, number);
        next.acts.add(number);
        next.actions.add("api " + step.kind().action());
        return Optional.of(next);
    }

    private void act(EditorialStep step, int number) {
        switch (step.kind()) {
            case CREATE -> {
                status = "draft";
                texts.add(step.text());
            }
            case SAVE -> texts.add(step.text());
            case PUBLISH -> {
                cancel();
                publish(number);
            }
            case CORRECT -> {
                corrections.add(step.text());
                log.add(new Logged("corrected", published, number));
            }
            case SCHEDULE -> {
                due = step.at();
                status = status.equals("draft") ? "scheduled" : status;
            }
            case UNSCHEDULE -> {
                cancel();
                status = status.equals("scheduled") ? "draft" : status;
            }
            case WITHDRAW -> {
                cancel();
                status = "withdrawn";
                withdrawal = step.text();
                logPublished("withdrawn", number);
            }
            case RESTORE -> {
                status = published == 0 ? "draft" : "published";
                withdrawal = "-";
                logPublished("restored", number);
            }
        }
    }

    /** What it is after its schedule ran; empty where that does not happen until a time. */
    Optional<EditorialState> afterSchedule(Instant until) {
        if (due == null || due.isAfter(until)) {
            return Optional.empty();
        }
        EditorialState next = new EditorialState(this);
        next.schedules.add("publish done " + due.toEpochMilli());
        next.due = null;
        next.publish(BY_SCHEDULE);
        next.acts.add(BY_SCHEDULE);
        next.actions.add("machine " + (isPublished() ? "updateArticle" : "publishArticle"));
        return Optional.of(next);
    }

    private void publish(int number) {
        String kind = published == 0 ? "published" : status.equals("published") ? "updated" : "restored";
        published = texts.size();
        status = "published";
        withdrawal = "-";
        log.add(new Logged(kind, published, number));
    }

    private void logPublished(String kind, int number) {
        if (published > 0) {
            log.add(new Logged(kind, published, number));
        }
    }

    private void cancel() {
        if (due != null) {
            schedules.add("publish cancelled " + due.toEpochMilli());
            due = null;
        }
    }

    private boolean allows(Kind kind) {
        return switch (kind) {
            case CREATE -> status.equals(ABSENT);
            case SAVE, PUBLISH -> !status.equals(ABSENT);
            case CORRECT -> status.equals("published");
            case SCHEDULE -> List.of("draft", "scheduled", "published").contains(status);
            case UNSCHEDULE -> due != null;
            case WITHDRAW ->
                List.of("scheduled", "published", "withdrawn").contains(status) && !withdrawal.equals("kill");
            case RESTORE -> status.equals("withdrawn");
        };
    }

    /** The steps that are possible. */
    List<Kind> allowed() {
        return Stream.of(Kind.values()).filter(this::allows).toList();
    }

    /** Whether an answer that tells the state may have been given now. */
    boolean is(String status, int published, boolean scheduled) {
        return is(status) && this.published == published && (due != null) == scheduled;
    }

    boolean is(String status) {
        return this.status.equals(status);
    }

    boolean isAbsent() {
        return is(ABSENT);
    }

    boolean isPublished() {
        return is("published");
    }

    /** Whether readers can know of it, published or not. */
    boolean isKnown() {
        return published > 0;
    }

    int published() {
        return published;
    }

    int draft() {
        return texts.size();
    }

    /** What the public revision says. */
    String publicText() {
        return texts.get(published - 1);
    }

    List<String> corrections() {
        return corrections;
    }

    List<Logged> log() {
        return log;
    }

    /** Whether a step has had its effect. */
    boolean has(int number) {
        return acts.contains(number);
    }

    long schedulesRun() {
        return acts.stream().filter(act -> act == BY_SCHEDULE).count();
    }

    /** What must be stored then, in the words of {@link EditorialAspect}. */
    Map<EditorialAspect, List<String>> facts() {
        Map<EditorialAspect, List<String>> facts = new EnumMap<>(EditorialAspect.class);
        facts.put(
                EditorialAspect.STANDING,
                List.of(status + " " + withdrawal + " " + texts.size() + " " + published + " "
                        + (due == null ? 0 : due.toEpochMilli())));
        facts.put(
                EditorialAspect.REVISIONS,
                IntStream.range(0, texts.size())
                        .mapToObj(at -> (at + 1) + (" | " + texts.get(at)).repeat(4))
                        .toList());
        facts.put(
                EditorialAspect.LOG,
                log.stream().map(row -> row.kind() + " " + row.revision()).toList());
        facts.put(EditorialAspect.SCHEDULES, schedules.stream().sorted().toList());
        facts.put(
                EditorialAspect.CORRECTIONS,
                IntStream.range(0, corrections.size())
                        .mapToObj(at -> corrections.get(at) + " " + corrected().get(at))
                        .sorted()
                        .toList());
        facts.put(EditorialAspect.PUBLICATIONS, publications());
        facts.put(EditorialAspect.ACTS, List.copyOf(actions));
        facts.put(EditorialAspect.DOCUMENTS, documents());
        return facts;
    }

    private List<Integer> corrected() {
        return log.stream()
                .filter(row -> row.kind().equals("corrected"))
                .map(Logged::revision)
                .toList();
    }

    private List<String> publications() {
        TreeSet<Integer> revisions = new TreeSet<>();
        log.stream()
                .filter(row -> List.of("published", "updated", "restored").contains(row.kind()))
                .forEach(row -> revisions.add(row.revision()));
        return revisions.stream().map(String::valueOf).toList();
    }

    private List<String> documents() {
        if (!isPublished()) {
            return List.of();
        }
        String said = " | " + published + " | " + publicText();
        String full = Stream.concat(
                        Stream.of("full" + said), corrections.stream().sorted())
                .reduce((a, b) -> a + " | " + b)
                .orElseThrow();
        return List.of(full, "listed", "summary" + said);
    }

    @Override
    public String toString() {
        return facts() + (due == null ? "" : ", due at " + due);
    }
}
