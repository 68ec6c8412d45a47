package press.dateline.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.access.Listing;
import press.dateline.change.CardIds;
import press.dateline.change.ChangeType;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.ProblemException;

/** Articles, for other features. */
@ApplicationScoped
public class ArticleLookup {

    /** As the function discussion_rules writes them; a newer release may have added some. */
    private static final ObjectReader PLACES = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerForListOf(DiscussionPlace.class);

    private final Session session;
    private final PublicArticles articles;
    private final Caller caller;

    ArticleLookup(Session session, PublicArticles articles, Caller caller) {
        this.session = session;
        this.articles = articles;
        this.caller = caller;
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
        return ids.isEmpty() ? Map.of() : byIds(ids, caller.audience());
    }

    /** The articles with these ids, as an audience may know them, outside of a request too; one statement. */
    public Map<UUID, ArticleCard> byIds(Collection<UUID> ids, Audience audience) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return cards(audience, "id = ANY(cast(:ids as uuid[]))")
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultStream()
                .map(row -> card(row, audience.at()))
                .collect(Collectors.toMap(ArticleCard::id, Function.identity()));
    }

    /**
     * The articles with these ids and slugs, in no order, as the caller may know them; former slugs lead nowhere. One
     * statement.
     */
    public List<ArticleCard> named(Collection<String> idsOrSlugs) {
        Audience audience = caller.audience();
        return cards(audience, "id = ANY(cast(:ids as uuid[])) OR a.slug = ANY(:slugs)")
                .setParameter(
                        "ids",
                        idsOrSlugs.stream()
                                .flatMap(text -> Ids.parse(text).stream())
                                .map(UUID::toString)
                                .toArray(String[]::new),
                        String[].class)
                .setParameter("slugs", idsOrSlugs.toArray(String[]::new), String[].class)
                .getResultStream()
                .map(row -> card(row, audience.at()))
                .toList();
    }

    /** Those of the articles that an audience sees; one statement, or none for none. */
    public Set<UUID> seen(Collection<UUID> ids, Audience audience) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(session.createNativeQuery(
                                "SELECT a.id FROM article a WHERE a.id = ANY(cast(:ids as uuid[]))"
                                        + " AND a.status = 'published' AND " + audience.sees("a"),
                                UUID.class)
                        .setParameter(Audience.AT, audience.at())
                        .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                        .getResultList());
    }

    /** What contracts look at, of those of the articles that an audience sees; one statement, or none for none. */
    List<Listing> listings(Collection<UUID> ids, Audience audience) {
        return ids.isEmpty()
                ? List.of()
                : session.createNativeQuery(
                                "SELECT array_to_string(l.traits, ' '), a.published_at, l.rights_end FROM article a"
                                        + " JOIN article_listing l ON l.article_id = a.id"
                                        + " AND l.revision = a.published_revision"
                                        + " WHERE a.id = ANY(cast(:ids as uuid[])) AND a.status = 'published' AND "
                                        + audience.sees("a"),
                                Object[].class)
                        .setParameter(Audience.AT, audience.at())
                        .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                        .getResultStream()
                        .map(row -> Objects.requireNonNull(
                                Withholding.listing((String) row[0], (Instant) row[1], (Instant) row[2])))
                        .toList();
    }

    /** The ids behind these ids and slugs, whatever the articles' state, former slugs included; one statement. */
    public Map<String, UUID> ids(Collection<String> idsOrSlugs) {
        return new CardIds(session, ChangeType.ARTICLE).of(idsOrSlugs);
    }

    private Optional<ArticleCard> any(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        Audience audience = caller.audience();
        NativeQuery<Object[]> query = cards(audience, (id.isPresent() ? "id" : "slug") + " = :key");
        id.ifPresentOrElse(uuid -> query.setParameter("key", uuid), () -> query.setParameter("key", idOrSlug));
        return query.getResultStream().findFirst().map(row -> card(row, audience.at()));
    }

    /** What sections say of discussions is found out once for each section, however many articles are in it. */
    private NativeQuery<Object[]> cards(Audience audience, String condition) {
        return session.createNativeQuery(
                        """
                        WITH known AS MATERIALIZED (
                            SELECT a.*, r.discussion_state, r.section_id FROM article a
                            JOIN revision r ON r.article_id = a.id
                                AND r.number = coalesce(a.published_revision, a.draft_revision)
                            WHERE a.%s),
                        ruled AS MATERIALIZED (
                            SELECT s.section_id, discussion_rules(NULL, s.section_id) AS rules
                            FROM (SELECT DISTINCT section_id FROM known) s)
                        SELECT a.id, a.slug, %s, a.discussion_state, a.embargo_until, a.ends_at, a.published_at,
                            cast(article_discussion_rules(a.id) || s.rules AS text) AS discussion_rules, %s
                        FROM known a JOIN ruled s ON s.section_id IS NOT DISTINCT FROM a.section_id
                        """.formatted(condition, Standing.sql(audience, "a"), Tombstone.sql("a")), Object[].class)
                .setParameter(Audience.AT, audience.at());
    }

    private static ArticleCard card(Object[] row, Instant at) {
        return new ArticleCard(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                DiscussionStanding.of((String) row[3], places((String) row[7]), (Instant) row[6], at),
                (Instant) row[4],
                (Instant) row[5],
                (Instant) row[8],
                (String) row[9]);
    }

    private static List<DiscussionPlace> places(String json) {
        try {
            return PLACES.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is said of a discussion cannot be read: " + json, e);
        }
    }
}
