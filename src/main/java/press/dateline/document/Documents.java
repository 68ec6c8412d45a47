package press.dateline.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.database.BulkInsert;
import press.dateline.database.Writes;
import press.dateline.web.CacheTags;

/** The rendered documents, what they show, and what their articles are listed under. */
@ApplicationScoped
public class Documents {

    /** Keeps what stood there before the running transaction, for the log: at its end that writes it down. */
    private static final String REMEMBERING = """
            changed_by = pg_current_xact_id(),
            was = CASE WHEN article_listing.changed_by = pg_current_xact_id() THEN article_listing.was
                WHEN article_listing.listed THEN jsonb_strip_nulls(jsonb_build_object(
                    'traits', article_listing.traits, 'publishedAt', article_listing.published_at,
                    'rightsEnd', article_listing.rights_end)) END""";

    private final Session session;
    private final ObjectMapper json;

    Documents(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /**
     * An article's documents, rendered.
     *
     * @param modifiedAt when the article was changed last
     * @param validUntil when the licence of something ends that they show; null where that is never
     * @param shown the cards that the full document rests on
     * @param shownInSummary those that the summary rests on
     * @param traits what contracts look at
     * @param rightsEnd when the rights in the article end; null where that is never
     */
    public record Rendered(
            UUID articleId,
            int revision,
            Instant publishedAt,
            Instant modifiedAt,
            Document full,
            Document summary,
            @Nullable Instant validUntil,
            List<UUID> shown,
            List<UUID> shownInSummary,
            List<UUID> facets,
            Set<String> traits,
            @Nullable Instant rightsEnd) {

        /** What lists of articles the article may enter. */
        public CacheTags lists() {
            return CacheTags.ofLists(facets);
        }

        /** What outdates a stored answer that shows one of the documents. */
        public CacheTags tags(Document.Kind kind) {
            return CacheTags.ofShown(kind == Document.Kind.FULL ? shown : shownInSummary)
                    .and(CacheTags.shows(articleId));
        }
    }

    /** Stores the documents of articles that have none yet; their bytes are as old as the articles. */
    public void add(Collection<Rendered> rendered, Instant at) {
        Rows rows = rows(rendered, at, Rendered::modifiedAt);
        rows.documents().execute(session);
        rows.cards().execute(session);
        rows.facets().execute(session);
        rows.listings().execute(session);
    }

    /**
     * Stores documents in the place of older ones; one statement. Since when their bytes are what they are is kept with
     * them, as far as no byte is another one. A mark of staleness stays: it may be of a card that has changed since these
     * documents were rendered.
     */
    public void replace(Collection<Rendered> rendered, Instant at) {
        Writes writes = new Writes();
        replace(writes, rendered, at);
        writes.execute(session);
    }

    /** Adds what {@link #replace(Collection, Instant)} writes to what is written together. */
    public void replace(Writes writes, Collection<Rendered> rendered, Instant at) {
        if (rendered.isEmpty()) {
            return;
        }
        Map<String, Object> ids = Map.of(
                "ids", rendered.stream().map(one -> one.articleId().toString()).toArray(String[]::new));
        String ofThese = "t.article_id = ANY(cast(:ids as uuid[]))";
        Rows rows = rows(rendered, at, _ -> at);
        rows.documents().addTo(writes, """
                ON CONFLICT (article_id, kind) DO UPDATE SET revision = excluded.revision, format = excluded.format,
                    body = excluded.body, links = excluded.links, parts = excluded.parts,
                    rendered_at = CASE WHEN document.body = excluded.body THEN document.rendered_at
                        ELSE excluded.rendered_at END, valid_until = excluded.valid_until,
                    tags = excluded.tags""");
        rows.cards().deleteOthers(writes, ofThese, ids, "card_id", "article_id");
        rows.cards().addTo(writes, "ON CONFLICT DO NOTHING");
        rows.facets().deleteOthers(writes, ofThese, ids, "facet_id", "published_at", "article_id");
        rows.facets().addTo(writes, "ON CONFLICT DO NOTHING");
        rows.listings().addTo(writes, """
                ON CONFLICT (article_id) DO UPDATE SET revision = excluded.revision, traits = excluded.traits,
                    rights_end = excluded.rights_end, published_at = excluded.published_at, listed = true,
                    changed_at = excluded.changed_at,\s""" + REMEMBERING);
    }

    /** Takes articles out of all lists; one statement, however many they are. What contracts look at is kept, and what they were listed under. */
    public void remove(Collection<UUID> articleIds) {
        Map<String, Object> ids =
                Map.of("ids", articleIds.stream().map(UUID::toString).toArray(String[]::new));
        Writes writes = new Writes();
        writes.add(
                "UPDATE article_listing SET listed = false, " + REMEMBERING
                        + " WHERE article_id = ANY(cast(:ids as uuid[]))",
                ids);
        writes.add("""
                INSERT INTO withdrawn_listing (article_id, published_at, facets)
                SELECT f.article_id, max(f.published_at), array_agg(f.facet_id)
                FROM facet f WHERE f.article_id = ANY(cast(:ids as uuid[])) GROUP BY f.article_id
                ON CONFLICT (article_id) DO UPDATE
                SET published_at = excluded.published_at, facets = excluded.facets""", ids);
        for (String table : List.of("facet", "document_card", "document", "stale_document")) {
            writes.add("DELETE FROM " + table + " WHERE article_id = ANY(cast(:ids as uuid[]))", ids);
        }
        writes.execute(session);
    }

    /**
     * What lists and searches know of an article: what it is listed under, and what it says, with the names of what it
     * shows.
     *
     * @param digest the SHA-256 of the full document
     */
    record Listed(Set<UUID> facets, Set<String> traits, String digest) {

        static Listed of(Rendered rendered) {
            return new Listed(
                    Set.copyOf(rendered.facets()),
                    Set.copyOf(rendered.traits()),
                    sha256(rendered.full().body()));
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /** How the stored documents are listed; one statement. */
    Map<UUID, Listed> listed(Collection<UUID> articleIds) {
        return session
                .createNativeQuery("""
                        SELECT d.article_id, encode(sha256(d.body), 'hex'), coalesce((SELECT
                            string_agg(cast(f.facet_id AS text), ',') FROM facet f WHERE f.article_id = d.article_id), ''),
                            coalesce((SELECT array_to_string(l.traits, ',') FROM article_listing l
                                WHERE l.article_id = d.article_id), '')
                        FROM document d WHERE d.article_id = ANY(cast(?1 as uuid[])) AND d.kind = ?2
                        """, Object[].class)
                .setParameter(1, articleIds.stream().map(UUID::toString).toArray(String[]::new), String[].class)
                .setParameter(2, Document.Kind.FULL.word())
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> new Listed(
                                Arrays.stream(((String) row[2]).split(","))
                                        .filter(id -> !id.isEmpty())
                                        .map(UUID::fromString)
                                        .collect(Collectors.toUnmodifiableSet()),
                                Set.of(((String) row[3]).split(",")),
                                (String) row[1])));
    }

    /** What an article is listed under; one statement. */
    public Set<UUID> facets(UUID article) {
        return Set.copyOf(session.createNativeQuery("SELECT facet_id FROM facet WHERE article_id = ?1", UUID.class)
                .setParameter(1, article)
                .getResultList());
    }

    private record Rows(BulkInsert documents, BulkInsert cards, BulkInsert facets, BulkInsert listings) {}

    private Rows rows(Collection<Rendered> rendered, Instant at, Function<Rendered, Instant> changedAt) {
        var documents = BulkInsert.into(
                "document",
                "article_id uuid",
                "kind text",
                "revision integer",
                "format integer",
                "body text -> convert_to(body, 'UTF8')",
                "links text -> cast(string_to_array(links, ',') as integer[])",
                "parts jsonb",
                "rendered_at timestamptz",
                "valid_until timestamptz",
                "tags text -> decode(tags, 'hex')");
        var cards = BulkInsert.into("document_card", "card_id uuid", "article_id uuid");
        var facets = BulkInsert.into("facet", "facet_id uuid", "published_at timestamptz", "article_id uuid");
        var listings = BulkInsert.into(
                "article_listing",
                "article_id uuid",
                "revision integer",
                "traits text -> string_to_array(traits, ' ')",
                "rights_end timestamptz",
                "published_at timestamptz",
                "listed boolean",
                "changed_at timestamptz");
        for (Rendered one : rendered) {
            listings.add(
                    one.articleId(),
                    one.revision(),
                    String.join(" ", one.traits()),
                    one.rightsEnd(),
                    one.publishedAt(),
                    true,
                    at);
            addDocument(documents, one, Document.Kind.FULL, one.full(), changedAt.apply(one));
            addDocument(documents, one, Document.Kind.SUMMARY, one.summary(), changedAt.apply(one));
            one.shown().forEach(card -> cards.add(card, one.articleId()));
            one.facets().forEach(facet -> facets.add(facet, one.publishedAt(), one.articleId()));
        }
        return new Rows(documents, cards, facets, listings);
    }

    private void addDocument(BulkInsert documents, Rendered one, Document.Kind kind, Document document, Instant at) {
        documents.add(
                one.articleId(),
                kind.word(),
                one.revision(),
                Document.FORMAT,
                new String(document.body(), StandardCharsets.UTF_8),
                Arrays.stream(document.links()).mapToObj(String::valueOf).collect(Collectors.joining(",")),
                parts(document.parts()),
                at,
                one.validUntil(),
                HexFormat.of().formatHex(one.tags(kind).packed()));
    }

    private String parts(List<Document.Part> parts) {
        try {
            return json.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parts can be written", e);
        }
    }
}
