package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores the stories of NewsML-G2, which are those of ninjs once they were read. */
@ApplicationScoped
class NewsMlStore implements ItemStore {

    private static final String PASSED_OVER = "passedOver";

    private final NinjsStore ninjs;

    NewsMlStore(NinjsStore ninjs) {
        this.ninjs = ninjs;
    }

    @Override
    public String format() {
        return NewsMlUpload.NAME;
    }

    @Override
    public Prepared prepare(List<Item> items) {
        Prepared stories = ninjs.prepare(items.stream()
                .map(Item::json)
                .filter(line -> !line.has(PASSED_OVER))
                .map(line -> new Item(line.path("ninjs"), ItemDigest.of(line.path("ninjs"))))
                .toList());
        return actor -> results(items, stories, actor);
    }

    private static List<Result> results(List<Item> items, Prepared stories, @Nullable UUID actor) {
        Iterator<Result> results = stories.store(actor).iterator();
        return items.stream()
                .map(item -> item.json().has(PASSED_OVER) ? passedOver(item.json()) : told(item.json(), results.next()))
                .toList();
    }

    private static Result passedOver(JsonNode line) {
        return Result.skipped(new Told(
                line.path("place").asText(),
                "item",
                null,
                line.path("ninjs").path("uri").asText(null),
                List.of(line.path(PASSED_OVER).asText())));
    }

    private static Result told(JsonNode line, Result result) {
        return result.outcome() == null
                ? result
                : Result.of(
                        result.outcome(),
                        new Told(
                                line.path("place").asText(),
                                "article",
                                result.told() == null ? null : result.told().id(),
                                line.path("ninjs")
                                        .path("headlines")
                                        .path(0)
                                        .path("value")
                                        .asText(null),
                                result.told() == null
                                        ? List.of()
                                        : result.told().notes()));
    }
}
