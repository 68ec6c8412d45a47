package press.dateline.comment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import press.dateline.database.BackgroundWork;
import press.dateline.database.Writes;
import press.dateline.moderation.Decisions;
import press.dateline.moderation.ExternalChecks;
import press.dateline.moderation.Judged;

/** Does with comments that are stored what the moderation service says of them; any number of instances may. */
@ApplicationScoped
class ExternalWork {

    private final ExternalChecks checks;
    private final Comments comments;
    private final Decisions decisions;
    private final BackgroundWork background;

    ExternalWork(ExternalChecks checks, Comments comments, Decisions decisions, BackgroundWork background) {
        this.checks = checks;
        this.comments = comments;
        this.decisions = decisions;
        this.background = background;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void workOff() {
        background.untilDone(this::checkSome);
    }

    private boolean checkSome() {
        List<ExternalChecks.Checked> checked = checks.check();
        for (ExternalChecks.Checked one : checked) {
            QuarkusTransaction.requiringNew().run(() -> decide(one));
        }
        return !checked.isEmpty();
    }

    /** A comment that was decided on since, by a moderator or readers' reports, or that its reader has changed, stays. */
    private void decide(ExternalChecks.Checked checked) {
        Comment comment = comments.locked(checked.comment()).orElseThrow();
        if (!checks.settle(checked)
                || !comment.state.equals(Comment.PENDING)
                || comment.moderatedAt != null
                || !checked.isAbout(comment.displayName, comment.text)) {
            return;
        }
        Judged judged = checked.judged();
        Writes writes = new Writes();
        Reported.follow(writes, comment, judged.verdict().state());
        comment.state = judged.verdict().state();
        comment.moderatedAt = judged.verdict().isFinal() ? judged.at() : null;
        decisions.add(writes, comment.id, judged);
        comments.execute(writes);
    }
}
