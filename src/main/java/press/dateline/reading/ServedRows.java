package press.dateline.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;
import press.dateline.access.Audience;
import press.dateline.access.Contract;
import press.dateline.access.Listing;
import press.dateline.document.Document;
import press.dateline.document.Documents;
import press.dateline.document.Publishing;
import press.dateline.web.CacheTags;
import press.dateline.web.PublicUrl;

/** Rows of published articles with a document of each, and what is served of them: that, or what it would be now. */
@ApplicationScoped
class ServedRows {

    /** Where the standing is in the rows of those statements that ask for it. */
    static final int STANDING = 15;

    private static final String COLUMNS = """
            a.id, a.slug, a.status, a.published_at,
            greatest(a.modified_at, d.rendered_at,
                CASE WHEN d.valid_until <= :audienceAt THEN d.valid_until END,
                (SELECT s.since FROM stale_document s WHERE s.article_id = a.id)) AS modified_at, d.body,
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

    /** Columns of what contracts are asked about, for {@link #query}. */
    static final String COLUMNS_OF_CONTRACTS = COLUMNS + OF_CONTRACTS;

    private final Session session;
    private final Publishing publishing;
    private final Withholding withholding;
    private final PublicUrl publicUrl;

    ServedRows(Session session, Publishing publishing, Withholding withholding, PublicUrl publicUrl) {
        this.session = session;
        this.publishing = publishing;
        this.withholding = withholding;
        this.publicUrl = publicUrl;
    }

    /** Columns of the article a and its document d, for {@link #query}. */
    static String columns(Audience audience) {
        return COLUMNS + (audience.contract() == null ? WITHOUT_CONTRACT : OF_CONTRACTS);
    }

    /** A statement with {@link #columns}, of the types that are named: else Hibernate asks what they are, each time. */
    NativeQuery<Object[]> query(String sql) {
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
    List<PublicArticles.Served> of(List<Object[]> rows, Wanted wanted, Audience audience) {
        Map<UUID, Documents.Rendered> fresh = fresh(rows);
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(fresh.get((UUID) row[0]))
                        .map(rendered -> rendered(row, rendered, wanted, audience))
                        .orElseGet(() -> Optional.of(stored(row, wanted, audience)))
                        .stream())
                .toList();
    }

    /** What was withdrawn, of a row with its standing and what is left of it. */
    static PagedArticles.Listed withdrawn(Object[] row) {
        Instant modifiedAt = (Instant) row[4];
        return new PagedArticles.Withdrawn(
                (UUID) row[0],
                (Instant) row[3],
                Objects.requireNonNullElse((Instant) row[STANDING + 1], modifiedAt),
                (String) row[STANDING + 2]);
    }

    /** Articles as contracts look at them, of rows with full documents. */
    Map<UUID, PublicArticles.Source> sources(List<Object[]> rows) {
        Map<UUID, Documents.Rendered> fresh = fresh(rows);
        Map<UUID, PublicArticles.Source> sources = new HashMap<>();
        for (Object[] row : rows) {
            UUID id = (UUID) row[0];
            Documents.Rendered rendered = fresh.get(id);
            Listing stored = Withholding.listing((String) row[12], (Instant) row[3], (Instant) row[13]);
            if (rendered != null) {
                Listing listing = new Listing(rendered.traits(), rendered.publishedAt(), rendered.rightsEnd());
                sources.put(id, new PublicArticles.Source(id, rendered.full(), listing, (Instant) row[10]));
            } else if (stored != null) {
                Document document = new Document((byte[]) row[5], new int[0], withholding.parts((String) row[11]));
                sources.put(id, new PublicArticles.Source(id, document, stored, (Instant) row[10]));
            }
        }
        return sources;
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
    private Optional<PublicArticles.Served> rendered(
            Object[] row, Documents.Rendered rendered, Wanted wanted, Audience audience) {
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

    private PublicArticles.Served served(
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
        return new PublicArticles.Served(
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

    private PublicArticles.Served stored(Object[] row, Wanted wanted, Audience audience) {
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
