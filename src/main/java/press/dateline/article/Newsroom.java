package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.ChangeType;
import press.dateline.revision.About;
import press.dateline.revision.Draft;
import press.dateline.revision.DraftRules;
import press.dateline.revision.OutsideIds;
import press.dateline.revision.References;
import press.dateline.revision.Revisions;
import press.dateline.web.Ids;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/** Where articles are written: made and saved as drafts. Each step is one transaction, its caller's. */
@ApplicationScoped
class Newsroom {

    private final Session session;
    private final Articles articles;
    private final Revisions revisions;
    private final References references;
    private final OutsideIds outsideIds;
    private final Clock clock;

    Newsroom(
            Session session,
            Articles articles,
            Revisions revisions,
            References references,
            OutsideIds outsideIds,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.revisions = revisions;
        this.references = references;
        this.outsideIds = outsideIds;
        this.clock = clock;
    }

    /** Makes an article whose first revision is the draft. */
    Draft create(Draft wanted, @Nullable UUID actor) {
        if (wanted.status() != null && !wanted.status().equals(ArticleState.DRAFT.word())) {
            throw ProblemException.body("/status", "a new article is a draft; publish it afterwards.");
        }
        Draft draft = references.resolve(DraftRules.checked(wanted));
        Article article = new Article();
        if (draft.id() != null) {
            if (articles.findByIdOptional(draft.id()).isPresent()) {
                throw new ProblemException(
                        ProblemType.DUPLICATE,
                        "An article has this id already: leave it out, and it gets one.",
                        List.of(Fault.at("/id", "is taken")));
            }
            article.id = draft.id();
        }
        article.slug = slug(draft, article.id);
        article.createdAt = Times.now(clock);
        article.modifiedAt = article.createdAt;
        articles.persist(article);
        session.flush();
        outsideIds.replace(article.id, draft);
        Draft stored = draft.as(article.id, 1, article.status, article.slug);
        revisions.save(List.of(new Revisions.Save(
                Ids.next(), article.id, 1, stored, article.createdAt, actor, About.first(wanted.save()))));
        return stored;
    }

    /**
     * Saves what an editor has made of a draft as the article's next revision; the public one stays until that is
     * published. Where it says the same, however it names what it refers to, and the editor says nothing of it, no
     * revision is made.
     *
     * @param current the newest revision
     * @param said what the editor says of the save
     */
    Draft edit(Article article, Draft current, Draft wanted, Draft.@Nullable Save said, @Nullable UUID actor) {
        Draft next = next(article, wanted);
        if (said == null && isSame(article, current, next)) {
            return current;
        }
        return store(article, next, About.of(said, () -> current, next), actor);
    }

    /** Saves what came from outside as the article's next revision. */
    Draft take(Article article, Draft wanted, @Nullable UUID actor) {
        Draft next = next(article, wanted.as(article.id, article.draftRevision, article.status, article.slug));
        return store(
                article,
                next,
                About.of(
                        wanted.save(),
                        () -> revisions.draft(article.id, article.draftRevision).draft(),
                        next),
                actor);
    }

    /**
     * Makes an older revision the newest one, if that does not say the same already. A slug that is another article's
     * by now is not taken back.
     */
    Draft restore(Article article, Draft current, Draft older, Draft.@Nullable Save said, @Nullable UUID actor) {
        String slug = Objects.requireNonNull(older.slug());
        String kept = articles.isFree(slug, article.id) ? slug : Objects.requireNonNull(current.slug());
        Draft next = next(article, older.as(article.id, article.draftRevision, article.status, kept));
        if (isSame(article, current, next)) {
            return current;
        }
        int number = Objects.requireNonNull(older.revision());
        return store(article, next, About.of(said, () -> current, next).restoring(number), actor);
    }

    private static boolean isSame(Article article, Draft current, Draft next) {
        return next.as(article.id, article.draftRevision, article.status, Objects.requireNonNull(next.slug()))
                .equals(current);
    }

    /** What is wanted as the revision that would come next. */
    private Draft next(Article article, Draft wanted) {
        if (wanted.id() != null && !wanted.id().equals(article.id)) {
            throw ProblemException.body("/id", "an article's id never changes.");
        }
        if (wanted.status() != null && !wanted.status().equals(article.status)) {
            throw ProblemException.body("/status", "is changed by the steps of its life only, such as publishing.");
        }
        Draft draft = references.resolve(DraftRules.checked(wanted));
        return draft.as(article.id, article.draftRevision + 1, article.status, slug(draft, article.id));
    }

    private Draft store(Article article, Draft next, About said, @Nullable UUID actor) {
        article.draftRevision++;
        if (article.publishedAt == null) {
            article.slug = Objects.requireNonNull(next.slug());
        }
        session.flush();
        outsideIds.replace(article.id, next);
        revisions.save(List.of(new Revisions.Save(
                Ids.next(), article.id, article.draftRevision, next, Times.now(clock), actor, said)));
        return next;
    }

    private String slug(Draft draft, UUID article) {
        String asked = draft.slug();
        if (asked == null) {
            String base = Texts.slug(Objects.requireNonNullElse(draft.headline(), ""));
            return articles.formerSlugs()
                    .free(ChangeType.ARTICLE, List.of(base.isEmpty() ? draft.kind() : base))
                    .getFirst();
        }
        articles.requireFree(asked, article);
        return asked;
    }
}
