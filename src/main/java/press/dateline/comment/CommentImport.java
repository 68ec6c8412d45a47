package press.dateline.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.change.ImportedId;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.Bodies;
import press.dateline.web.ProblemException;

/**
 * Takes comments from Dateline's own NDJSON; {@code article} is an id or slug. Of one that its reader has deleted only
 * the place is taken.
 */
@ApplicationScoped
class CommentImport implements CardImport {

    static final String WORD = "comment";

    private static final String ARTICLE = "article";

    private final CommentDesk desk;
    private final ArticleLookup articles;
    private final Bodies bodies;
    private final Session session;

    CommentImport(CommentDesk desk, ArticleLookup articles, Bodies bodies, Session session) {
        this.desk = desk;
        this.articles = articles;
        this.bodies = bodies;
        this.session = session;
    }

    /** A comment that its reader has deleted. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deleted(
            @NotNull UUID article,
            @Nullable UUID parent,
            @NotNull String state,
            @NotNull Instant createdAt,
            @NotNull Instant deletedAt,
            boolean keepsPlace) {}

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        JsonNode article = line.path(ARTICLE);
        UUID id = articles.ids(List.of(article.asText())).get(article.asText());
        if (id == null) {
            throw ProblemException.body("/article", "there is no such article.");
        }
        line.put(ARTICLE, id.toString());
        if (line.path("state").asText().equals(Comment.DELETED)) {
            UUID comment = ImportedId.of(line);
            return deleted(comment, bodies.read(line, Deleted.class));
        }
        CommentDesk.Given comment = bodies.read(line, CommentDesk.Given.class);
        CommentDesk.Stored stored = desk.store(List.of(comment));
        if (!stored.orphans().isEmpty()) {
            throw ProblemException.body("/parent", "there is no such comment on this article.");
        }
        return stored.created().isEmpty() ? Outcome.UNCHANGED : Outcome.CREATED;
    }

    private Outcome deleted(UUID id, Deleted comment) {
        List<UUID> roots = comment.parent() == null
                ? List.of(id)
                : session.createNativeQuery("SELECT root_id FROM comment WHERE id = ?1 AND article_id = ?2", UUID.class)
                        .setParameter(1, comment.parent())
                        .setParameter(2, comment.article())
                        .getResultList();
        if (roots.isEmpty()) {
            throw ProblemException.body("/parent", "there is no such comment on this article.");
        }
        int rows = session.createNativeMutationQuery("""
                        INSERT INTO comment (id, article_id, parent_id, root_id, display_name, text, state, created_at,
                            deleted_at, keeps_place)
                        VALUES (?1, ?2, ?3, ?4, '', '', ?5, ?6, ?7, ?8) ON CONFLICT (id) DO NOTHING
                        """)
                .setParameter(1, id)
                .setParameter(2, comment.article())
                .setParameter(3, comment.parent(), UUID.class)
                .setParameter(4, roots.getFirst())
                .setParameter(5, Comment.DELETED)
                .setParameter(6, comment.createdAt())
                .setParameter(7, comment.deletedAt())
                .setParameter(8, comment.keepsPlace())
                .executeUpdate();
        return rows == 0 ? Outcome.UNCHANGED : Outcome.CREATED;
    }
}
