package press.dateline.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The contract as it is served, for tests that walk all of the API: its routes, parameters and bodies. */
public final class Contract {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root;

    private Contract(JsonNode root) {
        this.root = root;
    }

    /** Where a value of a request stands, and what it may be. */
    public record Parameter(String name, String in, JsonNode schema) {}

    /**
     * One thing that the API does.
     *
     * @param body schema of the JSON that it takes; missing where it takes none
     * @param isOpen whether it needs no key
     */
    public record Operation(
            String id, String method, String path, List<Parameter> parameters, JsonNode body, boolean isOpen) {

        /** The parameters that stand in the path, or the query. */
        public List<Parameter> in(String place) {
            return parameters.stream()
                    .filter(parameter -> parameter.in().equals(place))
                    .toList();
        }

        /** Whether it reads, and its answer has an end. */
        public boolean isRead() {
            return method.equals("GET") && !isStream();
        }

        /** Whether it goes on answering for as long as somebody listens. */
        public boolean isStream() {
            return path.endsWith("/stream");
        }
    }

    /** Reads the contract from the running server. */
    public static Contract read() {
        Response answer = Api.anonymous().accept("application/json").get("/openapi");
        try {
            return new Contract(new ObjectMapper().readTree(answer.asString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The contract is not JSON: " + answer.asString(), e);
        }
    }

    /** All operations, in the contract's order. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(
                                operation(path.getKey(), method.getKey(), path.getValue(), method.getValue()))));
        return operations;
    }

    private Operation operation(String path, String method, JsonNode shared, JsonNode own) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode list : List.of(shared.path("parameters"), own.path("parameters"))) {
            for (JsonNode one : list) {
                JsonNode parameter = resolved(one);
                parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        resolved(parameter.path("schema"))));
            }
        }
        JsonNode content = resolved(own.path("requestBody")).path("content");
        JsonNode body = content.properties().stream()
                .filter(type -> type.getKey().endsWith("json"))
                .map(type -> type.getValue().path("schema"))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
        return new Operation(
                own.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                resolved(body),
                own.path("security").valueStream().anyMatch(JsonNode::isEmpty));
    }

    /** What a reference stands for; anything else as it is. */
    public JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = root.at(at.path("$ref").asText().substring(1));
        }
        return at;
    }
}
