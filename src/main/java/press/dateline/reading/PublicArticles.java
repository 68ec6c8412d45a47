package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.access.GivenArticles;
import press.dateline.access.Listing;
import press.dateline.change.ChangeType;
import press.dateline.document.Document;
import press.dateline.index.ArticleQuery;
import press.dateline.web.ArticleCopy;
import press.dateline.web.CacheTags;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.ProblemException;

/** Published articles as they are served: rendered bytes found by one indexed query. */
@ApplicationScoped
public class PublicArticles {

    private final Session session;
    private final ServedRows served;
    private final Caller caller;
    private final GivenArticles given;

    PublicArticles(Session session, ServedRows served, Caller caller, GivenArticles given) {
        this.session = session;
        this.served = served;
        this.caller = caller;
        this.given = given;
    }

    /**
     * A published article's summary, or the whole of it, and where it stands in lists.
     *
     * @param modifiedAt when any byte of it changed last, be it by something that it shows; what contracts cut apart
     * @param tags what it rests on
     * @param validUntil when it ends by the clock; null where it does not
     * @param revision the one that is published
     * @param isWhole whether the caller may have all of its text, and not its summary alone
     */
    public record Served(
            UUID id,
            String slug,
            Instant publishedAt,
            Instant modifiedAt,
            byte[] body,
            CacheTags tags,
            @Nullable Instant validUntil,
            int revision,
            boolean isWhole) {

        /** The same article with more in its answer. */
        Served with(byte[] bytes, CacheTags restsOn, @Nullable Instant end) {
            return new Served(id, slug, publishedAt, modifiedAt, bytes, restsOn, end, revision, isWhole);
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Summaries that were asked for by name, and the names of those that were withdrawn. */
    record Named(List<Served> found, Set<String> withdrawn) {}

    /**
     * The article with this id or slug, if the caller may read it; one statement. Who answers it gives it.
     *
     * @throws press.dateline.web.ProblemException 404 where there is none to know of; 410 where it was withdrawn
     * @throws press.dateline.web.MovedException where the slug is a former one
     */
    public Served require(String idOrSlug) {
        return require(idOrSlug, Document.Kind.FULL);
    }

    /** The same, the whole of it or its summary. */
    Served require(String idOrSlug, Document.Kind kind) {
        return require(idOrSlug, Wanted.of(kind), caller.audience());
    }

    /** The same, its full document, for other forms to be written from: even where the caller may not have the body. */
    Served requireSource(String idOrSlug) {
        return require(idOrSlug, Wanted.SOURCE, caller.audience());
    }

    private Served require(String idOrSlug, Wanted wanted, Audience audience) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        NativeQuery<Object[]> query = served.query("SELECT " + ServedRows.columns(audience) + ", "
                        + Standing.sql(audience, "a")
                        + " AS standing, " + Tombstone.sql("a")
                        + " FROM article a LEFT JOIN document d ON d.article_id = a.id"
                        + " AND d.kind = " + wanted.document(audience) + " WHERE a." + (id.isPresent() ? "id" : "slug")
                        + " = :key")
                .addScalar("standing", String.class)
                .addScalar("withdrawn_at", Instant.class)
                .addScalar("withdrawal_reason", String.class)
                .setParameter(Audience.AT, audience.at());
        id.ifPresentOrElse(uuid -> query.setParameter("key", uuid), () -> query.setParameter("key", idOrSlug));
        Object[] row = query.getResultStream().findFirst().orElseThrow(() -> missing(idOrSlug));
        return switch (Standing.valueOf((String) row[ServedRows.STANDING])) {
            case PUBLISHED ->
                served.of(List.<Object[]>of(row), wanted, audience).stream()
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("article", idOrSlug));
            case WITHDRAWN ->
                throw new Tombstone((UUID) row[0], (Instant) row[ServedRows.STANDING + 1], (String)
                                row[ServedRows.STANDING + 2])
                        .problem();
            case UNKNOWN -> throw ProblemException.notFound("article", idOrSlug);
        };
    }

