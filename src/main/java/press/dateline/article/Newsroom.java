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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.block.Block;
import press.dateline.change.Change;
import press.dateline.change.ChangeKind;
import press.dateline.change.ChangeLog;
import press.dateline.change.ChangeType;
import press.dateline.document.Documents;
import press.dateline.document.Publishing;
import press.dateline.document.StaleDocuments;
import press.dateline.revision.About;
import press.dateline.revision.Draft;
import press.dateline.revision.DraftRules;
import press.dateline.revision.OutsideIds;
import press.dateline.revision.Publications;
import press.dateline.revision.References;
import press.dateline.revision.Revisions;
import press.dateline.web.Ids;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;
import press.dateline.web.Texts;
import press.dateline.web.Times;

/** The life of an article: written, saved, published, withdrawn. Each step is one transaction, its caller's. */
@ApplicationScoped
class Newsroom {

    private final Session session;
    private final Articles articles;
    private final Revisions revisions;
    private final Publications publications;
    private final References references;
    private final Mentions mentions;
    private final Publishing publishing;
    private final Documents documents;
    private final StaleDocuments stale;
    private final OutsideIds outsideIds;
    private final ChangeLog log;
    private final Clock clock;

    Newsroom(
            Session session,
            Articles articles,
            Revisions revisions,
            Publications publications,
            References references,
            Mentions mentions,
            Publishing publishing,
            Documents documents,
            StaleDocuments stale,
            OutsideIds outsideIds,
            ChangeLog log,
            Clock clock) {
        this.session = session;
        this.articles = articles;
        this.revisions = revisions;
        this.publications = publications;
        this.references = references;
        this.mentions = mentions;
        this.publishing = publishing;
        this.documents = documents;
        this.stale = stale;
        this.outsideIds = outsideIds;
        this.log = log;
        this.clock = clock;
    }

