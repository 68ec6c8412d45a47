package press.dateline.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bodies made from the contract: with every field, and of every kind of item. */
public final class Bodies {

    private static final int DEEPEST = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a field takes for which the contract gives words, no rule. */
    private static final Map<String, String> WORDS = Map.of(
            "scopes",
            "content:read",
            "timeZone",
            "UTC",
            // Times that lie ahead, as schedules ask for.
            "at",
            "2117-05-02T17:40:00Z",
            "unpublishAt",
            "2118-05-02T17:40:00Z");

    private final Contract contract;

    public Bodies(Contract contract) {
        this.contract = contract;
    }

    /** A place in a body, and what the contract says of it. */
    public record Field(String pointer, JsonNode schema) {

        /** Whether it takes a value of this JSON type. */
        public boolean takes(String type) {
            JsonNode types = schema.path("type");
            if (types.isMissingNode()) {
                return true;
            }
            for (JsonNode one : types.isArray() ? types : JSON.createArrayNode().add(types)) {
                if (one.asText().equals(type)
                        || (type.equals("integer") && one.asText().equals("number"))) {
                    return true;
                }
            }
            return false;
        }

        /** Whether it is a text without a form of its own, such as a date. */
        public boolean isText() {
            return takes("string") && schema.has("type") && !schema.has("format");
        }

        public boolean isTime() {
            return schema.path("format").asText().startsWith("date");
        }
    }

    /** A body with each field; a text stands in all fields whose rules admit it. */
    public JsonNode full(JsonNode schema, String text) {
        return value("", schema, text, 0);
    }

    /** Each place of a full body. */
    public List<Field> fields(JsonNode schema) {
        List<Field> fields = new ArrayList<>();
        collect(full(schema, "Word"), schema, "", fields);
        return fields;
    }

    private JsonNode value(String name, JsonNode reference, String text, int depth) {
        JsonNode schema = contract.resolved(reference);
        if (depth == 0 && schema.path("discriminator").has("mapping")) {
            var kind = schema.path("discriminator")
                    .path("mapping")
                    .properties()
                    .iterator()
                    .next();
            JsonNode own = JSON.createObjectNode().put("$ref", kind.getValue().asText());
            return ((ObjectNode) value(name, own, text, depth + 1))
                    .put(schema.path("discriminator").path("propertyName").asText(), kind.getKey());
        }
        if (schema.has("oneOf")) {
            return value(name, alternatives(schema).getFirst(), text, depth);
        }
        return switch (type(schema)) {
            case "object" -> object(schema, text, depth);
            case "array" -> array(name, schema.path("items"), text, depth);
            case "string" -> text(name, schema, text);
            case "integer" ->
                JSON.getNodeFactory().numberNode(schema.path("minimum").asLong(1));
            case "number" ->
                JSON.getNodeFactory().numberNode(schema.path("minimum").asDouble(1));
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            default -> TextNode.valueOf(text);
        };
    }

