package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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
import press.dateline.access.Contract;
import press.dateline.access.GivenArticles;
import press.dateline.access.Listing;
import press.dateline.change.ChangeType;
import press.dateline.document.Document;
import press.dateline.document.Documents;
import press.dateline.document.Publishing;
import press.dateline.index.ArticleQuery;
import press.dateline.web.ArticleCopy;
import press.dateline.web.CacheTags;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

/** Published articles as they are served: rendered bytes found by one indexed query. */
@ApplicationScoped
public class PublicArticles {

    private final Session session;
    private final Publishing publishing;
    private final Withholding withholding;
    private final PublicUrl publicUrl;
    private final Caller caller;
    private final GivenArticles given;

    PublicArticles(
            Session session,
            Publishing publishing,
            Withholding withholding,
            PublicUrl publicUrl,
            Caller caller,
            GivenArticles given) {
        this.given = given;
        this.caller = caller;
        this.withholding = withholding;
        this.session = session;
        this.publishing = publishing;
        this.publicUrl = publicUrl;
    }

    /**
     * A published article's summary, or the whole of it, and where it stands in lists.
     *
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

    /** Where the standing is in the rows of those statements that ask for it. */
    private static final int STANDING = 15;

    private static final String COLUMNS = """
            a.id, a.slug, a.status, a.published_at, a.modified_at, d.body,
            array_to_string(d.links, ',') AS links,
            d.format = %d AND (d.valid_until IS NULL OR d.valid_until > :audienceAt)
                AND NOT EXISTS (SELECT 1 FROM stale_document s WHERE s.article_id = a.id) AS fresh,
            d.tags, d.valid_until, a.ends_at,\s""".formatted(Document.FORMAT);

    /** What is asked for partners only. */
    private static final String OF_CONTRACTS = """
            cast(d.parts AS text) AS parts,
            (SELECT array_to_string(l.traits, ' ') FROM article_listing l WHERE l.article_id = a.id) AS traits,
            (SELECT l.rights_end FROM article_listing l WHERE l.article_id = a.id) AS rights_end,
            a.published_revision""";

    private static final String WITHOUT_CONTRACT =
            "cast(NULL AS text) AS parts, cast(NULL AS text) AS traits, cast(NULL AS timestamptz) AS rights_end,"
                    + " a.published_revision";

    /** How an article is wanted. */
    private enum Wanted {
        FULL,
        SUMMARY,
        /** Its full document, for what is written from that, even if the caller may have the summary alone. */
        SOURCE;

        static Wanted of(Document.Kind kind) {
            return kind == Document.Kind.FULL ? FULL : SUMMARY;
        }

        /** An expression for the document to be read. */
        String document(Audience audience) {
            return switch (this) {
                case SUMMARY -> "'summary'";
                case SOURCE -> "'full'";
                case FULL ->
                    audience.contract() == null
                            ? "'full'"
                            : "CASE WHEN " + audience.isWhole("a") + " THEN 'full' ELSE 'summary' END";
            };
        }

        boolean isFull(boolean isWhole) {
            return this == SOURCE || (this == FULL && isWhole);
        }
    }

