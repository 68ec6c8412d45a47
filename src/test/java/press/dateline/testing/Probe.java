package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import press.dateline.testing.Contract.Operation;

/**
 * Sends one operation all sorts of things, and asserts of every answer that it is 2xx, 3xx or a problem of 4xx. Which
 * fields go together it finds out from the problems' pointers. Not for several threads.
 */
public final class Probe {

    /** What a text becomes between quotes, and what is put there instead. */
    public static final String RAW = "@@RAW@@";

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger SENT = new AtomicInteger();
    private static final int PATIENCE_SECONDS = 30;
    private static final int MOST_TRIES = 60;

    private final Operation operation;
    private final String address;
    private final String key;
    private final Bodies bodies;
    private final String readerToken;
    private final List<String> removed = new ArrayList<>();
    private int revision = 1;
    private String tag = "";
    private boolean satisfiable = true;

    public Probe(Operation operation, String address, String key, Bodies bodies) {
        this(operation, address, key, bodies, "");
    }

    /** One that sends a reader's token beside the key, if that is not empty. */
    public Probe(Operation operation, String address, String key, Bodies bodies, String readerToken) {
        this.operation = operation;
        this.address = address;
        this.key = key;
        this.bodies = bodies;
        this.readerToken = readerToken;
    }

    /** What came back. */
    public record Answer(int status, JsonNode body, String location, String etag) {

        public boolean isTaken() {
            return status < 300;
        }

        /** Where the faults are. */
        public List<String> pointers() {
            return body.findValuesAsText("pointer");
        }
    }

    /** How many requests all probes have sent. */
    public static int sent() {
        return SENT.get();
    }

    public Operation operation() {
        return operation;
    }

    /** Finds out which fields cannot be written as the contract's rules alone would have it, twice for what is unique. */
    public void learn() {
        for (int round = 0; round < 2; round++) {
            JsonNode body = body("Word");
            Answer answer = send(body);
            for (int tries = 0; !answer.isTaken() && !isOver(answer); tries++) {
                assertThat(tries)
                        .as("%s: %s for %s", operation.id(), answer, body)
                        .isLessThan(MOST_TRIES);
                assertThat(answer.pointers())
                        .as("%s: %s", operation.id(), answer)
                        .isNotEmpty();
                if (!take(body, answer.pointers().getFirst(), removed)) {
                    satisfiable = false;
                    return;
                }
                answer = send(body);
            }
        }
    }

    /** Whether its rules and a made-up value are enough; not where it must name a thing that fits. */
    public boolean isSatisfiable() {
        return satisfiable;
    }

    /** The body in which a text stands in each field that takes it. */
    public JsonNode body(String text) {
        JsonNode body = bodies.full(operation.body(), text);
        removed.forEach(pointer -> Bodies.remove(body, pointer));
        return body;
    }

    /** Sends a body; fields that refuse its text get a plain one. Asserts that what is taken reads back unchanged. */
    public void write(String text) {
        JsonNode body = body(text);
        JsonNode plain = body("Word");
        Answer answer = send(body);
        List<String> refused = new ArrayList<>();
        for (int tries = 0; !answer.isTaken(); tries++) {
            assertThat(tries).as("%s: %s for %s", operation.id(), answer, body).isLessThan(MOST_TRIES);
            if (isOver(answer) || !satisfiable) {
                return;
            }
            assertThat(answer.pointers())
                    .as("%s: %s for %s", operation.id(), answer, body)
                    .isNotEmpty();
            for (String pointer : List.copyOf(answer.pointers())) {
                if (!refused.contains(pointer) && plain.at(pointer).isValueNode()) {
                    refused.add(pointer);
                    body = Bodies.with(body, pointer, plain.at(pointer));
                } else {
                    assertThat(take(body, pointer, new ArrayList<>()))
                            .as("%s refuses %s", operation.id(), body)
                            .isTrue();
                    break;
                }
            }
            answer = send(body);
        }
        readBack(body, text, answer);
    }

    /** Whether nothing in the body would help: the thing is not as it would have to be, or another has its name. */
    private static boolean isOver(Answer answer) {
        return answer.status() == 409
                && (answer.pointers().isEmpty() || answer.pointers().equals(List.of("/name")));
    }

