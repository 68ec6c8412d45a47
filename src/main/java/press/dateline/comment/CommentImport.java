package press.dateline.comment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import press.dateline.change.CardImport;
import press.dateline.reading.ArticleLookup;
import press.dateline.web.Bodies;
import press.dateline.web.ProblemException;

/** Takes comments from Dateline's own NDJSON; {@code article} is an id or slug. */
@ApplicationScoped
class CommentImport implements CardImport {

    private static final String ARTICLE = "article";

    private final CommentDesk desk;
    private final ArticleLookup articles;
    private final Bodies bodies;

    CommentImport(CommentDesk desk, ArticleLookup articles, Bodies bodies) {
        this.desk = desk;
        this.articles = articles;
        this.bodies = bodies;
    }

    @Override
    public String word() {
        return "comment";
    }

    @Override
    public Outcome store(ObjectNode line, @Nullable UUID actor) {
        JsonNode article = line.path(ARTICLE);
        UUID id = articles.ids(List.of(article.asText())).get(article.asText());
        if (id == null) {
            throw ProblemException.body("/article", "there is no such article.");
        }
        line.put(ARTICLE, id.toString());
        CommentDesk.Given comment = bodies.read(line, CommentDesk.Given.class);
        CommentDesk.Stored stored = desk.store(List.of(comment));
        if (!stored.orphans().isEmpty()) {
            throw ProblemException.body("/parent", "there is no such comment on this article.");
        }
        return stored.created().isEmpty() ? Outcome.UNCHANGED : Outcome.CREATED;
    }
}
