package press.dateline.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import press.dateline.change.ChangeType;
import press.dateline.change.FormerSlugs;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.ProblemException;

/** The articles, whatever their state. */
@ApplicationScoped
class Articles implements PanacheRepositoryBase<Article, UUID> {

    private final Session session;

    Articles(Session session) {
        this.session = session;
    }

    /** The article with this id or slug, in any state. */
    Optional<Article> find(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        return id.isPresent()
                ? findByIdOptional(id.get())
                : find("slug", idOrSlug).firstResultOptional();
    }

    /** The article with this id or slug, locked until the transaction ends. */
    Article locked(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        return (id.isPresent() ? find("id", id.get()) : find("slug", idOrSlug))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> missing(idOrSlug));
    }

    /** Where nothing has this id or slug: moved, if the slug is a former one of a public article; else not found. */
    RuntimeException missing(String idOrSlug) {
        return formerSlugs()
                .target(ChangeType.ARTICLE, idOrSlug)
                .flatMap(this::findByIdOptional)
                .<RuntimeException>map(article -> new MovedException(idOrSlug, article.slug))
                .orElseGet(() -> ProblemException.notFound("article", idOrSlug));
    }

    FormerSlugs formerSlugs() {
        return new FormerSlugs(session);
    }
}
