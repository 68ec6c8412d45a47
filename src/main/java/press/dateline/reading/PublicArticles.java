package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
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
import press.dateline.change.ChangeType;
import press.dateline.document.Document;
import press.dateline.document.Documents;
import press.dateline.document.Publishing;
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
    private final PublicUrl publicUrl;
    private final Caller caller;

    PublicArticles(Session session, Publishing publishing, PublicUrl publicUrl, Caller caller) {
        this.caller = caller;
        this.session = session;
        this.publishing = publishing;
        this.publicUrl = publicUrl;
    }

    /**
     * A published article's summary, or the whole of it, and where it stands in lists.
     *
     * @param tags what it rests on
     * @param validUntil when it ends by the clock; null where it does not
     */
    public record Served(
            UUID id,
            String slug,
            Instant publishedAt,
            Instant modifiedAt,
            byte[] body,
            CacheTags tags,
            @Nullable Instant validUntil) {

        /** The same article with more in its answer. */
        Served with(byte[] bytes, CacheTags restsOn, @Nullable Instant end) {
            return new Served(id, slug, publishedAt, modifiedAt, bytes, restsOn, end);
        }

        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Summaries that were asked for by name, and the names of those that were withdrawn. */
    record Named(List<Served> found, Set<String> withdrawn) {}

    private static final String COLUMNS = """
            a.id, a.slug, a.status, a.published_at, a.modified_at, d.body,
            array_to_string(d.links, ',') AS links,
            d.format = %d AND (d.valid_until IS NULL OR d.valid_until > :audienceAt)
                AND NOT EXISTS (SELECT 1 FROM stale_document s WHERE s.article_id = a.id) AS fresh,
            d.tags, d.valid_until, a.ends_at
            """.formatted(Document.FORMAT);

    /**
     * The article with this id or slug, if the caller may read it; one statement.
     *
     * @throws press.dateline.web.ProblemException 404 where there is none to know of; 410 where it was withdrawn
     * @throws press.dateline.web.MovedException where the slug is a former one
     */
    public Served require(String idOrSlug) {
        return require(idOrSlug, Document.Kind.FULL);
    }

    /** The same, the whole of it or its summary. */
    Served require(String idOrSlug, Document.Kind kind) {
        Audience audience = caller.audience();
        Optional<UUID> id = Ids.parse(idOrSlug);
        NativeQuery<Object[]> query = query("SELECT " + COLUMNS + ", " + Standing.sql(audience, "a") + " AS standing, "
                        + Tombstone.sql("a") + " FROM article a LEFT JOIN document d ON d.article_id = a.id"
                        + " AND d.kind = '" + kind.word() + "' WHERE a." + (id.isPresent() ? "id" : "slug")
                        + " = :key")
                .addScalar("standing", String.class)
                .addScalar("withdrawn_at", Instant.class)
                .addScalar("withdrawal_reason", String.class)
                .setParameter(Audience.AT, audience.at());
        id.ifPresentOrElse(uuid -> query.setParameter("key", uuid), () -> query.setParameter("key", idOrSlug));
        Object[] row = query.getResultStream().findFirst().orElseThrow(() -> missing(idOrSlug));
        return switch (Standing.valueOf((String) row[11])) {
            case PUBLISHED -> served(List.<Object[]>of(row), kind).getFirst();
            case WITHDRAWN -> throw new Tombstone((UUID) row[0], (Instant) row[12], (String) row[13]).problem();
            case UNKNOWN -> throw ProblemException.notFound("article", idOrSlug);
        };
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

    /** The same articles, whole. One statement. */
    List<Served> whole(Audience audience, List<UUID> ids) {
        return byIds(audience, ids, Document.Kind.FULL);
    }

    /** The same articles, whole or not. One statement. */
    List<Served> byIds(Audience audience, List<UUID> ids, Document.Kind kind) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = query("SELECT " + COLUMNS + " FROM article a JOIN document d ON d.article_id = a.id"
                        + " AND d.kind = '" + kind.word() + "' WHERE a.id = ANY(cast(:ids as uuid[]))"
                        + " AND a.status = 'published' AND " + audience.sees("a"))
                .setParameter(Audience.AT, audience.at())
                .setParameter("ids", ids.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .getResultList();
        Map<UUID, Served> found = served(rows, kind).stream().collect(Collectors.toMap(Served::id, one -> one));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Articles by id or slug, in no order, of those that the caller may know of. One statement. */
    Named named(List<String> idsOrSlugs, Document.Kind kind) {
        Audience audience = caller.audience();
        String standing = Standing.sql(audience, "a");
        List<Object[]> rows = query("SELECT " + COLUMNS + ", " + standing + " AS standing FROM article a"
                        + " LEFT JOIN document d ON d.article_id = a.id AND d.kind = '" + kind.word()
                        + "' WHERE (a.slug = ANY(:slugs)"
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
                        row -> Standing.PUBLISHED.name().equals(row[11])));
        return new Named(
                served(parted.getOrDefault(true, List.of()), kind),
                parted.getOrDefault(false, List.of()).stream()
                        .flatMap(row -> Stream.of(row[0].toString(), (String) row[1]))
                        .collect(Collectors.toSet()));
    }

    /** A statement with {@link #COLUMNS}, of the types that are named: else Hibernate asks what they are, each time. */
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
                .addScalar("ends_at", Instant.class);
    }

    /** What is stored; and where that is stale, what it would be, rendered now. */
    private List<Served> served(List<Object[]> rows, Document.Kind kind) {
        List<UUID> stale = rows.stream()
                .filter(row -> !Boolean.TRUE.equals(row[7]))
                .map(row -> (UUID) row[0])
                .toList();
        Map<UUID, Documents.Rendered> fresh = stale.isEmpty()
                ? Map.of()
                : publishing.render(stale).stream()
                        .collect(Collectors.toMap(Documents.Rendered::articleId, rendered -> rendered));
        return rows.stream()
                .map(row -> {
                    Documents.Rendered rendered = fresh.get((UUID) row[0]);
                    return rendered == null ? stored(row) : rendered(row, rendered, kind);
                })
                .toList();
    }

    private Served rendered(Object[] row, Documents.Rendered rendered, Document.Kind kind) {
        Document document = kind == Document.Kind.FULL ? rendered.full() : rendered.summary();
        return served(row, document, rendered.tags(kind), rendered.validUntil());
    }

    private Served served(Object[] row, Document document, CacheTags tags, @Nullable Instant validUntil) {
        Instant endsAt = (Instant) row[10];
        return new Served(
                (UUID) row[0],
                (String) row[1],
                (Instant) row[3],
                (Instant) row[4],
                document.spliced(publicUrl.root()),
                tags,
                endsAt == null || (validUntil != null && validUntil.isBefore(endsAt)) ? validUntil : endsAt);
    }

    private Served stored(Object[] row) {
        String links = (String) row[6];
        int[] offsets = links.isEmpty()
                ? new int[0]
                : Arrays.stream(links.split(",")).mapToInt(Integer::parseInt).toArray();
        return served(
                row, new Document((byte[]) row[5], offsets, List.of()), CacheTags.unpack((byte[]) row[8]), (Instant)
                        row[9]);
    }
}
