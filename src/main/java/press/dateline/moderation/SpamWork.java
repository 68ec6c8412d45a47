package press.dateline.moderation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import press.dateline.database.BackgroundWork;

/** Lets the spam classifier learn again when moderators have decided enough that is new; one instance at a time. */
@ApplicationScoped
class SpamWork {

    private static final Logger LOG = Logger.getLogger(SpamWork.class);

    private final SpamTraining training;
    private final BackgroundWork background;

    SpamWork(SpamTraining training, BackgroundWork background) {
        this.training = training;
        this.background = background;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void learn() {
        background.once(() -> QuarkusTransaction.requiringNew().run(this::learnIfDue));
    }

    /** Looks again once it may: another instance may just have learnt. */
    void learnIfDue() {
        if (SpamTraining.isDue(training.view()) && training.claim() && SpamTraining.isDue(training.view())) {
            SpamTraining.Lessons lessons = training.lessons();
            if (lessons.areEnough()) {
                training.train(lessons, null);
                LOG.infof(
                        "The spam classifier has learnt from %d comments",
                        lessons.examples().size());
            }
        }
    }
}
