package press.dateline.document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import press.dateline.change.CardChanged;

/** Renders stale documents again: a few at once in the transaction of the change, the rest in the background. */
@ApplicationScoped
class Renewal {

    /** Documents that the changing transaction renders itself. */
    private static final int AT_ONCE = 200;

    /** Articles that one transaction in the background renders. */
    private static final int BATCH = 100;

    /** Articles with documents of an older release that are queued at once. */
    private static final int OLDER = 10_000;

    private final StaleDocuments stale;
    private final Publishing publishing;
    private volatile boolean older = true;

    Renewal(StaleDocuments stale, Publishing publishing) {
        this.stale = stale;
        this.publishing = publishing;
    }

    /** Runs inside the transaction that changes the card. */
    void onChange(@Observes CardChanged changed) {
        int marked = stale.mark(changed);
        if (!changed.later() && marked > 0 && marked <= AT_ONCE) {
            List<UUID> articles = stale.marked(changed, AT_ONCE);
            stale.unmark(articles);
            publishing.renew(articles);
        }
    }

    /** Works the queue off; any number of instances may do so at once. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        while (renewSome() || queueOlder()) {
            // until the queue is empty or others have the rest of it
        }
    }

    /** Queues documents that an older release has written, until there are none at this start; false where there were none. */
    private boolean queueOlder() {
        older = older && QuarkusTransaction.requiringNew().call(() -> stale.markOlderFormats(OLDER) > 0);
        return older;
    }

    /** Renders a batch; false where there was nothing left. */
    boolean renewSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<UUID> claimed = stale.claim(BATCH);
            publishing.renew(claimed);
            return !claimed.isEmpty();
        });
    }
}
