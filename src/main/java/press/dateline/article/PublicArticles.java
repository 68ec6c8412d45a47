package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import press.dateline.document.Document;
import press.dateline.document.Documents;
import press.dateline.document.Publishing;
import press.dateline.web.Ids;
import press.dateline.web.Paging;
import press.dateline.web.ProblemException;
import press.dateline.web.PublicUrl;

/** Published articles as they are served: rendered bytes found by one indexed query. */
@ApplicationScoped
class PublicArticles {

    private final Session session;
    private final Publishing publishing;
    private final PublicUrl publicUrl;
    private final Articles articles;

    PublicArticles(Session session, Publishing publishing, PublicUrl publicUrl, Articles articles) {
        this.articles = articles;
        this.session = session;
        this.publishing = publishing;
        this.publicUrl = publicUrl;
    }

    /** A published article's summary, or the whole of it, and where it stands in lists. */
    record Served(UUID id, String slug, Instant publishedAt, Instant modifiedAt, byte[] body) {}

    /** An article as the public may know of it. */
    record Found(UUID id, String slug, String status, Optional<Served> served) {}

    private static final String COLUMNS = """
            a.id, a.slug, a.status, a.published_at, a.modified_at, d.body, array_to_string(d.links, ','),
            d.format = %d AND NOT EXISTS (SELECT 1 FROM stale_document s WHERE s.article_id = a.id)
            """.formatted(Document.FORMAT);

    /** The article with this id or slug, whatever its state; its document if it is public. One statement. */
    Optional<Found> full(String idOrSlug) {
        Optional<UUID> id = Ids.parse(idOrSlug);
        NativeQuery<Object[]> query = session.createNativeQuery(
                "SELECT " + COLUMNS + " FROM article a LEFT JOIN document d ON d.article_id = a.id"
                        + " AND d.kind = 'full' WHERE a." + (id.isPresent() ? "id" : "slug") + " = :key",
                Object[].class);
        id.ifPresentOrElse(uuid -> query.setParameter("key", uuid), () -> query.setParameter("key", idOrSlug));
        return query.getResultStream()
                .findFirst()
                .map(row -> new Found(
                        (UUID) row[0],
                        (String) row[1],
                        (String) row[2],
                        row[2].equals(Article.PUBLISHED)
                                ? Optional.of(served(List.<Object[]>of(row), Document.Kind.FULL)
                                        .getFirst())
                                : Optional.empty()));
    }

    /**
     * The public article with this id or slug.
     *
     * @throws ProblemException 404 where there is none, or none that is public; 410 where it was withdrawn
     * @throws press.dateline.web.MovedException where the slug is a former one
     */
    Served require(String idOrSlug) {
        Found found = full(idOrSlug).orElseThrow(() -> articles.missing(idOrSlug));
        return found.served()
                .orElseThrow(() -> found.status().equals(Article.WITHDRAWN)
                        ? Articles.withdrawn(found.id())
                        : ProblemException.notFound("article", idOrSlug));
    }

    /** Summaries in the order of publication, the newest first. One statement. */
    List<Served> list(FacetQuery query, Optional<Paging.After> after, int rows) {
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
        NativeQuery<Object[]> sql = session.createNativeQuery(
                "SELECT " + COLUMNS + " FROM (SELECT a.* FROM " + from + " WHERE " + where + " ORDER BY " + alias
                        + ".published_at DESC, " + key + " DESC LIMIT :rows) a"
                        + " JOIN document d ON d.article_id = a.id AND d.kind = 'summary'"
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
        return served(sql.getResultList(), Document.Kind.SUMMARY);
    }

    private static String exists(String key, String alias, String parameter) {
        return "EXISTS (SELECT 1 FROM facet x WHERE x.article_id = " + key + " AND x.published_at = " + alias
                + ".published_at AND x.facet_id = ANY(cast(:" + parameter + " as uuid[])))";
    }

    /** Summaries of public articles by id or slug, in no order. One statement. */
    List<Served> summaries(List<String> idsOrSlugs) {
        List<Object[]> rows = session.createNativeQuery(
                        "SELECT " + COLUMNS + " FROM article a JOIN document d ON d.article_id = a.id"
                                + " AND d.kind = 'summary' WHERE a.status = 'published' AND (a.slug = ANY(:slugs)"
                                + " OR a.id = ANY(cast(:ids as uuid[])))",
                        Object[].class)
                .setParameter("slugs", idsOrSlugs.toArray(String[]::new), String[].class)
                .setParameter(
                        "ids",
                        idsOrSlugs.stream()
                                .filter(text -> Ids.parse(text).isPresent())
                                .toArray(String[]::new),
                        String[].class)
                .getResultList();
        return served(rows, Document.Kind.SUMMARY);
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
