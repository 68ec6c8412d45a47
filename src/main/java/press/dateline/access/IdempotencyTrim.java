package press.dateline.access;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.Session;
import press.dateline.database.BackgroundWork;

/** Forgets answers to Idempotency-Keys after a day: who repeats a request does so within minutes. */
@ApplicationScoped
class IdempotencyTrim {

    private final Session session;
    private final Clock clock;
    private final BackgroundWork background;

    IdempotencyTrim(Session session, Clock clock, BackgroundWork background) {
        this.session = session;
        this.clock = clock;
        this.background = background;
    }

    @Scheduled(every = "10m", delayed = "1m")
    void forget() {
        background.once(() -> QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("DELETE FROM idempotent_answer WHERE at < ?1")
                        .setParameter(1, clock.instant().minus(Idempotency.KEPT))
                        .executeUpdate()));
    }
}
