package press.dateline.moderation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hibernate.Session;
import press.dateline.web.Times;

/**
 * The comments that the moderation service is to be asked about, once they are stored: a row each, until what it has said
 * is stored. Whoever asks has claimed the row for a while, and holds no connection meanwhile; of an instance that is
 * gone, another one asks again.
 */
@ApplicationScoped
public class ExternalChecks {

    private static final int AT_ONCE = 50;
    private static final Duration CLAIMED = Duration.ofMinutes(1);

    private final Session session;
    private final Moderation moderation;
    private final ExternalService service;
    private final Clock clock;

    ExternalChecks(Session session, Moderation moderation, ExternalService service, Clock clock) {
        this.session = session;
        this.moderation = moderation;
        this.service = service;
        this.clock = clock;
    }

    /** A decision that waits for the service. */
    private record Waiting(UUID decision, UUID comment, Inputs inputs) {}

    /** What the service has said of one. */
    private record Answered(Waiting waiting, ExternalAnswer answer) {

        Inputs inputs() {
            return new Inputs(
                    waiting.inputs().submission().answered(answer),
                    waiting.inputs().rules());
        }
    }

    /** One that it has been asked about, and judged since. */
    public static final class Checked {

        private final Waiting waiting;
        private final Judged judged;

        private Checked(Waiting waiting, Judged judged) {
            this.waiting = waiting;
            this.judged = judged;
        }

        public UUID comment() {
            return waiting.comment();
        }

        /** What the pipeline makes of the answer, by the rules of then. */
        public Judged judged() {
            return judged;
        }

        /** Whether it was asked about this text; readers may change what they wrote. */
        public boolean isAbout(String displayName, String text) {
            Submission submission = waiting.inputs().submission();
            return submission.displayName().equals(displayName)
                    && submission.text().equals(text);
        }
    }

    /**
     * Asks about some, the oldest first, all at once; empty where nothing is to be asked. Call it outside of a
     * transaction: it has short ones of its own, and none while the service thinks.
     */
    public List<Checked> check() {
        if (!service.isThere()) {
            return List.of();
        }
        List<Waiting> claimed = QuarkusTransaction.requiringNew().call(this::claim);
        List<CompletableFuture<Answered>> asked = claimed.stream()
                .map(waiting -> service.ask(waiting.comment(), waiting.inputs().submission())
                        .thenApply(answer -> new Answered(waiting, answer)))
                .toList();
        List<Answered> answered = asked.stream().map(CompletableFuture::join).toList();
        return QuarkusTransaction.requiringNew().call(() -> judged(answered));
    }

    private List<Checked> judged(List<Answered> answered) {
        List<Judged> judged =
                moderation.judgeAgain(answered.stream().map(Answered::inputs).toList(), Times.now(clock));
        return IntStream.range(0, answered.size())
                .mapToObj(i -> new Checked(answered.get(i).waiting(), judged.get(i)))
                .toList();
    }

    /** Chosen before anything else: below IN, PostgreSQL may choose anew for each row, and so claim all of them. */
    private List<Waiting> claim() {
        Instant now = Times.now(clock);
        return session.createNativeQuery("""
                        WITH chosen AS MATERIALIZED (
                            SELECT decision_id FROM external_check WHERE claimed_until <= :now
                            ORDER BY claimed_until, decision_id LIMIT :most FOR UPDATE SKIP LOCKED),
                        claimed AS (
                            UPDATE external_check e SET claimed_until = :until FROM chosen
                            WHERE e.decision_id = chosen.decision_id
                            RETURNING e.decision_id, e.comment_id)
                        SELECT c.decision_id, c.comment_id, cast(d.inputs AS text) FROM claimed c
                        JOIN comment_decision d ON d.comment_id = c.comment_id AND d.id = c.decision_id
                        """, Object[].class)
                .setParameter("until", now.plus(CLAIMED), Instant.class)
                .setParameter("now", now, Instant.class)
                .setParameter("most", AT_ONCE)
                .getResultStream()
                .map(row -> new Waiting((UUID) row[0], (UUID) row[1], Decisions.inputs((String) row[2])))
                .toList();
    }

    /**
     * Nobody needs to ask about it any more; false where somebody else has said so, or something else was decided on the
     * comment since. One statement.
     */
    public boolean settle(Checked checked) {
        return session.createNativeQuery("""
                        WITH settled AS (
                            DELETE FROM external_check WHERE decision_id = :decision RETURNING decision_id, comment_id)
                        SELECT s.decision_id = (
                            SELECT d.id FROM comment_decision d WHERE d.comment_id = s.comment_id
                            ORDER BY d.at DESC, d.id DESC LIMIT 1) AS newest
                        FROM settled s
                        """, Boolean.class)
                .setParameter("decision", checked.waiting.decision())
                .getResultStream()
                .anyMatch(newest -> newest);
    }
}
