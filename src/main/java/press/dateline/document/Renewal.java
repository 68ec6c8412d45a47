package press.dateline.document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import press.dateline.change.CardChanged;
import press.dateline.database.BackgroundWork;

/** Renders stale documents again: a few at once in the transaction of the change, the rest in the background. */
@ApplicationScoped
class Renewal {

    /** Documents that the changing transaction renders itself. */
    private static final int AT_ONCE = 200;

    /** Articles that one transaction in the background renders. */
    private static final int BATCH = 100;

    private final StaleDocuments stale;
    private final Publishing publishing;
    private final BackgroundWork background;
    private volatile boolean mayHoldOlder = true;

    Renewal(StaleDocuments stale, Publishing publishing, BackgroundWork background) {
        this.stale = stale;
        this.publishing = publishing;
        this.background = background;
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

    /** Marks what an older release has rendered, a part at a time; once, as nothing older is written afterwards. */
    @Scheduled(every = "1s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void findOlder() {
        if (mayHoldOlder) {
            background.once(() -> mayHoldOlder =
                    QuarkusTransaction.requiringNew().call(() -> stale.markOlderFormats(BATCH * 100) > 0));
        }
    }

    /** Works the queue off; any number of instances may do so at once. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        background.untilDone(this::renewSome);
    }

    /** Renders a batch; false where nothing was left, or others have the rest of it. */
    boolean renewSome() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<UUID> claimed = stale.claim(BATCH);
            publishing.renew(claimed);
            return !claimed.isEmpty();
        });
    }
}
