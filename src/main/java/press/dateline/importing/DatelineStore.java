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

    /** The format's name. */
    static final String NAME = "dateline";

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
        return NAME;
    }

    /** A line: an article that was read, or a card, or what is wrong with it. */
    private sealed interface Line {}

    private record ArticleLine(ArticleLines.Read read) implements Line {}

    private record CardLine(CardImport card, ObjectNode json) implements Line {}

    private record Wrong(ProblemException problem) implements Line {}

    @Override
    public Prepared prepare(List<Item> items) {
        List<Line> read = items.stream().map(this::read).toList();
        return actor -> store(read, actor);
    }

    private Line read(Item item) {
        try {
            if (item.json().path(DatelineUpload.BROKEN).isTextual()) {
                throw ProblemException.body(
                        "", item.json().path(DatelineUpload.BROKEN).textValue());
            }
            if (!(item.json() instanceof ObjectNode line) || !line.path(TYPE).isTextual()) {
                throw ProblemException.body(
                        "/type", "each line is an object that says its type; types are " + types() + ".");
            }
            JsonNode type = line.remove(TYPE);
            if (type.asText().equals(ARTICLE)) {
                return new ArticleLine(articles.read(line, item.digest()));
            }
            CardImport card = cards.get(type.asText());
            if (card == null) {
                throw ProblemException.body(
                        "/type", "'" + type.asText() + "' is not a type; types are " + types() + ".");
            }
            return new CardLine(card, line);
        } catch (ProblemException e) {
            return new Wrong(e);
        }
    }

    /**
     * Articles that follow each other are stored together. A line that breaks a rule ends the batch, which is then done
     * line by line: nothing half-done stays.
     */
    private List<Result> store(List<Line> lines, @Nullable UUID actor) {
        List<Result> results = new ArrayList<>();
        List<ArticleLines.Read> run = new ArrayList<>();
        for (Line line : lines) {
            switch (line) {
                case ArticleLine article -> run.add(article.read());
                case CardLine card -> {
                    store(run, results, actor);
                    results.add(Result.of(outcome(card.card().store(card.json(), actor))));
                    session.flush();
                }
                case Wrong wrong -> throw wrong.problem();
            }
        }
        store(run, results, actor);
        return results;
    }

    private void store(List<ArticleLines.Read> run, List<Result> results, @Nullable UUID actor) {
        if (!run.isEmpty()) {
            articles.store(run, actor).forEach(outcome -> results.add(Result.of(outcome)));
            session.flush();
            run.clear();
        }
    }

    private static Outcome outcome(CardImport.Outcome outcome) {
        return switch (outcome) {
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
