package press.dateline.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/**
 * Answers as a later Dateline may: those of the one that runs, with a member more in each object, a value that nobody
 * knows in each enumeration, and a block of a new type in each body.
 */
final class FromTheFuture implements AutoCloseable {

    static final String TEXT = "What a hologram says in words.";
    static final String VALUE = "from-the-future";

    /** Members whose values are enumerations. */
    private static final Set<String> OPEN = Set.of(
            "kind", "type", "state", "rel", "role", "access", "syndication", "reason", "status", "madeBy", "identity");

    /** Members that count by name: whoever adds to these adds a number. */
    private static final Set<String> COUNTS = Set.of("reactions");

    private final HttpServer server;
    private final URI origin;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    FromTheFuture(URI origin) throws IOException {
        this.origin = origin;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest request = HttpRequest.newBuilder(origin.resolve(exchange.getRequestURI()))
                    .header("Accept", "application/json")
                    .build();
            HttpResponse<byte[]> original = http.send(request, BodyHandlers.ofByteArray());
            JsonNode body = json.readTree(original.body());
            change("", body);
            byte[] bytes = json.writeValueAsBytes(body);
            exchange.getResponseHeaders()
                    .set(
                            "Content-Type",
                            original.headers().firstValue("Content-Type").orElse("application/json"));
            exchange.sendResponseHeaders(original.statusCode(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void change(String name, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                change(member.getKey(), member.getValue());
                if (OPEN.contains(member.getKey()) && member.getValue().isTextual()) {
                    member.setValue(json.getNodeFactory().textNode(VALUE));
                }
            });
            extend(name, object);
        } else {
            node.forEach(one -> change(name, one));
        }
    }

    private static void extend(String name, ObjectNode object) {
        if (object.get("blocks") instanceof ArrayNode blocks) {
            blocks.addObject()
                    .put("id", "future")
                    .put("type", "hologram")
                    .put("text", TEXT)
                    .put("depth", 3.5)
                    .putArray("spans");
        }
        if (COUNTS.contains(name)) {
            object.put(VALUE, 7);
        } else {
            object.putObject("zzFuture").putArray("list").add(1).add("two").addNull();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
