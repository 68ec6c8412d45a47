package press.dateline.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import press.dateline.change.AuditTrail;
import press.dateline.change.ChangeType;
import press.dateline.change.FormerSlugs;
import press.dateline.database.Writes;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.Problem.Fault;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** The articles, whatever their state. */
@ApplicationScoped
class Articles implements PanacheRepositoryBase<Article, UUID> {

    private final Session session;
    private final AuditTrail trail;

    Articles(Session session, AuditTrail trail) {
        this.session = session;
        this.trail = trail;
    }

    /** The article with this id or slug, in any state. */
    Optional<Article> find(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        return id.isPresent()
                ? findByIdOptional(id.get())
                : find("slug", idOrSlug).firstResultOptional();
    }

    /**
     * The article with this id or slug, for those who may know of it in any state.
     *
     * @throws ProblemException 404 where there is none
     * @throws MovedException where the slug is a former one
     */
    Article require(String idOrSlug) {
        return find(idOrSlug).orElseThrow(() -> renamed(idOrSlug));
    }

    /** As {@link #require}, and locked until the transaction ends. */
    Article locked(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        Article article = (id.isPresent() ? find("id", id.get()) : find("slug", idOrSlug))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> renamed(idOrSlug));
        trail.about(article.id);
        return article;
    }

    private RuntimeException renamed(String idOrSlug) {
        return formerSlugs()
                .target(ChangeType.ARTICLE, idOrSlug)
                .flatMap(this::findByIdOptional)
                .<RuntimeException>map(article -> new MovedException(idOrSlug, article.slug))
                .orElseGet(() -> ProblemException.notFound("article", idOrSlug));
    }

    /** The article with this id, locked until the transaction ends; empty where somebody else has locked it. */
    Optional<Article> lockedUnlessBusy(UUID id) {
        return session.createNativeQuery(
                        "SELECT id FROM article WHERE id = ?1 FOR NO KEY UPDATE SKIP LOCKED", UUID.class)
                .setParameter(1, id)
                .getResultStream()
                .findFirst()
                .flatMap(this::findByIdOptional);
    }

    /** Adds the row of an article that is published to what is written together; Hibernate does not write it. */
    void update(Writes writes, Article article) {
        writes.add(
                """
                UPDATE article SET slug = :slug, status = :status, published_revision = :revision,
                    published_at = :publishedAt, modified_at = :modifiedAt, withdrawal_kind = NULL,
                    withdrawal_reason = NULL, withdrawn_at = NULL, withdrawn_by_import = false,
                    scheduled_for = cast(nullif(:scheduledFor, '') as timestamptz),
                    embargo_until = cast(nullif(:embargoUntil, '') as timestamptz),
                    ends_at = cast(nullif(:endsAt, '') as timestamptz)
                WHERE id = :id""",
                Map.of(
                        "slug", article.slug,
                        "status", article.status,
                        "revision", Objects.requireNonNull(article.publishedRevision),
                        "publishedAt", Objects.requireNonNull(article.publishedAt),
                        "modifiedAt", article.modifiedAt,
                        "scheduledFor", Objects.toString(article.scheduledFor, ""),
                        "embargoUntil", Objects.toString(article.embargoUntil, ""),
                        "endsAt", Objects.toString(article.endsAt, ""),
                        "id", article.id));
    }

    /** The slugs of these articles, whatever their state; one statement. */
    Map<UUID, String> slugs(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(article -> article.id, one -> one.slug));
    }

    /** Whether a slug is no other article's, and never was. */
    boolean isFree(String slug, UUID article) {
        Optional<UUID> owner = find("slug", slug)
                .firstResultOptional()
                .<UUID>map(other -> other.id)
                .or(() -> formerSlugs().target(ChangeType.ARTICLE, slug));
        return owner.isEmpty() || owner.get().equals(article);
    }

    /**
     * Checks that an article may have a slug.
     *
     * @throws ProblemException 409 where it is, or was, another's
     */
    void requireFree(String slug, UUID article) {
        if (!isFree(slug, article)) {
            throw new ProblemException(
                    ProblemType.SLUG_TAKEN,
                    "The slug '" + slug + "' is, or once was, another article's: choose another.",
                    List.of(Fault.at("/slug", "is taken")));
        }
    }

    FormerSlugs formerSlugs() {
        return new FormerSlugs(session);
    }
}
