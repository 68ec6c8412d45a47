package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleState.Step;
import press.dateline.article.Completeness.Source;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.change.Due;
import press.dateline.change.DueKind;
import press.dateline.change.DueRows;
import press.dateline.database.Writes;
import press.dateline.document.CardDesk;
import press.dateline.document.Documents;
import press.dateline.document.Publishing;
import press.dateline.revision.Draft;
import press.dateline.revision.Publications;
import press.dateline.revision.Revisions;
import press.dateline.web.CacheTags;
import press.dateline.web.Problem.Fault;
import press.dateline.web.Times;

/**
 * What the public sees happen to an article: it is published, leaves its embargo, is withdrawn and restored. Each step
 * is one transaction, its caller's, on an article that the caller has locked.
 */
@ApplicationScoped
class PublicLife {

    private static final String EMBARGO_LIFTED = "embargo-lifted";

    private final Session session;
    private final Articles articles;
    private final Revisions revisions;
    private final Publications publications;
    private final Release release;
    private final CardDesk desk;
    private final Publishing publishing;
    private final Documents documents;
    private final DueRows dues;
    private final ChangeLog log;
    private final Clock clock;

    PublicLife(
            Session session,
            Articles articles,
            Revisions revisions,
            Publications publications,
            Release release,
            CardDesk desk,
            Publishing publishing,
            Documents documents,
            DueRows dues,
            ChangeLog log,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.revisions = revisions;
        this.publications = publications;
        this.release = release;
        this.desk = desk;
        this.publishing = publishing;
        this.documents = documents;
        this.dues = dues;
        this.log = log;
        this.clock = clock;
    }

    /** What the draft lacks to be published at a time. */
    List<Fault> missing(Article article, @Nullable Instant endsAt, Instant at) {
        Draft draft = revisions.draft(article.id, article.draftRevision).draft();
        List<Fault> missing = new ArrayList<>(Completeness.missing(
                draft, article.wasPublic(), endsAt, desk.held(List.of(draft)), at, Source.NEWSROOM));
        String slug = Objects.requireNonNull(draft.slug());
        if (!slug.equals(article.slug) && !articles.isFree(slug, article.id)) {
            missing.add(Fault.at("/slug", "another article has taken it: choose another."));
        }
        return missing;
    }

    /**
     * Makes the draft public, or, where it says so, public under embargo.
     *
     * @throws press.dateline.web.ProblemException 422 naming all that is missing
     */
    void publish(Article article, Source source, @Nullable UUID actor) {
        publish(article, source, null, actor);
    }

    /**
     * The same of an article that was public elsewhere before.
     *
     * @param firstAt when it was published there first; it counts where the article was not public here before
     */
    void publish(Article article, Source source, @Nullable Instant firstAt, @Nullable UUID actor) {
        ArticleState before = article.state();
        before.require(Step.PUBLISH);
        Instant now = Times.now(clock);
        boolean wasForAll = before == ArticleState.PUBLISHED && article.embargoUntil == null;
        Optional<Set<UUID>> facets = wasForAll ? Optional.of(documents.facets(article.id)) : Optional.empty();
        Release.Ready ready = release.prepare(article);
        Draft content = ready.content();
        Instant endsAt = article.endsAt != null && article.endsAt.isAfter(now) ? article.endsAt : null;
        String slug = Objects.requireNonNull(content.slug());
        if (!slug.equals(article.slug)) {
            articles.requireFree(slug, article.id); // another may have taken it since it was saved
        }
        Completeness.require(
                Completeness.missing(ready.draft().draft(), article.wasPublic(), endsAt, ready.cards(), now, source));

        Instant embargo =
                content.embargoUntil() != null && content.embargoUntil().isAfter(now) ? content.embargoUntil() : null;
        ChangeKind kind = article.publishedRevision == null
                ? ChangeKind.PUBLISHED
                : before == ArticleState.PUBLISHED ? ChangeKind.UPDATED : ChangeKind.RESTORED;
        boolean lifted = embargo == null && article.embargoUntil != null;
        if (embargo != null) {
            article.publishedAt = embargo;
            dues.set(List.of(due(article, DueKind.EMBARGO_END, embargo, actor)));
        } else if (!article.wasPublic()) {
            boolean isTold = firstAt != null && firstAt.isBefore(now) && article.publishedRevision == null;
            article.publishedAt = isTold ? firstAt : now;
        }
        if (lifted) {
            dues.cancel(article.id, DueKind.EMBARGO_END);
        }
        if (article.scheduledFor != null) {
            dues.cancel(article.id, DueKind.PUBLISH);
            article.scheduledFor = null;
        }
        article.embargoUntil = embargo;
        article.endsAt = keptEnd(article, before, now, actor);
        Documents.Rendered rendered = release.write(article, ready, slug, now);
        log.append(listed(
                lifted ? available(article, actor) : change(article, kind, null, actor),
                embargo == null ? facets : Optional.empty(),
                rendered));
    }