    private ObjectNode object(JsonNode schema, String text, int depth) {
        ObjectNode object = JSON.createObjectNode();
        if (depth < DEEPEST) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(
                            property.getKey(), value(property.getKey(), property.getValue(), text, depth + 1)));
        }
        return object;
    }

    /** One item of each kind. */
    private ArrayNode array(String name, JsonNode items, String text, int depth) {
        ArrayNode array = JSON.createArrayNode();
        if (depth >= DEEPEST) {
            return array;
        }
        JsonNode schema = contract.resolved(items);
        if (!schema.path("discriminator").has("mapping")) {
            return array.add(value(name, items, text, depth + 1));
        }
        String member = schema.path("discriminator").path("propertyName").asText();
        schema.path("discriminator").path("mapping").properties().forEach(kind -> {
            if (depth == 1 || !kind.getKey().equals("update")) {
                JsonNode reference =
                        JSON.createObjectNode().put("$ref", kind.getValue().asText());
                array.add(((ObjectNode) value(name, reference, text, depth + 1)).put(member, kind.getKey()));
            }
        });
        return array;
    }

    private static JsonNode text(String name, JsonNode schema, String text) {
        if (WORDS.containsKey(name)) {
            return TextNode.valueOf(WORDS.get(name));
        }
        String format = schema.path("format").asText();
        Optional<String> own = Optional.ofNullable(Map.of(
                                "date-time", "2017-05-02T17:40:00Z",
                                "date", "2017-05-02",
                                "uuid", "0196b0d6-f680-7903-839b-ddc66225a2bc",
                                "uri-reference", "https://img.example.org/16x9/1600.jpg",
                                "uri-template", "https://img.example.org/{id}/{crop}/{width}.jpg")
                        .get(format))
                .or(() -> fits(schema, text) ? Optional.of(text) : Optional.empty());
        return TextNode.valueOf(own.orElseGet(() -> ofItsOwn(schema)));
    }

    private static boolean fits(JsonNode schema, String text) {
        return text.codePointCount(0, text.length()) <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && text.length() >= schema.path("minLength").asInt(0)
                && (!schema.has("pattern")
                        || Pattern.compile(schema.path("pattern").asText())
                                .matcher(text)
                                .matches()
                        || (schema.path("pattern").asText().equals("\\S") && !text.isBlank()));
    }

    private static String ofItsOwn(JsonNode schema) {
        if (schema.has("examples")) {
            return schema.path("examples").path(0).asText();
        }
        return schema.has("default")
                ? schema.path("default").asText()
                : schema.path("pattern")
                        .asText("Word")
                        .replaceFirst("^\\^\\(\\?:(.*)\\)\\$$", "$1")
                        .split("\\|", 2)[0];
    }

    private void collect(JsonNode body, JsonNode reference, String pointer, List<Field> fields) {
        JsonNode schema = contract.resolved(reference);
        if (schema.path("discriminator").has("mapping")) {
            String member = schema.path("discriminator").path("propertyName").asText();
            collect(
                    body,
                    contract.resolved(JSON.createObjectNode()
                            .put(
                                    "$ref",
                                    schema.path("discriminator")
                                            .path("mapping")
                                            .path(body.path(member).asText())
                                            .asText())),
                    pointer,
                    fields);
            return;
        }
        if (schema.has("oneOf")) {
            collect(body, alternatives(schema).getFirst(), pointer, fields);
            return;
        }
        if (!pointer.isEmpty()) {
            fields.add(new Field(pointer, schema));
        }
        body.properties()
                .forEach(member -> collect(
                        member.getValue(),
                        schema.path("properties").path(member.getKey()),
                        pointer + "/" + member.getKey(),
                        fields));
        for (int i = 0; body.isArray() && i < body.size(); i++) {
            collect(body.get(i), schema.path("items"), pointer + "/" + i, fields);
        }
    }

    private List<JsonNode> alternatives(JsonNode schema) {
        List<JsonNode> alternatives = new ArrayList<>();
        schema.path("oneOf").forEach(one -> {
            if (!contract.resolved(one).path("type").asText().equals("null")) {
                alternatives.add(one);
            }
        });
        return alternatives;
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    /** Puts a value into a body, in the place of what stands there. */
    public static JsonNode with(JsonNode body, String pointer, JsonNode value) {
        JsonNode copy = body.deepCopy();
        JsonNode parent = copy.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String last = pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else if (parent instanceof ObjectNode object) {
            object.set(last, value);
        }
        return copy;
    }

    /** Takes a place out of a body; what is in a list goes with its list's item. */
    public static void remove(JsonNode body, String pointer) {
        JsonNode parent = body.at(pointer.substring(0, pointer.lastIndexOf('/')));
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        if (parent instanceof ArrayNode array && array.has(Integer.parseInt(last))) {
            array.set(Integer.parseInt(last), JsonNodeFactory.instance.missingNode());
        } else if (parent instanceof ObjectNode object) {
            object.remove(last);
        }
    }
}