    /**
     * A published article as contracts look at it, whether the caller's admits it or not.
     *
     * @param document the full one
     * @param endsAt when it is to be unpublished; null: nothing is known of an end
     */
    public record Source(
            UUID id,
            Document document,
            Listing listing,
            @Nullable Instant endsAt) {}

    /**
     * The article with this id or slug, if it is published; two statements.
     *
     * @throws press.dateline.web.ProblemException 404 where there is none to know of; 410 where it was withdrawn
     */
    public Source source(String idOrSlug) {
        UUID id = require(idOrSlug, Wanted.SUMMARY, caller.audience().withoutContract())
                .id();
        return Optional.ofNullable(sources(List.of(id)).get(id))
                .orElseThrow(() -> ProblemException.notFound("article", idOrSlug));
    }

    /** Published articles as contracts look at them; one statement, and those of rendering where some are stale. */
    public Map<UUID, Source> sources(Collection<UUID> ids) {
        Audience audience = caller.audience().withoutContract();
        return served.sources(served.query("SELECT " + ServedRows.COLUMNS_OF_CONTRACTS
                        + " FROM article a JOIN document d ON d.article_id = a.id AND d.kind = 'full'"
                        + " WHERE a.id = ANY(cast(:ids as uuid[])) AND a.status = 'published' AND "
                        + audience.sees("a"))
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList());
    }

    /** What a slug that is nobody's now means to the caller: moved, withdrawn, or nothing to know of. */
    RuntimeException missing(String idOrSlug) {
        Audience audience = caller.audience();
        return session.createNativeQuery(
                        "SELECT a.id, a.slug, " + Standing.sql(audience, "a") + ", " + Tombstone.sql("a") + """
                         FROM former_slug f JOIN article a ON a.id = f.target_id
                        WHERE f.type = :type AND f.slug = :slug
                        """,
                        Object[].class)
                .setParameter(Audience.AT, audience.at())
                .setParameter("type", ChangeType.ARTICLE.word())
                .setParameter("slug", idOrSlug)
                .getResultStream()
                .findFirst()
                .<RuntimeException>map(row -> switch (Standing.valueOf((String) row[2])) {
                    case PUBLISHED -> new MovedException(idOrSlug, (String) row[1]);
                    case WITHDRAWN -> new Tombstone((UUID) row[0], (Instant) row[3], (String) row[4]).problem();
                    case UNKNOWN -> ProblemException.notFound("article", idOrSlug);
                })
                .orElseGet(() -> ProblemException.notFound("article", idOrSlug));
    }

    /** Summaries of articles that were found, in their order, of those that the caller still sees. One statement. */
    public List<Served> summaries(Audience audience, List<UUID> ids) {
        return byIds(audience, ids, Document.Kind.SUMMARY);
    }

    /** The same articles, whole or not. One statement. */
    List<Served> byIds(Audience audience, List<UUID> ids, Document.Kind kind) {
        return give(read(audience, ids, kind), kind);
    }

    /** Notes what the answer holds. */
    List<Served> give(List<Served> articles, Document.Kind kind) {
        articles.forEach(one ->
                given.add(new ArticleCopy(one.id(), one.revision(), kind == Document.Kind.FULL && one.isWhole())));
        return articles;
    }

    /** The same articles, whole, to be looked at: the answer does not hold them. One statement. */
    List<Served> whole(Audience audience, List<UUID> ids) {
        return read(audience, ids, Document.Kind.FULL);
    }

    /**
     * A stretch of the list of all articles, newest first.
     *
     * @param after behind which it begins; null: at the newest
     * @param last the last article in it; null: it has no end
     * @param most how many articles of it there may be
     * @param lately what was withdrawn since is looked for, too, wherever it stands; null: not so
     */
    record Stretch(
            PagedArticles.@Nullable Position after,
            PagedArticles.@Nullable Position last,
            int most,
            @Nullable Instant lately) {}

