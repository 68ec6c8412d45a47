package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import press.dateline.change.Due;
import press.dateline.change.DueHandler;
import press.dateline.change.DueKind;

/** Shows everybody an article whose embargo ends. */
@ApplicationScoped
class DueEmbargoEnd implements DueHandler {

    private final Articles articles;
    private final PublicLife life;

    DueEmbargoEnd(Articles articles, PublicLife life) {
        this.articles = articles;
        this.life = life;
    }

    @Override
    public DueKind kind() {
        return DueKind.EMBARGO_END;
    }

    @Override
    public Outcome work(Due due) {
        Optional<Article> locked = articles.lockedUnlessBusy(due.target());
        if (locked.isEmpty()) {
            return Outcome.BUSY;
        }
        if (locked.get().isPublished() && locked.get().embargoUntil != null) {
            life.liftEmbargo(locked.get(), due.actor());
        }
        return Outcome.DONE;
    }
}