    /** Makes an article whose first revision is the draft. */
    Draft create(Draft wanted, @Nullable UUID actor) {
        if (wanted.status() != null && !wanted.status().equals(Article.DRAFT)) {
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

    /** Saves a draft as the article's next revision; the public one stays until that is published. */
    Draft save(Article article, Draft wanted, @Nullable UUID actor) {
        return save(article, wanted, wanted.save(), actor);
    }

    /**
     * Saves a draft as the article's next revision; the public one stays until that is published.
     *
     * @param said what the editor says of the save
     */
    Draft save(Article article, Draft wanted, Draft.@Nullable Save said, @Nullable UUID actor) {
        return store(article, wanted, stored -> about(article, said, stored), actor);
    }

    /** Makes an older revision the newest one. */
    Draft restore(Article article, Draft older, Draft.@Nullable Save said, @Nullable UUID actor) {
        int number = Objects.requireNonNull(older.revision());
        return store(article, older, stored -> about(article, said, stored).restoring(number), actor);
    }

    private About about(Article article, Draft.@Nullable Save said, Draft stored) {
        return About.of(
                said, () -> revisions.draft(article.id, article.draftRevision).draft(), stored);
    }

    private Draft store(Article article, Draft wanted, Function<Draft, About> about, @Nullable UUID actor) {
        if (wanted.id() != null && !wanted.id().equals(article.id)) {
            throw ProblemException.body("/id", "an article's id never changes.");
        }
        if (wanted.status() != null && !wanted.status().equals(article.status)) {
            throw ProblemException.body("/status", "is changed by publishing and withdrawing only.");
        }
        Draft draft = references.resolve(DraftRules.checked(wanted));
        String slug = slug(draft, article.id);
        Draft stored = draft.as(article.id, article.draftRevision + 1, article.status, slug);
        About said = about.apply(stored);
        article.draftRevision++;
        if (article.publishedAt == null) {
            article.slug = slug;
        }
        session.flush();
        outsideIds.replace(article.id, draft);
        revisions.save(List.of(new Revisions.Save(
                Ids.next(), article.id, article.draftRevision, stored, Times.now(clock), actor, said)));
        return stored;
    }

    private String slug(Draft draft, UUID article) {
        String asked = draft.slug();
        if (asked == null) {
            String base = Texts.slug(Objects.requireNonNullElse(draft.headline(), ""));
            return articles.formerSlugs()
                    .free(ChangeType.ARTICLE, List.of(base.isEmpty() ? draft.kind() : base))
                    .getFirst();
        }
        Optional<UUID> owner = articles.find("slug", asked)
                .firstResultOptional()
                .<UUID>map(other -> other.id)
                .or(() -> articles.formerSlugs().target(ChangeType.ARTICLE, asked));
        if (owner.isPresent() && !owner.get().equals(article)) {
            throw new ProblemException(
                    ProblemType.SLUG_TAKEN,
                    "The slug '" + asked + "' is, or once was, another article's: choose another.",
                    List.of(Fault.at("/slug", "is taken")));
        }
        return asked;
    }

    /** Makes the draft public. */
    void publish(Article article, @Nullable UUID actor) {
        Instant now = Times.now(clock);
        Revisions.Stored draft = revisions.draft(article.id, article.draftRevision);
        requireComplete(draft.draft(), now);
        publications.publish(article.id, article.draftRevision, now);
        boolean first = article.publishedRevision == null;
        String slug = Objects.requireNonNull(draft.draft().slug());
        if (article.publishedAt != null && !slug.equals(article.slug)) {
            articles.formerSlugs().keep(ChangeType.ARTICLE, article.slug, article.id, now);
        }
        article.slug = slug;
        article.status = Article.PUBLISHED;
        article.publishedRevision = article.draftRevision;
        article.publishedAt = article.publishedAt == null ? now : article.publishedAt;
        article.modifiedAt = now;
        article.withdrawalKind = null;
        article.withdrawalReason = null;
        article.withdrawnAt = null;
        session.flush();
        mentions.find(List.of(draft));
        documents.replace(publishing.render(List.of(article.id)), now);
        stale.unmark(List.of(article.id));
        log.append(new Change(
                ChangeType.ARTICLE,
                article.id,
                first ? ChangeKind.PUBLISHED : ChangeKind.UPDATED,
                article.publishedRevision,
                null,
                actor));
    }

    private static void requireComplete(Draft draft, Instant now) {
        List<Fault> missing = new ArrayList<>();
        if (draft.headline() == null || draft.headline().isBlank()) {
            missing.add(Fault.at("/headline", "a headline is needed."));
        }
        boolean hasBody = draft.blocks().stream()
                .anyMatch(block -> !block.text().isBlank() || !(block instanceof Block.Paragraph));
        if (!hasBody && !draft.kind().equals("brief")) {
            missing.add(Fault.at("/blocks", "a body is needed; only a brief may be a headline alone."));
        }
        if (draft.embargoUntil() != null && draft.embargoUntil().isAfter(now)) {
            missing.add(Fault.at("/embargoUntil", "is under embargo until " + draft.embargoUntil() + "."));
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INCOMPLETE,
                    missing.stream()
                            .map(fault -> fault.pointer() + ": " + fault.detail())
                            .collect(Collectors.joining(" ")),
                    missing);
        }
    }

    /** The ways of withdrawing. */
    static final Set<String> WITHDRAWALS = Set.of("kill", "withhold", "unpublish");

    /** Takes a published article from the public. */
    void withdraw(Article article, String kind, @Nullable String reason, @Nullable UUID actor) {
        if (!article.status.equals(Article.PUBLISHED)) {
            throw new ProblemException(
                            ProblemType.WRONG_STATE,
                            "The article is " + article.status + "; only a published one can be withdrawn.")
                    .with("articleStatus", article.status);
        }
        Instant now = Times.now(clock);
        article.status = Article.WITHDRAWN;
        article.withdrawalKind = kind;
        article.withdrawalReason = reason;
        article.withdrawnAt = now;
        article.modifiedAt = now;
        session.flush();
        publications.withdraw(article.id, now);
        documents.remove(List.of(article.id));
        stale.unmark(List.of(article.id));
        log.append(new Change(
                ChangeType.ARTICLE, article.id, ChangeKind.WITHDRAWN, article.publishedRevision, reason, actor));
    }
}
