package press.dateline.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import press.dateline.database.BulkInsert;

/** The rendered documents, what they show, and what their articles are listed under. */
@ApplicationScoped
public class Documents {

    private final Session session;
    private final ObjectMapper json;

    Documents(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /** An article's documents, rendered. */
    public record Rendered(
            UUID articleId,
            int revision,
            Instant publishedAt,
            Document full,
            Document summary,
            List<UUID> shown,
            List<UUID> facets) {}

    /** Stores the documents of articles that have none yet. */
    public void add(Collection<Rendered> rendered, Instant at) {
        insert(rendered, at);
    }

    /** Stores documents in the place of older ones. */
    public void replace(Collection<Rendered> rendered, Instant at) {
        remove(rendered.stream().map(Rendered::articleId).toList());
        insert(rendered, at);
    }

    /** Takes articles out of all lists; three statements, however many they are. */
    public void remove(Collection<UUID> articleIds) {
        String[] ids = articleIds.stream().map(UUID::toString).toArray(String[]::new);
        for (String table : List.of("facet", "document_card", "document")) {
            session.createNativeMutationQuery("DELETE FROM " + table + " WHERE article_id = ANY(cast(?1 as uuid[]))")
                    .setParameter(1, ids, String[].class)
                    .executeUpdate();
        }
    }

    private void insert(Collection<Rendered> rendered, Instant at) {
        var documents = BulkInsert.into(
                "document",
                "article_id uuid",
                "kind text",
                "revision integer",
                "format integer",
                "body text -> convert_to(body, 'UTF8')",
                "links text -> cast(string_to_array(links, ',') as integer[])",
                "parts jsonb",
                "rendered_at timestamptz");
        var cards = BulkInsert.into("document_card", "card_id uuid", "article_id uuid");
        var facets = BulkInsert.into("facet", "facet_id uuid", "published_at timestamptz", "article_id uuid");
        for (Rendered one : rendered) {
            addDocument(documents, one, Document.Kind.FULL, one.full(), at);
            addDocument(documents, one, Document.Kind.SUMMARY, one.summary(), at);
            one.shown().forEach(card -> cards.add(card, one.articleId()));
            one.facets().forEach(facet -> facets.add(facet, one.publishedAt(), one.articleId()));
        }
        documents.execute(session);
        cards.execute(session);
        facets.execute(session);
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
                at);
    }

    private String parts(List<Document.Part> parts) {
        try {
            return json.writeValueAsString(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parts can be written", e);
        }
    }
}
