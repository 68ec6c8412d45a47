package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import press.dateline.access.Audience;
import press.dateline.access.Caller;
import press.dateline.change.ChangeType;
import press.dateline.document.Document;
import press.dateline.document.Documents;
import press.dateline.document.Publishing;
import press.dateline.web.Ids;
import press.dateline.web.MovedException;
import press.dateline.web.Paging;
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

    /** A published article's summary, or the whole of it, and where it stands in lists. */
    public record Served(UUID id, String slug, Instant publishedAt, Instant modifiedAt, byte[] body) {}

    /** Summaries that were asked for by name, and the names of those that were withdrawn. */
    record Named(List<Served> found, Set<String> withdrawn) {}

    private static final String COLUMNS = """
            a.id, a.slug, a.status, a.published_at, a.modified_at, d.body, array_to_string(d.links, ','),
            d.format = %d AND (d.valid_until IS NULL OR d.valid_until > :audienceAt)
                AND NOT EXISTS (SELECT 1 FROM stale_document s WHERE s.article_id = a.id)
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
        NativeQuery<Object[]> query = session.createNativeQuery(
                        "SELECT " + COLUMNS + ", " + Standing.sql(audience, "a") + ", " + Tombstone.sql("a")
                                + " FROM article a LEFT JOIN document d ON d.article_id = a.id"
                                + " AND d.kind = '" + kind.word() + "' WHERE a." + (id.isPresent() ? "id" : "slug")
                                + " = :key",
                        Object[].class)
                .setParameter(Audience.AT, audience.at());
        id.ifPresentOrElse(uuid -> query.setParameter("key", uuid), () -> query.setParameter("key", idOrSlug));
        Object[] row = query.getResultStream().findFirst().orElseThrow(() -> missing(idOrSlug));
        return switch (Standing.valueOf((String) row[8])) {
            case PUBLISHED -> served(List.<Object[]>of(row), kind).getFirst();
            case WITHDRAWN -> throw new Tombstone((UUID) row[0], (Instant) row[9], (String) row[10]).problem();
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

    /** Articles in the order of publication, the newest first. One statement. */
    List<Served> list(FacetQuery query, Optional<Paging.After> after, int rows, Document.Kind kind) {
        Audience audience = caller.audience();
        Map<String, Object> parameters = new HashMap<>();
        Optional<List<UUID>> driver =
                query.all().stream().filter(group -> group.size() == 1).findFirst();
        StringJoiner where = new StringJoiner(" AND ");
        // One facet alone is a range of its index, in order; else the index of all published articles is walked.
        String alias = driver.isPresent() ? "f" : "a";
        String key = driver.isPresent() ? "f.article_id" : "a.id";
        String from;
        if (driver.isPresent()) {
            from = "facet f JOIN article a ON a.id = f.article_id";
            where.add("f.facet_id = :driver");
            parameters.put("driver", driver.get().getFirst());
        } else if (query.shows() != null) {
            from = "document_card c JOIN article a ON a.id = c.article_id";
            where.add("c.card_id = :shows");
            parameters.put("shows", query.shows());
        } else {
            from = "article a";
            where.add("a.status = 'published'");
        }
        int number = 0;
        for (List<UUID> group : query.all()) {
            if (driver.isPresent() && driver.get().equals(group)) {
                continue;
            }
            String name = "all" + number++;
            where.add(exists(key, alias, name));
            parameters.put(name, group);
        }
        if (!query.none().isEmpty()) {
            where.add("NOT " + exists(key, alias, "none"));
            parameters.put("none", query.none());
        }
        if (query.from() != null) {
            where.add(alias + ".published_at >= :from");
            parameters.put("from", query.from());
        }
        if (query.to() != null) {
            where.add(alias + ".published_at < :to");
            parameters.put("to", query.to());
        }
        after.ifPresent(position -> {
            where.add("(" + alias + ".published_at, " + key + ") < (:afterTime, :afterId)");
            parameters.put("afterTime", position.instant());
            parameters.put("afterId", position.id());
        });
        where.add(audience.sees("a"));
        parameters.put(Audience.AT, audience.at());
        NativeQuery<Object[]> sql = session.createNativeQuery(
                "SELECT " + COLUMNS + " FROM (SELECT a.* FROM " + from + " WHERE " + where + " ORDER BY " + alias
                        + ".published_at DESC, " + key + " DESC LIMIT :rows) a"
                        + " JOIN document d ON d.article_id = a.id AND d.kind = '" + kind.word() + "'"
                        + " ORDER BY a.published_at DESC, a.id DESC",
                Object[].class);
        parameters.forEach((name, value) -> {
            if (value instanceof List<?> ids) {
                sql.setParameter(name, ids.stream().map(Object::toString).toArray(String[]::new), String[].class);
            } else {
                sql.setParameter(name, value);
            }
        });
        sql.setParameter("rows", rows);
        return served(sql.getResultList(), kind);
    }

    private static String exists(String key, String alias, String parameter) {
        return "EXISTS (SELECT 1 FROM facet x WHERE x.article_id = " + key + " AND x.published_at = " + alias
                + ".published_at AND x.facet_id = ANY(cast(:" + parameter + " as uuid[])))";
    }

    /** Articles by id or slug, in no order, of those that the caller may know of. One statement. */
    Named named(List<String> idsOrSlugs, Document.Kind kind) {
        Audience audience = caller.audience();
        String standing = Standing.sql(audience, "a");
        List<Object[]> rows = session.createNativeQuery(
                        "SELECT " + COLUMNS + ", " + standing + " FROM article a LEFT JOIN document d"
                                + " ON d.article_id = a.id AND d.kind = '" + kind.word()
                                + "' WHERE (a.slug = ANY(:slugs)"
                                + " OR a.id = ANY(cast(:ids as uuid[]))) AND " + standing + " <> 'UNKNOWN'",
                        Object[].class)
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
                        row -> Standing.PUBLISHED.name().equals(row[8])));
        return new Named(
                served(parted.getOrDefault(true, List.of()), kind),
                parted.getOrDefault(false, List.of()).stream()
                        .flatMap(row -> Stream.of(row[0].toString(), (String) row[1]))
                        .collect(Collectors.toSet()));
    }

    /** What is stored; and where that is stale, what it would be, rendered now. */
    private List<Served> served(List<Object[]> rows, Document.Kind kind) {
        List<UUID> stale = rows.stream()
                .filter(row -> !Boolean.TRUE.equals(row[7]))
                .map(row -> (UUID) row[0])
                .toList();
        Map<UUID, Document> fresh = stale.isEmpty()
                ? Map.of()
                : publishing.render(stale).stream()
                        .collect(Collectors.toMap(
                                Documents.Rendered::articleId,
                                rendered -> kind == Document.Kind.FULL ? rendered.full() : rendered.summary()));
        return rows.stream()
                .map(row -> new Served(
                        (UUID) row[0],
                        (String) row[1],
                        (Instant) row[3],
                        (Instant) row[4],
                        Optional.ofNullable(fresh.get((UUID) row[0]))
                                .orElseGet(() -> stored(row))
                                .spliced(publicUrl.root())))
                .toList();
    }

    private static Document stored(Object[] row) {
        String links = (String) row[6];
        return new Document(
                (byte[]) row[5],
                links.isEmpty()
                        ? new int[0]
                        : Arrays.stream(links.split(","))
                                .mapToInt(Integer::parseInt)
                                .toArray(),
                List.of());
    }
}
