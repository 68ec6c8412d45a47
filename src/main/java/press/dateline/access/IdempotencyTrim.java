package press.dateline.access;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.hibernate.Session;

/** Forgets answers to Idempotency-Keys after a day: who repeats a request does so within minutes. */
@ApplicationScoped
class IdempotencyTrim {

    private final Session session;
    private final Clock clock;

    IdempotencyTrim(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "1m")
    @Transactional
    void forget() {
        session.createNativeMutationQuery("DELETE FROM idempotent_answer WHERE at < ?1")
                .setParameter(1, clock.instant().minus(Idempotency.KEPT))
                .executeUpdate();
    }
}
