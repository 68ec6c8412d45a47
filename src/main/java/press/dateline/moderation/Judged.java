package press.dateline.moderation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A verdict, with all that has to be stored of it. */
public final class Judged {

    private final Verdict verdict;
    private final Inputs inputs;
    private final Instant at;
    private final RepeatKeys repeatKeys;
    private final @Nullable Instant previous;

    Judged(Verdict verdict, Inputs inputs, Instant at, RepeatKeys repeatKeys, @Nullable Instant previous) {
        this.verdict = verdict;
        this.inputs = inputs;
        this.at = at;
        this.repeatKeys = repeatKeys;
        this.previous = previous;
    }

    public Verdict verdict() {
        return verdict;
    }

    Inputs inputs() {
        return inputs;
    }

    /** When. */
    public Instant at() {
        return at;
    }

    /** When the reader posted on the same article before, within a day. */
    public Optional<Instant> previous() {
        return Optional.ofNullable(previous);
    }

    RepeatKeys repeatKeys() {
        return repeatKeys;
    }
}