    /** The end that an article still has: one that has passed counts no more when it is brought back. */
    private @Nullable Instant keptEnd(Article article, ArticleState before, Instant now, @Nullable UUID actor) {
        Instant end = article.endsAt;
        if (end == null || before == ArticleState.PUBLISHED || before == ArticleState.SCHEDULED) {
            return end;
        }
        if (!end.isAfter(now)) {
            return null;
        }
        dues.set(List.of(due(article, DueKind.UNPUBLISH, end, actor)));
        return end;
    }

    /** Shows everybody what was under embargo. */
    void liftEmbargo(Article article, @Nullable UUID actor) {
        article.embargoUntil = null;
        article.modifiedAt = Times.now(clock);
        becamePublic(article);
        log.append(available(article, actor).entering(renew(article).lists()));
    }

    private void becamePublic(Article article) {
        Writes writes = new Writes();
        publications.publish(writes, article.id, Objects.requireNonNull(article.publishedRevision), article.modifiedAt);
        writes.execute(session);
    }

    /** The change, with the lists that it may alter: what is listed as before enters none. */
    private static Change listed(Change change, Optional<Set<UUID>> facetsBefore, Documents.Rendered now) {
        return facetsBefore.filter(Set.copyOf(now.facets())::equals).isPresent()
                ? change.staying(now.lists())
                : change.entering(now.lists());
    }

    /** Shows a correction of an article that is public. */
    void correct(Article article, String kind, @Nullable UUID actor) {
        Set<UUID> facets = documents.facets(article.id);
        log.append(listed(change(article, ChangeKind.CORRECTED, kind, actor), Optional.of(facets), renew(article)));
    }

    /** Renders the article again, as it is stored. */
    private Documents.Rendered renew(Article article) {
        session.flush();
        List<Documents.Rendered> rendered = publishing.renderHeld(List.of(article.id));
        documents.replace(rendered, article.modifiedAt);
        return rendered.getFirst();
    }

    /** Takes an article from the public, or from its schedule. */
    void withdraw(Article article, String kind, @Nullable String reason, @Nullable UUID actor) {
        ArticleState before = article.state();
        before.require(Step.WITHDRAW);
        Instant now = Times.now(clock);
        article.status = ArticleState.WITHDRAWN.word();
        article.withdrawalKind = kind;
        article.withdrawalReason = reason;
        article.withdrawnAt = now;
        article.withdrawnByImport = false;
        if (article.state() == ArticleState.KILLED) {
            article.killedAt = now;
        }
        article.modifiedAt = now;
        if (article.scheduledFor != null || article.embargoUntil != null || article.endsAt != null) {
            dues.cancel(article.id, DueKind.PUBLISH, DueKind.UNPUBLISH, DueKind.EMBARGO_END);
            article.scheduledFor = null;
        }
        session.flush();
        if (before == ArticleState.PUBLISHED) {
            publications.withdraw(article.id, now);
            documents.remove(List.of(article.id));
        }
        if (article.publishedRevision != null) {
            log.append(change(article, ChangeKind.WITHDRAWN, reason, actor));
        }
    }

    /**
     * Takes an article from the public because its source did. What others withdrew before stays theirs to bring back.
     */
    void withdrawImported(Article article, String kind, @Nullable UUID actor) {
        boolean wasWithdrawnHere = article.isWithdrawnHere();
        withdraw(article, kind, null, actor);
        article.withdrawnByImport = !wasWithdrawnHere;
    }

    /** Brings back what was withdrawn: what was published, as it was; what never was, as a draft. */
    void restore(Article article, @Nullable UUID actor) {
        ArticleState before = article.state();
        before.require(Step.RESTORE);
        Instant now = Times.now(clock);
        article.becomePublic(now);
        if (article.publishedRevision == null) {
            article.status = ArticleState.DRAFT.word();
            article.endsAt = null;
            return;
        }
        article.endsAt = keptEnd(article, before, now, actor);
        // Those who knew of it under embargo are told that it is back.
        Change restored = change(article, ChangeKind.RESTORED, null, actor);
        Instant embargo = article.embargoUntil;
        if (embargo != null && embargo.isAfter(now)) {
            dues.set(List.of(due(article, DueKind.EMBARGO_END, embargo, actor)));
        } else if (embargo != null) {
            article.embargoUntil = null;
            article.publishedAt = now;
            becamePublic(article);
        }
        CacheTags lists = renew(article).lists();
        log.append(restored.entering(lists));
        if (embargo != null && article.embargoUntil == null) {
            log.append(available(article, actor).entering(lists));
        }
    }

    private static Due due(Article article, DueKind kind, Instant at, @Nullable UUID actor) {
        return new Due(ChangeType.ARTICLE, article.id, kind, at, actor);
    }

    /** A change for those who see the article as it is now. */
    private static Change change(Article article, ChangeKind kind, @Nullable String reason, @Nullable UUID actor) {
        return new Change(
                ChangeType.ARTICLE, article.id, kind, article.publishedRevision, reason, article.audience(), actor);
    }

    private static Change available(Article article, @Nullable UUID actor) {
        return change(article, ChangeKind.AVAILABLE, EMBARGO_LIFTED, actor);
    }
}
