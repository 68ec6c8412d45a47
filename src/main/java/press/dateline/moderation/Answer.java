package press.dateline.moderation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a phase says of a comment.
 *
 * @param finding why; absent where it asks for nothing
 */
record Answer(Decision decision, @Nullable Finding finding) {

    /** What a phase can ask for. */
    enum Decision {
        /** It may be shown; the phases behind are not asked. */
        ACCEPT,
        /** The phases behind decide. */
        NEXT,
        /** A moderator decides, unless a phase behind rejects it. */
        QUEUE,
        /** It is not shown; the phases behind are not asked. */
        REJECT;

        /** As it stands in JSON. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** It has nothing against it. */
    static final Answer NEXT = new Answer(Decision.NEXT, null);

    static Answer queue(String rule, int version, String reason, List<Span> spans) {
        return of(Decision.QUEUE, rule, version, reason, spans);
    }

    static Answer reject(String rule, int version, String reason, List<Span> spans) {
        return of(Decision.REJECT, rule, version, reason, spans);
    }

    static Answer scored(Decision decision, String rule, int version, String reason, double score, List<Span> spans) {
        return new Answer(decision, new Finding(rule, version, decision.word(), reason, score, spans));
    }

    private static Answer of(Decision decision, String rule, int version, String reason, List<Span> spans) {
        return new Answer(decision, new Finding(rule, version, decision.word(), reason, null, spans));
    }
}
