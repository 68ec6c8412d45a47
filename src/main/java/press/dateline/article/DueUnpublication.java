package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import press.dateline.change.Due;
import press.dateline.change.DueHandler;
import press.dateline.change.DueKind;

/** Takes an article from the public at the time that was set. */
@ApplicationScoped
class DueUnpublication implements DueHandler {

    /** What the tombstone says. */
    static final String REASON = "The time for which it was published has ended.";

    private final Articles articles;
    private final PublicLife life;

    DueUnpublication(Articles articles, PublicLife life) {
        this.articles = articles;
        this.life = life;
    }

    @Override
    public DueKind kind() {
        return DueKind.UNPUBLISH;
    }

    @Override
    public Outcome work(Due due) {
        Optional<Article> locked = articles.lockedUnlessBusy(due.target());
        if (locked.isEmpty()) {
            return Outcome.BUSY;
        }
        if (locked.get().isPublished()) {
            life.withdraw(locked.get(), "unpublish", REASON, due.actor());
        }
        return Outcome.DONE;
    }
}