    /**
     * Articles that were found, whole (even where the caller may have the summary alone: other forms are written from
     * them) or as summaries, and what was withdrawn of the stretch of the list in which they stand, as far as its
     * facets tell that it would be found; in no order. One statement.
     */
    List<PagedArticles.Listed> listed(ArticleQuery query, List<UUID> ids, Stretch stretch, Document.Kind kind) {
        Audience audience = query.audience();
        Wanted wanted = kind == Document.Kind.FULL ? Wanted.SOURCE : Wanted.SUMMARY;
        String standing = Standing.sql(audience, "a");
        WithdrawnStretch withdrawn = new WithdrawnStretch(query, stretch);
        NativeQuery<Object[]> rows = served.query("SELECT " + ServedRows.columns(audience) + ", " + standing
                        + " AS standing, "
                        + Tombstone.sql("a") + " FROM (SELECT unnest(cast(:ids as uuid[])) AS id" + withdrawn.sql()
                        + ") f JOIN article a ON a.id = f.id LEFT JOIN document d ON d.article_id = a.id AND d.kind = "
                        + wanted.document(audience) + " WHERE " + standing + " <> 'UNKNOWN'")
                .addScalar("standing", String.class)
                .addScalar("withdrawn_at", Instant.class)
                .addScalar("withdrawal_reason", String.class)
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class);
        withdrawn.bind(rows);
        Map<Boolean, List<Object[]>> parted = rows.getResultList().stream()
                .collect(Collectors.partitioningBy(
                        row -> Standing.PUBLISHED.name().equals(row[ServedRows.STANDING])));
        return Stream.concat(
                        served.of(parted.getOrDefault(true, List.of()), wanted, audience).stream()
                                .map(PagedArticles.Story::new),
                        parted.getOrDefault(false, List.of()).stream().map(ServedRows::withdrawn))
                .toList();
    }

    private List<Served> read(Audience audience, List<UUID> ids, Document.Kind kind) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Wanted wanted = Wanted.of(kind);
        List<Object[]> rows = served.query("SELECT " + ServedRows.columns(audience)
                        + " FROM article a JOIN document d ON d.article_id = a.id"
                        + " AND d.kind = " + wanted.document(audience) + " WHERE a.id = ANY(cast(:ids as uuid[]))"
                        + " AND a.status = 'published' AND " + audience.sees("a"))
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList();
        Map<UUID, Served> found =
                served.of(rows, wanted, audience).stream().collect(Collectors.toMap(Served::id, one -> one));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Articles by id or slug, in no order, of those that the caller may know of. One statement. */
    Named named(List<String> idsOrSlugs, Document.Kind kind) {
        Audience audience = caller.audience();
        String standing = Standing.sql(audience, "a");
        Wanted wanted = Wanted.of(kind);
        List<Object[]> rows = served.query("SELECT " + ServedRows.columns(audience) + ", " + standing
                        + " AS standing FROM article a"
                        + " LEFT JOIN document d ON d.article_id = a.id AND d.kind = " + wanted.document(audience)
                        + " WHERE (a.slug = ANY(:slugs)"
                        + " OR a.id = ANY(cast(:ids as uuid[]))) AND " + standing + " <> 'UNKNOWN'")
                .addScalar("standing", String.class)
                .setParameter(Audience.AT, audience.at())
                .setParameter("slugs", idsOrSlugs.toArray(String[]::new), String[].class)
                .setParameter(
                        "ids",
                        idsOrSlugs.stream()
                                .filter(text -> Ids.parse(text).isPresent())
                                .toArray(String[]::new),
                        String[].class)
                .getResultList();
        Map<Boolean, List<Object[]>> parted = rows.stream()
                .collect(Collectors.partitioningBy(
                        row -> Standing.PUBLISHED.name().equals(row[ServedRows.STANDING])));
        return new Named(
                give(served.of(parted.getOrDefault(true, List.of()), wanted, audience), kind),
                parted.getOrDefault(false, List.of()).stream()
                        .flatMap(row -> Stream.of(row[0].toString(), (String) row[1]))
                        .collect(Collectors.toSet()));
    }
}
