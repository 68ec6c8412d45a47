package press.dateline.article;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A client's own record of one article, which nobody else writes: what it asked for, what it was told, and all that the
 * article may be if that was true. What is scheduled may run at any moment from its time on, so there may be several.
 */
final class EditorialRecord {

    private final String slug;
    private final List<Entry> entries = new ArrayList<>();
    private List<EditorialState> possible = List.of(new EditorialState());
    private boolean isClosed;

    EditorialRecord(String slug) {
        this.slug = slug;
    }

    /**
     * A step, and what is known of it.
     *
     * @param key the Idempotency-Key of a POST
     * @param answer null where none was given, and none will be
     * @param seqBefore the highest number that the client had been told before it asked for the step
     */
    record Entry(
            EditorialStep step,
            @Nullable String key,
            @Nullable EditorialAnswer answer,
            long seqBefore) {

        boolean isAcknowledged() {
            return answer != null && answer.isDone();
        }

        boolean isInDoubt() {
            return answer == null;
        }

        @Override
        public String toString() {
            return step + " after " + seqBefore + ": " + (answer == null ? "no answer" : answer);
        }
    }

    String slug() {
        return slug;
    }

    List<Entry> entries() {
        return entries;
    }

    List<EditorialState> possible() {
        return possible;
    }

    int draft() {
        return possible.getFirst().draft();
    }

    /** Nothing more is asked for. */
    void close() {
        isClosed = true;
    }

    boolean isClosed() {
        return isClosed;
    }

    /**
     * Notes an answer: what the article cannot be any more is left out.
     *
     * @throws AssertionError if it cannot be anything any more: the answer contradicts those before
     */
    void answered(Entry entry) {
        EditorialAnswer answer = entry.answer();
        if (answer == null) {
            throw new IllegalArgumentException("no answer: " + entry);
        }
        int number = entries.size();
        entries.add(entry);
        EditorialStep step = entry.step();
        possible = narrowed(
                scheduledUntil(answer.at())
                        .flatMap(state -> answer.isDone()
                                ? state.after(step, number).stream()
                                : Stream.of(state)
                                        .filter(one -> answer.isTooLate()
                                                || one.after(step, number).isEmpty())),
                answer::fits);
    }

    /** Notes that there is no answer: the step was done or not. */
    void unanswered(Entry entry) {
        int number = entries.size();
        entries.add(entry);
        possible = narrowed(
                scheduledUntil(Instant.MAX)
                        .flatMap(state -> Stream.concat(Stream.of(state), state.after(entry.step(), number).stream())),
                _ -> true);
    }

    /** Notes that the step was done, though no answer to it came: a later attempt was told so. */
    void foundDone(Entry entry) {
        int number = entries.size();
        entries.add(entry);
        possible = narrowed(
                scheduledUntil(Instant.MAX).flatMap(state -> state.after(entry.step(), number).stream()), _ -> true);
    }

    private Stream<EditorialState> scheduledUntil(Instant time) {
        return possible.stream().flatMap(state -> Stream.concat(Stream.of(state), state.afterSchedule(time).stream()));
    }

    private List<EditorialState> narrowed(Stream<EditorialState> states, Predicate<EditorialState> fits) {
        List<EditorialState> left = states.filter(fits).toList();
        if (left.isEmpty()) {
            throw new AssertionError("The last answer contradicts those before: " + this);
        }
        return left;
    }

    /** What the article may be once all is done that was scheduled. */
    List<EditorialState> finals() {
        return possible.stream()
                .map(state -> state.afterSchedule(Instant.MAX).orElse(state))
                .toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(slug);
        entries.forEach(entry -> text.append("\n  ").append(entry));
        possible.forEach(state -> text.append("\n  possible: ").append(state));
        return text.toString();
    }
}