    /** Removes a place; where it is missing already, what it stands in. False where nothing is left to remove. */
    private static boolean take(JsonNode body, String pointer, List<String> notes) {
        String at = pointer;
        while (!at.isEmpty() && body.at(at).isMissingNode()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        if (at.isEmpty()) {
            return false;
        }
        notes.add(at);
        Bodies.remove(body, at);
        return true;
    }

    private void readBack(JsonNode sent, String text, Answer answer) {
        if (answer.location().isEmpty() && !isEdit()) {
            return;
        }
        Answer read = get(answer.location().isEmpty() ? address : answer.location());
        assertThat(read.status()).as("%s: %s", operation.id(), read).isEqualTo(200);
        List<String> values = texts(read.body(), new ArrayList<>());
        bodies.fields(operation.body()).stream()
                .map(Bodies.Field::pointer)
                .filter(pointer -> sent.at(pointer).isTextual()
                        && sent.at(pointer).asText().equals(text))
                .forEach(pointer -> {
                    if (read.body().at(pointer).isTextual()) {
                        assertThat(read.body().at(pointer).asText())
                                .as("%s %s", operation.id(), pointer)
                                .isEqualTo(text);
                    } else {
                        assertThat(values)
                                .as("%s %s of %s", operation.id(), pointer, sent)
                                .anyMatch(value -> value.contains(text));
                    }
                });
    }

    private static List<String> texts(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(child -> texts(child, texts));
        return texts;
    }

    /** Sends a JSON body. */
    public Answer send(JsonNode body) {
        try {
            return send(JSON.writeValueAsString(body).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a body in which {@link #RAW}, with its quotes, stands for these bytes. */
    public Answer sendRaw(JsonNode body, byte[] value) {
        try {
            String text = JSON.writeValueAsString(body);
            int at = text.indexOf("\"" + RAW + "\"");
            assertThat(at).as(text).isNotNegative();
            byte[] before = text.substring(0, at).getBytes(StandardCharsets.US_ASCII);
            byte[] after = text.substring(at + RAW.length() + 2).getBytes(StandardCharsets.US_ASCII);
            byte[] all = new byte[before.length + value.length + after.length];
            System.arraycopy(before, 0, all, 0, before.length);
            System.arraycopy(value, 0, all, before.length, value.length);
            System.arraycopy(after, 0, all, before.length + value.length, after.length);
            return send(all);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer send(byte[] body) {
        Answer answer = exchange(request(address, operation.method(), body));
        if (answer.status() == 412) {
            match(answer);
            answer = exchange(request(address, operation.method(), body));
        }
        if (answer.isTaken() && answer.body().has("revision")) {
            revision = answer.body().path("revision").asInt();
        }
        return answer;
    }

    private boolean isEdit() {
        return operation.method().equals("PATCH") || operation.method().equals("PUT");
    }

    /** A thing's revision; or the tag of a part that has one of its own. */
    private void match(Answer outdated) {
        revision = outdated.body().path("revision").asInt();
        if (operation.path().contains("{blockId}")) {
            tag = get(address).etag();
        }
    }

    /** Reads an address with the probe's key. */
    public Answer get(String where) {
        return exchange(request(where, "GET", new byte[0]));
    }

    /** Sends the operation's method to another address. */
    public Answer ask(String where, String body) {
        return exchange(request(
                where,
                operation.method(),
                operation.isRead() ? new byte[0] : body.getBytes(StandardCharsets.US_ASCII)));
    }

    private HttpRequest request(String where, String method, byte[] body) {
        URI uri = URI.create(where.startsWith("http") ? where : "http://localhost:" + RestAssured.port + where);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .header("X-Api-Key", key);
        if (!readerToken.isEmpty()) {
            request.header("Authorization", "Bearer " + readerToken);
        }
        if (isEdit() && method.equals(operation.method())) {
            request.header("If-Match", tag.isEmpty() ? "\"" + revision + "\"" : tag);
        }
        if (body.length > 0) {
            request.header("Content-Type", "application/json");
        }
        return request.method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Answer exchange(HttpRequest request) {
        try {
            SENT.incrementAndGet();
            HttpResponse<byte[]> answer = HTTP.send(request, BodyHandlers.ofByteArray());
            String what = request.method() + " " + request.uri();
            String type = answer.headers().firstValue("Content-Type").orElse("");
            String text = new String(answer.body(), StandardCharsets.UTF_8);
            assertThat(answer.statusCode()).as("%s: %s", what, text).isBetween(200, 499);
            if (answer.statusCode() >= 400) {
                assertThat(type).as("%s: %s", what, text).isEqualTo("application/problem+json");
                assertThat(JSON.readTree(text).path("detail").asText()).as(what).isNotBlank();
            }
            return new Answer(
                    answer.statusCode(),
                    type.contains("json") ? JSON.readTree(text) : JSON.createObjectNode(),
                    answer.headers().firstValue("Location").orElse("").replaceFirst("^https?://[^/]+", ""),
                    answer.headers().firstValue("ETag").orElse(""));
        } catch (IOException e) {
            throw new IllegalStateException(request + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A copy of a body with one more member in an object. */
    public static JsonNode withUnknown(JsonNode body, String object, String member) {
        JsonNode copy = body.deepCopy();
        ((ObjectNode) copy.at(object)).put(member, 1);
        return copy;
    }

    /** A copy of a body with a list that has too many items. */
    public static JsonNode withTooMany(JsonNode body, String list, int items) {
        JsonNode copy = body.deepCopy();
        ArrayNode array = (ArrayNode) copy.at(list);
        JsonNode one = array.get(0);
        while (array.size() < items) {
            array.add(one.deepCopy());
        }
        return copy;
    }
}
