package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import press.dateline.article.ArticleState.Step;
import press.dateline.article.Completeness.Source;
import press.dateline.change.Due;
import press.dateline.change.DueHandler;
import press.dateline.change.DueKind;
import press.dateline.change.DueRows;
import press.dateline.web.Problem.Fault;

/**
 * Publishes the newest draft of an article at the time that was set. Where that draft lacks something by then, the
 * schedule fails with the reason, and the article is a draft again.
 */
@ApplicationScoped
class DuePublication implements DueHandler {

    private final Articles articles;
    private final PublicLife life;
    private final DueRows dues;

    DuePublication(Articles articles, PublicLife life, DueRows dues) {
        this.articles = articles;
        this.life = life;
        this.dues = dues;
    }

    @Override
    public DueKind kind() {
        return DueKind.PUBLISH;
    }

    @Override
    public Outcome work(Due due) {
        Optional<Article> locked = articles.lockedUnlessBusy(due.target());
        if (locked.isEmpty()) {
            return Outcome.BUSY;
        }
        Article article = locked.get();
        if (article.scheduledFor == null || !article.state().allows(Step.PUBLISH)) {
            return Outcome.DONE;
        }
        List<Fault> missing = life.missing(article, article.endsAt, due.at());
        if (missing.isEmpty()) {
            // Its own row is done, not cancelled.
            article.scheduledFor = null;
            life.publish(article, Source.NEWSROOM, due.actor());
            return Outcome.DONE;
        }
        Scheduling.offSchedule(article);
        if (!article.isPublished()) {
            dues.cancel(article.id, DueKind.UNPUBLISH);
            article.endsAt = null;
        }
        return Outcome.failed(Completeness.inWords(missing));
    }
}
