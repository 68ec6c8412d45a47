package press.dateline.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What ninjs can tell of a published article. */
final class TellableFields {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TellableFields() {}

    /** The fields that are kept, without ids of the site that they are on. */
    static ObjectNode of(JsonNode article, Set<String> fields) {
        ObjectNode told = JSON.createObjectNode();
        for (String field : new TreeSet<>(fields)) {
            JsonNode value = article.get(field);
            if (value != null && !Set.of("people", "places").contains(field)) {
                told.set(field, told(field, value, article));
            }
        }
        return told;
    }

    private static JsonNode told(String field, JsonNode value, JsonNode article) {
        return switch (field) {
            case "dateline" -> {
                ObjectNode dateline =
                        JSON.createObjectNode().put("text", value.path("text").asText());
                article.path("places").forEach(place -> {
                    if (place.path("id").equals(value.path("place"))) {
                        dateline.set("place", place.path("name"));
                    }
                });
                yield dateline;
            }
            case "authors" -> only(value, "name", "role");
            case "section" -> only(value, "name", "path");
            // The standard parts organisations from other subjects, so the order among these is not kept.
            case "tags" -> sorted(only(value, "name", "type"));
            case "leadImage" -> image(value);
            case "blocks" -> blocks(value);
            // Which block it was about is not: blocks are named anew, as are corrections.
            case "corrections" -> only(value, "kind", "text", "at");
            // Whether partners have it is not said to them; of AI nothing but training.
            case "rights" -> {
                ObjectNode rights = (ObjectNode) only(
                        value,
                        "holder",
                        "creditLine",
                        "terms",
                        "channels",
                        "territories",
                        "exceptTerritories",
                        "expiresAt");
                training(value, rights);
                yield rights;
            }
            default -> value;
        };
    }

    private static JsonNode image(JsonNode image) {
        ObjectNode told = (ObjectNode) only(image, "alt", "caption", "credit", "width", "height", "renditions");
        ObjectNode rights = (ObjectNode) only(
                image.path("rights"), "holder", "licence", "channels", "territories", "exceptTerritories", "expiresAt");
        training(image.path("rights"), rights);
        told.set("rights", rights);
        return told;
    }

    /** That models may be trained on it is what is not said. */
    private static void training(JsonNode rights, ObjectNode told) {
        String training = rights.at("/ai/training").asText("yes");
        if (Set.of("no", "ask").contains(training)) {
            told.put("training", training);
        }
    }

    private static ArrayNode blocks(JsonNode blocks) {
        ArrayNode told = JSON.createArrayNode();
        for (JsonNode block : blocks) {
            ObjectNode one =
                    (ObjectNode) only(block, "type", "text", "level", "ordered", "header", "caption", "url", "at");
            if (block.has("image")) {
                one.set("image", image(block.get("image")));
            }
            if (block.has("poster")) {
                one.set("poster", image(block.get("poster")));
            }
            block.path("items").forEach(item -> one.withArray("items").add(image(item.path("image"))));
            if (block.has("blocks")) {
                one.set("blocks", blocks(block.get("blocks")));
            }
            // People, places and quotes are found in the text again; HTML has no words for them.
            for (JsonNode span : block.path("spans")) {
                if (Set.of("strong", "emphasis", "link")
                        .contains(span.path("type").asText())) {
                    one.withArray("spans").add(span);
                }
            }
            told.add(one);
        }
        return told;
    }

    /** People or places with what is said of them, less who holds what office and what lies where. */
    static List<String> named(JsonNode article, String field) {
        return article.path(field)
                .valueStream()
                .map(one -> only(one, "name", "rel", "wikidataId", "geonamesId", "countryCode", "latitude", "longitude")
                        .toString())
                .toList();
    }

    private static JsonNode only(JsonNode value, String... members) {
        if (value.isArray()) {
            ArrayNode list = JSON.createArrayNode();
            value.forEach(one -> list.add(only(one, members)));
            return list;
        }
        Map<String, JsonNode> kept = new LinkedHashMap<>();
        Stream.of(members).filter(value::has).forEach(member -> kept.put(member, value.get(member)));
        return JSON.createObjectNode().setAll(kept);
    }

    private static JsonNode sorted(JsonNode list) {
        ArrayNode sorted = JSON.createArrayNode();
        list.valueStream()
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .forEach(sorted::add);
        return sorted;
    }
}
