package press.dateline.sanction;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.hibernate.Session;
import press.dateline.database.BackgroundWork;

/** Forgets the accounts of readers who have left, once nothing holds for them any more. */
@ApplicationScoped
class SanctionedAccountsTrim {

    private final Session session;
    private final Clock clock;
    private final BackgroundWork background;

    SanctionedAccountsTrim(Session session, Clock clock, BackgroundWork background) {
        this.session = session;
        this.clock = clock;
        this.background = background;
    }

    @Scheduled(every = "1h", delayed = "1m")
    void forget() {
        background.once(() -> QuarkusTransaction.requiringNew()
                .run(() -> session.createNativeMutationQuery("DELETE FROM sanctioned_account WHERE until <= ?1")
                        .setParameter(1, clock.instant())
                        .executeUpdate()));
    }
}
