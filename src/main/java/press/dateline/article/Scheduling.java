package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleState.Step;
import press.dateline.change.Change;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.change.Due;
import press.dateline.change.DueKind;
import press.dateline.change.DueRows;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Times;

/** Sets when articles are published and unpublished. */
@ApplicationScoped
class Scheduling {

    private static final String AT = "/at";
    private static final String UNPUBLISH_AT = "/unpublishAt";

    private final PublicLife life;
    private final DueRows dues;
    private final ChangeLog log;
    private final Clock clock;

    Scheduling(PublicLife life, DueRows dues, ChangeLog log, Clock clock) {
        this.life = life;
        this.dues = dues;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Schedules an article, or moves its schedule; what is not given stays as it is.
     *
     * @param at when the newest draft is published
     * @param unpublishAt when the article is taken from the public
     * @throws ProblemException 409 in the wrong state, 400 for times that cannot be, 422 where the draft lacks something
     */
    void schedule(Article article, @Nullable Instant at, @Nullable Instant unpublishAt, @Nullable UUID actor) {
        ArticleState state = article.state();
        state.require(Step.SCHEDULE);
        Instant now = Times.now(clock);
        Instant publish = at == null ? article.scheduledFor : at;
        Instant end = unpublishAt == null ? article.endsAt : unpublishAt;
        if (at == null && (unpublishAt == null || state == ArticleState.DRAFT)) {
            throw ProblemException.body(AT, "is needed: the time at which the draft is to be published.");
        }
        requireFuture(at, AT, now);
        requireFuture(unpublishAt, UNPUBLISH_AT, now);
        if (publish != null && end != null && !end.isAfter(publish)) {
            throw ProblemException.body(
                    unpublishAt == null ? AT : UNPUBLISH_AT,
                    "the article must be published, at " + publish + ", before it is unpublished, at " + end + ".");
        }
        if (end != null && article.embargoUntil != null && !end.isAfter(article.embargoUntil)) {
            throw ProblemException.body(
                    UNPUBLISH_AT, "the embargo must end before, which it does at " + article.embargoUntil + ".");
        }
        if (publish != null) {
            Completeness.require(life.missing(article, end, publish));
        }
        List<Due> set = new ArrayList<>();
        if (at != null) {
            article.scheduledFor = at;
            set.add(new Due(ChangeType.ARTICLE, article.id, DueKind.PUBLISH, at, actor));
        }
        if (unpublishAt != null) {
            article.endsAt = unpublishAt;
            tellOfEnd(article);
            set.add(new Due(ChangeType.ARTICLE, article.id, DueKind.UNPUBLISH, unpublishAt, actor));
        }
        if (state == ArticleState.DRAFT) {
            article.status = ArticleState.SCHEDULED.word();
        }
        dues.set(set);
    }

    private static void requireFuture(@Nullable Instant time, String pointer, Instant now) {
        if (time != null && !time.isAfter(now)) {
            throw ProblemException.body(pointer, "must lie in the future; it is " + now + " now.");
        }
    }

    /**
     * Takes an article's schedule off.
     *
     * @param kind publish or unpublish: only this of it; null: both
     * @throws ProblemException 409 in the wrong state, 404 where there is no such schedule
     */
    void cancel(Article article, @Nullable String kind) {
        article.state().require(Step.UNSCHEDULE);
        boolean publish =
                article.scheduledFor != null && !DueKind.UNPUBLISH.word().equals(kind);
        boolean unpublish = article.endsAt != null && !DueKind.PUBLISH.word().equals(kind);
        if (!publish && !unpublish) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Nothing of the kind is scheduled for the article.");
        }
        if (publish) {
            dues.cancel(article.id, DueKind.PUBLISH);
            offSchedule(article);
        }
        // What was to be published only then has no end either.
        if (unpublish || article.state() == ArticleState.DRAFT) {
            dues.cancel(article.id, DueKind.UNPUBLISH);
            article.endsAt = null;
            tellOfEnd(article);
        }
    }

    /** Until when an article is listed is known where lists are made. */
    private void tellOfEnd(Article article) {
        if (article.state() == ArticleState.PUBLISHED) {
            Change.relisted(List.of(article.id)).forEach(log::append);
        }
    }

    /** An article that is not to be published any more is a draft again; one that is public stays that. */
    static void offSchedule(Article article) {
        article.scheduledFor = null;
        if (article.state() == ArticleState.SCHEDULED) {
            article.status = ArticleState.DRAFT.word();
        }
    }
}
