package press.dateline.moderation;

import java.time.Instant;

/** A verdict, with all that has to be stored of it. */
public final class Judged {

    private final Verdict verdict;
    private final Inputs inputs;
    private final Instant at;
    private final byte[] repeatKey;

    Judged(Verdict verdict, Inputs inputs, Instant at, byte[] repeatKey) {
        this.verdict = verdict;
        this.inputs = inputs;
        this.at = at;
        this.repeatKey = repeatKey.clone();
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

    byte[] repeatKey() {
        return repeatKey.clone();
    }
}
