package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.change.CardIds;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.ProblemException;

/** Articles, for other features. */
@ApplicationScoped
public class ArticleLookup {

    private final Session session;
    private final PublicArticles articles;
    private final Caller caller;

    ArticleLookup(Session session, PublicArticles articles, Caller caller) {
        this.session = session;
        this.articles = articles;
        this.caller = caller;
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
        throw card.isWithdrawn()
                ? new Tombstone(card.id(), card.withdrawnAt(), card.withdrawalReason()).problem()
                : ProblemException.notFound("article", asked);
    }

    /** The articles with these ids, as the caller may know them; one statement. */
    public Map<UUID, ArticleCard> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return cards("id = ANY(cast(:ids as uuid[]))")
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .map(ArticleLookup::card)
                .collect(Collectors.toMap(ArticleCard::id, Function.identity()));
    }

    /**
     * The articles with these ids and slugs, in no order, as the caller may know them; former slugs lead nowhere. One
     * statement.
     */
    public List<ArticleCard> named(Collection<String> idsOrSlugs) {
        return cards("id = ANY(cast(:ids as uuid[])) OR a.slug = ANY(:slugs)")
                .setParameter(
                        "ids",
                        idsOrSlugs.stream()
                                .flatMap(text -> Ids.parse(text).stream())
                                .map(UUID::toString)
                                .toArray(String[]::new),
                        String[].class)
                .setParameter("slugs", idsOrSlugs.toArray(String[]::new), String[].class)
                .getResultStream()
                .map(ArticleLookup::card)
                .toList();
    }

    /** The ids behind these ids and slugs, whatever the articles' state, former slugs included; one statement. */
    public Map<String, UUID> ids(Collection<String> idsOrSlugs) {
        return new CardIds(session, ChangeType.ARTICLE).of(idsOrSlugs);
    }

    private Optional<ArticleCard> any(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        NativeQuery<Object[]> query = cards((id.isPresent() ? "id" : "slug") + " = :key");
        id.ifPresentOrElse(uuid -> query.setParameter("key", uuid), () -> query.setParameter("key", idOrSlug));
        return query.getResultStream().findFirst().map(ArticleLookup::card);
    }

    private NativeQuery<Object[]> cards(String condition) {
        Audience audience = caller.audience();
        return session.createNativeQuery(
                        "SELECT a.id, a.slug, " + Standing.sql(audience, "a")
                                + ", r.discussion_state, a.embargo_until, a.ends_at, "
                                + Tombstone.sql("a") + """
                                 FROM article a
                                JOIN revision r ON r.article_id = a.id
                                    AND r.number = coalesce(a.published_revision, a.draft_revision)
                                WHERE a.""" + condition,
                        Object[].class)
                .setParameter(Audience.AT, audience.at());
    }

    private static ArticleCard card(Object[] row) {
        return new ArticleCard(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (Instant) row[4],
                (Instant) row[5],
                (Instant) row[6],
                (String) row[7]);
    }
}
