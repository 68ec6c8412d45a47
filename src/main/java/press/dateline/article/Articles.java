package press.dateline.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.change.AuditTrail;
import press.dateline.change.ChangeType;
import press.dateline.change.FormerSlugs;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
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

    /** What a slug that is nobody's now means: moved, withdrawn, or nothing that the public may know of. */
    RuntimeException missing(String idOrSlug) {
        return formerSlugs()
                .target(ChangeType.ARTICLE, idOrSlug)
                .flatMap(this::findByIdOptional)
                .map(article -> switch (article.status) {
                    case Article.PUBLISHED -> new MovedException(idOrSlug, article.slug);
                    case Article.WITHDRAWN -> withdrawn(article.id);
                    default -> ProblemException.notFound("article", idOrSlug);
                })
                .orElseGet(() -> ProblemException.notFound("article", idOrSlug));
    }

    /** Of a withdrawn article no slug or headline is repeated: they may be the offence. */
    static ProblemException withdrawn(UUID id) {
        return new ProblemException(
                        ProblemType.WITHDRAWN, "The article was withdrawn: remove it from wherever you show it.")
                .with("id", id);
    }

    FormerSlugs formerSlugs() {
        return new FormerSlugs(session);
    }
}
