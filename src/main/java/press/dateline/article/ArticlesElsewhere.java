package press.dateline.article;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.BulkInsert;
import press.dateline.reading.ForeignAddress;

/** What articles are known by elsewhere, and what was imported of them last. */
@ApplicationScoped
class ArticlesElsewhere {

    private final Session session;

    ArticlesElsewhere(Session session) {
        this.session = session;
    }

    /**
     * An article that is known, and its version that was imported last.
     *
     * @param source the format that it came in; null where that is not known
     * @param published whether that version was public there; null where that is not known
     */
    record Known(
            UUID article,
            @Nullable String version,
            @Nullable Instant versionAt,
            byte[] digest,
            @Nullable String source,
            @Nullable Boolean published) {

        /** Whether it was imported by a release that did not note whether that published it. */
        boolean isPublisherUnknown() {
            return digest.length > 0 && published == null;
        }
    }

    /** Those of the items that are known, by their ids; one statement. */
    Map<String, Known> known(List<ArticleImport.Item> items) {
        Map<String, Known> known = new HashMap<>();
        session.createNativeQuery(
                        "SELECT value, article_id, version, version_at, coalesce(digest, ''), source,"
                                + " published FROM article_outside_id WHERE value = ANY(?1)",
                        Object[].class)
                .setParameter(
                        1, items.stream().map(ArticleImport.Item::outsideId).toArray(String[]::new), String[].class)
                .getResultList()
                .forEach(row -> known.put(
                        (String) row[0],
                        new Known(
                                (UUID) row[1],
                                (String) row[2],
                                (Instant) row[3],
                                (byte[]) row[4],
                                (String) row[5],
                                (Boolean) row[6])));
        return known;
    }

    /** Whose ids these are; one statement. */
    Map<String, UUID> byIds(Collection<String> outsideIds) {
        return session.createNativeQuery(
                        "SELECT value, article_id FROM article_outside_id WHERE value = ANY(?1)", Object[].class)
                .setParameter(1, outsideIds.toArray(String[]::new), String[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (UUID) row[1]));
    }

    /** Rows of what articles are known by and of what was imported of them last; its digest in hexadecimal digits. */
    static BulkInsert rows() {
        return BulkInsert.into(
                "article_outside_id",
                "value text",
                "article_id uuid",
                "version text",
                "version_at timestamptz",
                "digest text -> decode(digest, 'hex')",
                "source text",
                "published boolean");
    }

    /** Notes what was imported last of articles, and what and where they are elsewhere; three statements. */
    void remember(Map<UUID, ArticleImport.Item> items, String onConflict) {
        var rows = rows();
        items.forEach((article, item) -> rows.add(
                item.outsideId(),
                article,
                item.version(),
                item.versionAt(),
                HexFormat.of().formatHex(item.digest()),
                item.source(),
                item.withdrawal() == null && !item.unpublished()));
        rows.execute(session, onConflict);
        var others = BulkInsert.into("article_outside_id", "value text", "article_id uuid");
        items.forEach((article, item) -> item.draft().outsideIds().forEach(value -> others.add(value, article)));
        others.execute(session, "ON CONFLICT (value) DO NOTHING");
        var addresses = BulkInsert.into("foreign_address", "path text", "host text", "article_id uuid");
        items.forEach((article, item) -> item.addresses().stream()
                .flatMap(address -> ForeignAddress.of(address).stream())
                .filter(address -> !address.host().isEmpty())
                .distinct()
                .forEach(address -> addresses.add(address.path(), address.host(), article)));
        addresses.execute(session, "ON CONFLICT (path, host) DO NOTHING");
    }
}
