package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import press.dateline.article.ArticleImport.Outcome;
import press.dateline.change.CardImport;
import press.dateline.web.ProblemException;

/**
 * Stores Dateline's own NDJSON: one thing a line, its type in {@code type}, else as it is written over HTTP. What a
 * line refers to stands before it, but for the site's logo.
 */
@ApplicationScoped
class DatelineStore implements ItemStore {

    private static final String TYPE = "type";
    private static final String ARTICLE = "article";

    private final Map<String, CardImport> cards;
    private final ArticleLines articles;
    private final Session session;

    DatelineStore(@All List<CardImport> cards, ArticleLines articles, Session session) {
        this.cards = cards.stream().collect(Collectors.toMap(CardImport::word, Function.identity()));
        this.articles = articles;
        this.session = session;
    }

    @Override
    public String format() {
        return "dateline";
    }

    @Override
    public Prepared prepare(List<Item> items) {
        return actor -> store(items, actor);
    }

    /** A line that breaks a rule ends the batch, which is then done line by line: nothing half-done stays. */
    private List<Result> store(List<Item> items, @Nullable UUID actor) {
        List<Result> results = new ArrayList<>();
        for (Item item : items) {
            results.add(Result.of(store(item, actor)));
            session.flush();
        }
        return results;
    }

    private Outcome store(Item item, @Nullable UUID actor) {
        if (!(item.json() instanceof ObjectNode line) || !line.path(TYPE).isTextual()) {
            throw ProblemException.body(
                    "/type", "each line is an object that says its type; types are " + types() + ".");
        }
        JsonNode type = line.remove(TYPE);
        if (type.asText().equals(ARTICLE)) {
            return articles.store(line, item.digest(), actor);
        }
        CardImport card = cards.get(type.asText());
        if (card == null) {
            throw ProblemException.body("/type", "'" + type.asText() + "' is not a type; types are " + types() + ".");
        }
        return switch (card.store(line, actor)) {
            case CREATED -> Outcome.CREATED;
            case UPDATED -> Outcome.UPDATED;
            case UNCHANGED -> Outcome.UNCHANGED;
        };
    }

    private String types() {
        TreeSet<String> words = new TreeSet<>(cards.keySet());
        words.add(ARTICLE);
        return String.join(", ", words);
    }
}