    private static String columns(Audience audience) {
        return COLUMNS + (audience.contract() == null ? WITHOUT_CONTRACT : OF_CONTRACTS);
    }

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
        NativeQuery<Object[]> query = query("SELECT " + columns(audience) + ", " + Standing.sql(audience, "a")
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
        return switch (Standing.valueOf((String) row[STANDING])) {
            case PUBLISHED ->
                served(List.<Object[]>of(row), wanted, audience).stream()
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("article", idOrSlug));
            case WITHDRAWN ->
                throw new Tombstone((UUID) row[0], (Instant) row[STANDING + 1], (String) row[STANDING + 2]).problem();
            case UNKNOWN -> throw ProblemException.notFound("article", idOrSlug);
        };
    }

    /**
     * A published article as contracts look at it, whether the caller's admits it or not.
     *
     * @param document the full one
     */
    public record Source(UUID id, Document document, Listing listing) {}

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
        List<Object[]> rows = query("SELECT " + COLUMNS + OF_CONTRACTS
                        + " FROM article a JOIN document d ON d.article_id = a.id AND d.kind = 'full'"
                        + " WHERE a.id = ANY(cast(:ids as uuid[])) AND a.status = 'published' AND "
                        + audience.sees("a"))
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList();
        Map<UUID, Documents.Rendered> fresh = fresh(rows);
        Map<UUID, Source> sources = new HashMap<>();
        for (Object[] row : rows) {
            UUID id = (UUID) row[0];
            Documents.Rendered rendered = fresh.get(id);
            Listing stored = Withholding.listing((String) row[12], (Instant) row[3], (Instant) row[13]);
            if (rendered != null) {
                Listing listing = new Listing(rendered.traits(), rendered.publishedAt(), rendered.rightsEnd());
                sources.put(id, new Source(id, rendered.full(), listing));
            } else if (stored != null) {
                Document document = new Document((byte[]) row[5], new int[0], withholding.parts((String) row[11]));
                sources.put(id, new Source(id, document, stored));
            }
        }
        return sources;
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
     */
    record Stretch(PagedArticles.@Nullable Position after, PagedArticles.@Nullable Position last, int most) {}

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
        NativeQuery<Object[]> rows = query("SELECT " + columns(audience) + ", " + standing + " AS standing, "
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
                        row -> Standing.PUBLISHED.name().equals(row[STANDING])));
        return Stream.concat(
                        served(parted.getOrDefault(true, List.of()), wanted, audience).stream()
                                .map(PagedArticles.Story::new),
                        parted.getOrDefault(false, List.of()).stream().map(PublicArticles::withdrawn))
                .toList();
    }

    private static PagedArticles.Listed withdrawn(Object[] row) {
        Instant modifiedAt = (Instant) row[4];
        return new PagedArticles.Withdrawn(
                (UUID) row[0],
                (Instant) row[3],
                row[14] == null ? 0 : (Integer) row[14],
                Objects.requireNonNullElse((Instant) row[STANDING + 1], modifiedAt),
                (String) row[STANDING + 2]);
    }

    private List<Served> read(Audience audience, List<UUID> ids, Document.Kind kind) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Wanted wanted = Wanted.of(kind);
        List<Object[]> rows = query("SELECT " + columns(audience)
                        + " FROM article a JOIN document d ON d.article_id = a.id"
                        + " AND d.kind = " + wanted.document(audience) + " WHERE a.id = ANY(cast(:ids as uuid[]))"
                        + " AND a.status = 'published' AND " + audience.sees("a"))
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList();
        Map<UUID, Served> found =
                served(rows, wanted, audience).stream().collect(Collectors.toMap(Served::id, one -> one));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Articles by id or slug, in no order, of those that the caller may know of. One statement. */
    Named named(List<String> idsOrSlugs, Document.Kind kind) {
        Audience audience = caller.audience();
        String standing = Standing.sql(audience, "a");
        Wanted wanted = Wanted.of(kind);
        List<Object[]> rows = query("SELECT " + columns(audience) + ", " + standing + " AS standing FROM article a"
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
                        row -> Standing.PUBLISHED.name().equals(row[STANDING])));
        return new Named(
                give(served(parted.getOrDefault(true, List.of()), wanted, audience), kind),
                parted.getOrDefault(false, List.of()).stream()
                        .flatMap(row -> Stream.of(row[0].toString(), (String) row[1]))
                        .collect(Collectors.toSet()));
    }

    /** A statement with {@link #columns}, of the types that are named: else Hibernate asks what they are, each time. */
    private NativeQuery<Object[]> query(String sql) {
        return session.createNativeQuery(sql, Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("slug", String.class)
                .addScalar("status", String.class)
                .addScalar("published_at", Instant.class)
                .addScalar("modified_at", Instant.class)
                .addScalar("body", byte[].class)
                .addScalar("links", String.class)
                .addScalar("fresh", Boolean.class)
                .addScalar("tags", byte[].class)
                .addScalar("valid_until", Instant.class)
                .addScalar("ends_at", Instant.class)
                .addScalar("parts", String.class)
                .addScalar("traits", String.class)
                .addScalar("rights_end", Instant.class)
                .addScalar("published_revision", Integer.class);
    }

    /** What is stored; and where that is stale, what it would be, rendered now. */
    private List<Served> served(List<Object[]> rows, Wanted wanted, Audience audience) {
        Map<UUID, Documents.Rendered> fresh = fresh(rows);
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(fresh.get((UUID) row[0]))
                        .map(rendered -> rendered(row, rendered, wanted, audience))
                        .orElseGet(() -> Optional.of(stored(row, wanted, audience)))
                        .stream())
                .toList();
    }

    /** Those that are stale, rendered as they would be now. */
    private Map<UUID, Documents.Rendered> fresh(List<Object[]> rows) {
        List<UUID> stale = rows.stream()
                .filter(row -> !Boolean.TRUE.equals(row[7]))
                .map(row -> (UUID) row[0])
                .toList();
        return stale.isEmpty()
                ? Map.of()
                : publishing.render(stale).stream()
                        .collect(Collectors.toMap(Documents.Rendered::articleId, rendered -> rendered));
    }

    /** Empty where the contract does not admit it, as it is now. */
    private Optional<Served> rendered(Object[] row, Documents.Rendered rendered, Wanted wanted, Audience audience) {
        Contract contract = audience.contract();
        Listing listing =
                contract == null ? null : new Listing(rendered.traits(), rendered.publishedAt(), rendered.rightsEnd());
        if (contract != null && listing != null && !contract.articles().holds(listing, audience.at())) {
            return Optional.empty();
        }
        Document.Kind kind = wanted.isFull(isWhole(audience, listing)) ? Document.Kind.FULL : Document.Kind.SUMMARY;
        Document document = kind == Document.Kind.FULL ? rendered.full() : rendered.summary();
        return Optional.of(
                served(row, document, rendered.tags(kind), rendered.validUntil(), wanted, audience, listing));
    }

    private static boolean isWhole(Audience audience, @Nullable Listing listing) {
        return audience.contract() == null
                || listing == null
                || audience.contract().givesWhole(listing, audience.at());
    }

    private Served served(
            Object[] row,
            Document document,
            CacheTags tags,
            @Nullable Instant validUntil,
            Wanted wanted,
            Audience audience,
            @Nullable Listing listing) {
        boolean isWhole = isWhole(audience, listing);
        Instant end = ArticlePart.earlier(validUntil, (Instant) row[10]);
        if (audience.contract() != null && listing != null) {
            end = ArticlePart.earlier(end, audience.contract().end(listing, audience.at()));
        }
        return new Served(
                (UUID) row[0],
                (String) row[1],
                (Instant) row[3],
                (Instant) row[4],
                withholding.served(document, publicUrl.root(), audience, listing, wanted == Wanted.FULL && !isWhole),
                tags,
                end,
                row[14] == null ? 0 : (Integer) row[14],
                isWhole);
    }

    private Served stored(Object[] row, Wanted wanted, Audience audience) {
        String links = (String) row[6];
        int[] offsets = links.isEmpty()
                ? new int[0]
                : Arrays.stream(links.split(",")).mapToInt(Integer::parseInt).toArray();
        return served(
                row,
                new Document((byte[]) row[5], offsets, withholding.parts((String) row[11])),
                CacheTags.unpack((byte[]) row[8]),
                (Instant) row[9],
                wanted,
                audience,
                Withholding.listing((String) row[12], (Instant) row[3], (Instant) row[13]));
    }
}
