package press.dateline.cache;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer that is being loaded: by one request, while others for the same wait. */
final class Loading {

    private final Answers answers;
    private final AnswerKey key;
    private final long since;
    private final long sinceBeside;
    private final long beginnings;
    private final List<Consumer<Outcome>> waiting = new ArrayList<>();
    private volatile boolean isForEverybody;
    private boolean isTaken;
    private boolean isFinished;

    /**
     * A loading.
     *
     * @param since the number of the log that everything read from now on shows
     * @param sinceBeside the number of changes beside the log that everything read from now on shows
     * @param beginnings how often everything had been forgotten when it began
     */
    Loading(Answers answers, AnswerKey key, long since, long sinceBeside, long beginnings) {
        this.answers = answers;
        this.key = key;
        this.since = since;
        this.sinceBeside = sinceBeside;
        this.beginnings = beginnings;
    }

    AnswerKey key() {
        return key;
    }

    long since() {
        return since;
    }

    long sinceBeside() {
        return sinceBeside;
    }

    long beginnings() {
        return beginnings;
    }

    /**
     * What became of a loading.
     *
     * @param answer what is remembered; null where nothing is
     * @param isOutdated whether nothing is because that changed which it rests on
     */
    record Outcome(@Nullable CachedAnswer answer, boolean isOutdated) {}

    /** Whether the caller is the one who has to load. */
    synchronized boolean take() {
        boolean first = !isTaken;
        isTaken = true;
        return first;
    }

    /**
     * Waits for the answer.
     *
     * @param then takes the outcome, on whatever thread
     * @return false where it is too late to wait
     */
    synchronized boolean await(Consumer<Outcome> then) {
        return !isFinished && waiting.add(then);
    }

    /**
     * The answer has been loaded: it is remembered, if it may be, and given to those who wait.
     *
     * @param answer null where there is none to be remembered
     * @return whether it is, so that nothing that it rests on had changed until now
     */
    boolean end(@Nullable CachedAnswer answer) {
        boolean stored = answer != null && answers.store(this, answer);
        answers.ended(this);
        finish(new Outcome(stored ? answer : null, answer != null && !stored));
        return stored;
    }

    /** It is remembered already: those who wait get that. */
    void endWith(CachedAnswer remembered) {
        answers.ended(this);
        finish(new Outcome(remembered, false));
    }

    /** The first caller is one whose answer any cache may keep. */
    void forEverybody(boolean everybody) {
        isForEverybody = everybody;
    }

    boolean isForEverybody() {
        return isForEverybody;
    }

    private void finish(Outcome outcome) {
        List<Consumer<Outcome>> all;
        synchronized (this) {
            isFinished = true;
            all = List.copyOf(waiting);
            waiting.clear();
        }
        all.forEach(one -> one.accept(outcome));
    }
}
