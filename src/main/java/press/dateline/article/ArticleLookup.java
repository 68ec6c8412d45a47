package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import press.dateline.change.CardIds;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.ProblemException;

/** Articles, for other features. */
@ApplicationScoped
public class ArticleLookup {

    private static final String CARDS = """
            SELECT a.id, a.slug, a.status, r.discussion_state
            FROM article a
            JOIN revision r ON r.article_id = a.id AND r.number = coalesce(a.published_revision, a.draft_revision)
            WHERE a.""";

    private final Session session;
    private final Articles articles;

    ArticleLookup(Session session, Articles articles) {
        this.session = session;
        this.articles = articles;
    }

    /** The public article with this id or slug; one statement. */
    public Optional<ArticleCard> published(String idOrSlug) {
        return any(idOrSlug).filter(ArticleCard::isPublished);
    }

    /**
     * The public article with this id or slug; one statement.
     *
     * @throws ProblemException 404 where there is none, or none that is public; 410 where it was withdrawn
     * @throws MovedException where the slug is a former one
     */
    public ArticleCard require(String idOrSlug) {
        return requirePublished(any(idOrSlug).orElseThrow(() -> articles.missing(idOrSlug)), idOrSlug);
    }

    /**
     * The article, if it is public.
     *
     * @param asked what the caller called it
     * @throws ProblemException 404 where it is not public; 410 where it was withdrawn
     */
    public static ArticleCard requirePublished(ArticleCard card, String asked) {
        if (card.isPublished()) {
            return card;
        }
        throw card.status().equals(Article.WITHDRAWN)
                ? Articles.withdrawn(card.id())
                : ProblemException.notFound("article", asked);
    }

    /** The articles with these ids, whatever their state; one statement. */
    public Map<UUID, ArticleCard> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return session.createNativeQuery(CARDS + "id = ANY(cast(:ids as uuid[]))", Object[].class)
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .map(ArticleLookup::card)
                .collect(Collectors.toMap(ArticleCard::id, Function.identity()));
    }

    /** The ids behind these ids and slugs, whatever the articles' state, former slugs included; one statement. */
    public Map<String, UUID> ids(Collection<String> idsOrSlugs) {
        return new CardIds(session, ChangeType.ARTICLE).of(idsOrSlugs);
    }

    private Optional<ArticleCard> any(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        NativeQuery<Object[]> query =
                session.createNativeQuery(CARDS + (id.isPresent() ? "id" : "slug") + " = :key", Object[].class);
        id.ifPresentOrElse(uuid -> query.setParameter("key", uuid), () -> query.setParameter("key", idOrSlug));
        return query.getResultStream().findFirst().map(ArticleLookup::card);
    }

    private static ArticleCard card(Object[] row) {
        return new ArticleCard((UUID) row[0], (String) row[1], (String) row[2], (String) row[3]);
    }
}
