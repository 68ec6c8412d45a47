package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Bodies;
import press.dateline.testing.Bodies.Field;
import press.dateline.testing.Contract;
import press.dateline.testing.Contract.Operation;
import press.dateline.testing.Contract.Parameter;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Probe;
import press.dateline.testing.SharedData;
import press.dateline.testing.SignedPartner;
import press.dateline.testing.Stories;
import press.dateline.web.Ids;

/**
 * Naughty strings and broken values through every field and parameter of the contract. Each answer is 2xx, 3xx or a
 * problem of 4xx; text that was taken reads back unchanged.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class HostileTextTest {

    private static final Logger LOG = Logger.getLogger(HostileTextTest.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String IMAGE = "{\"urlTemplate\": \"https://img.example.org/{id}/{crop}/{width}.jpg\","
            + " \"crops\": [{\"crop\": \"wide\", \"width\": 800, \"height\": 450, \"mediaType\": \"image/jpeg\"}]}";
    private static final int AT_ONCE = 4;

    /** Whether everything is sent everywhere: {@code -Dhostile.whole=true}, which takes many minutes. */
    private static final boolean WHOLE = Boolean.getBoolean("hostile.whole");

    /** Else a place is sent one in so many; the next place others, so that each is sent to several. */
    private static final int FEW = 10;

    /** Where much the same has been elsewhere. */
    private static final int FEWER = 25;

    /** What only the reader whose comment it is may do. */
    private static final Set<String> OF_READERS = Set.of("updateComment", "appealRejection");

    private static final Map<String, JsonNode> TYPES = new TreeMap<>(Map.of(
            "string", TextNode.valueOf("Word"),
            "integer", NODES.numberNode(5),
            "number", NODES.numberNode(1.5),
            "boolean", NODES.booleanNode(true),
            "object", NODES.objectNode(),
            "array", NODES.arrayNode()));

    private static final List<String> NOT_STORABLE =
            List.of("\u0000", "a\u0000b", "\ud800", "a\udc00", "\ude00\ud83d", "\ud83d\ud83d\ude00");
    private static final List<byte[]> NOT_UTF8 = List.of(
            quoted(0xED, 0xA0, 0x80), quoted(0xC0, 0x80), quoted(0xFF), quoted(0xE2, 0x82), quoted(0xF8, 0x88, 0x80));
    private static final List<String> NUMBERS = List.of(
            "1e400", "-1e400", "1e-400", "99999999999999999999", "-1", "0.1", "1e2147483648", "NaN", "Infinity", "-0");
    private static final List<String> NO_TIMES = List.of(
            "2017-02-30",
            "2017-02-30T00:00:00Z",
            "0000-01-01",
            "0000-01-01T00:00:00Z",
            "10000-01-01",
            "+10000-01-01T00:00:00Z",
            "-0001-01-01",
            "2017-13-01",
            "2017-05-02T25:00:00Z",
            "2016-12-31T23:59:61Z",
            "2017-05-02T17:40:00",
            "20170502",
            "yesterday",
            "1493746800",
            "");

    private final Map<String, String> things = new HashMap<>();

    /** The tokens of those who posted comments, by comment. */
    private final Map<String, String> tokens = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // read before each test, when the server runs
    private Contract contract;

    @SuppressWarnings("NullAway.Init") // likewise
    private Bodies bodies;

    @SuppressWarnings("NullAway.Init") // likewise
    private String key;

    @BeforeEach
    void readContract() {
        contract = Contract.read();
        bodies = new Bodies(contract);
        key = Api.key(
                "content:read",
                "content:preview",
                "content:write",
                "content:publish",
                "comments:write",
                "comments:moderate",
                "admin");
    }

    @Test
    void naughtyTextIsTakenUnchangedOrRefused() throws Exception {
        List<String> strings = strings();
        List<Probe> probes = probes();
        // What withdraws every image of a holder comes last: it would withdraw what the others have just made.
        Predicate<Probe> reachesOthers = probe -> probe.operation().id().equals("withdrawImages");
        List<Probe> last = probes.stream().filter(reachesOthers).toList();
        assertThat(last).hasSize(1);
        Work<Probe> sendAll = probe -> sendAll(probe, strings, probes.indexOf(probe));
        inParallel(probes.stream().filter(reachesOthers.negate()).toList(), sendAll);
        inParallel(last, sendAll);
        LOG.infof("%d strings in %d requests", strings.size(), Probe.sent());
    }

    private void sendAll(Probe probe, List<String> strings, int place) {
        probe.learn();
        assertSatisfiable(probe);
        turn(strings, place, FEWER)
                .forEach(text -> probe.send(bodies.full(probe.operation().body(), text)));
        turn(strings, place, FEW).forEach(probe::write);
    }

    /** All, or those whose turn it is at a place: one in so many, evenly among all. */
    private static <T> List<T> turn(List<T> all, int place, int oneIn) {
        return WHOLE
                ? all
                : IntStream.range(0, all.size())
                        .filter(i -> i % oneIn == place % oneIn)
                        .mapToObj(all::get)
                        .toList();
    }

    @Test
    void naughtyTextInAddressesIsTakenOrRefused() throws Exception {
        List<String> strings = strings();
        Set<String> seen = new HashSet<>();
        List<Runnable> work = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            String path = address(operation);
            Probe probe = new Probe(operation, path, key, bodies);
            for (Parameter parameter : operation.parameters()) {
                boolean inPath = parameter.in().equals("path");
                if (!inPath && !parameter.in().equals("query")) {
                    continue;
                }
                String kind = parameter.name() + (inPath ? operation.path().split("/", -1)[2] : "");
                List<String> texts = turn(strings, work.size(), operation.isRead() && seen.add(kind) ? FEW : FEWER);
                work.add(() -> {
                    for (String text : texts) {
                        // A number of the log that is far ahead is waited for: see FreshnessTest.
                        if (!parameter.name().equals("minSeq") || !text.matches("[0-9]{1,18}")) {
                            String value = encoded(text);
                            probe.ask(
                                    inPath
                                            ? others(operation.path().replace("{" + parameter.name() + "}", value))
                                            : path + "?" + parameter.name() + "=" + value,
                                    "{}");
                        }
                    }
                });
            }
        }
        assertThat(work).hasSizeGreaterThan(80);
        inParallel(work, Runnable::run);
        LOG.infof("%d strings in %d requests", strings.size(), Probe.sent());
    }

    @Test
    void brokenValuesAreNamedWhereTheyStand() throws Exception {
        List<Probe> probes = probes();
        Map<String, Probe> first = new HashMap<>();
        probes.forEach(probe ->
                bodies.fields(probe.operation().body()).forEach(field -> first.putIfAbsent(kind(field), probe)));
        inParallel(probes, probe -> {
            probe.learn();
            if (!probe.isSatisfiable()) {
                return;
            }
            JsonNode taken = probe.body("Word");
            JsonNode full = bodies.full(probe.operation().body(), "Word");
            int place = probes.indexOf(probe);
            for (Field field : bodies.fields(probe.operation().body())) {
                JsonNode whole = taken.at(field.pointer()).isMissingNode() ? full : taken;
                List<Runnable> breaks = breaks(probe, whole, field);
                boolean isFirst = probe.equals(first.get(kind(field)));
                (isFirst ? breaks : turn(breaks, place++, FEW)).forEach(Runnable::run);
            }
            assertNamed(probe, Probe.withUnknown(taken, "", "zzz"), "/zzz");
        });
        LOG.infof("%d requests", Probe.sent());
    }

    /** Fields of the same name and rules: what changes a thing takes what makes it takes. */
    private static String kind(Field field) {
        return field.pointer().replaceFirst(".*/(?=\\D)", "") + " " + field.schema();
    }

    private static List<Runnable> breaks(Probe probe, JsonNode whole, Field field) {
        List<Runnable> breaks = new ArrayList<>();
        breakTypes(breaks, probe, whole, field);
        breakText(breaks, probe, whole, field);
        breakNumbers(breaks, probe, whole, field);
        breakSize(breaks, probe, whole, field);
        return breaks;
    }

    /** Only a merge names another thing that must be there, and nothing else. */
    private static void assertSatisfiable(Probe probe) {
        assertThat(probe.isSatisfiable())
                .as(probe.operation().id())
                .isEqualTo(!probe.operation().id().startsWith("merge"));
    }

    private static void breakTypes(List<Runnable> breaks, Probe probe, JsonNode whole, Field field) {
        TYPES.forEach((type, value) -> {
            JsonNode body = Bodies.with(whole, field.pointer(), value);
            breaks.add(field.takes(type) ? () -> probe.send(body) : () -> assertNamed(probe, body, field.pointer()));
        });
        breaks.add(() -> probe.send(Bodies.with(whole, field.pointer(), NODES.nullNode())));
        breaks.add(() -> raw(probe, whole, field, "[".repeat(2_000) + "]".repeat(2_000)));
        if (whole.at(field.pointer()).isObject()) {
            breaks.add(() ->
                    assertNamed(probe, Probe.withUnknown(whole, field.pointer(), "zzz"), field.pointer() + "/zzz"));
        }
    }

    private static void breakText(List<Runnable> breaks, Probe probe, JsonNode whole, Field field) {
        if (field.isText()) {
            for (String text : NOT_STORABLE) {
                breaks.add(() -> assertNamed(
                        probe, Bodies.with(whole, field.pointer(), TextNode.valueOf(text)), field.pointer()));
            }
            for (byte[] bytes : NOT_UTF8) {
                breaks.add(() -> assertThat(
                                probe.sendRaw(Bodies.with(whole, field.pointer(), TextNode.valueOf(Probe.RAW)), bytes)
                                        .status())
                        .as(field.pointer())
                        .isEqualTo(400));
            }
        }
        if (field.isTime()) {
            for (String time : NO_TIMES) {
                breaks.add(() -> assertNamed(
                        probe, Bodies.with(whole, field.pointer(), TextNode.valueOf(time)), field.pointer()));
            }
        }
    }

    private static void breakNumbers(List<Runnable> breaks, Probe probe, JsonNode whole, Field field) {
        if (field.takes("integer")) {
            NUMBERS.forEach(number -> breaks.add(() -> raw(probe, whole, field, number)));
        }
    }

    private static void breakSize(List<Runnable> breaks, Probe probe, JsonNode whole, Field field) {
        int longest = field.schema().path("maxLength").asInt(0);
        if (field.isText() && longest > 0 && longest < 100_000) {
            breaks.add(() -> assertNamed(
                    probe,
                    Bodies.with(whole, field.pointer(), TextNode.valueOf("a".repeat(longest + 1))),
                    field.pointer()));
        }
        int most = field.schema().path("maxItems").asInt(0);
        if (most > 0 && most <= 200 && !whole.at(field.pointer()).isEmpty()) {
            breaks.add(() -> assertNamed(probe, Probe.withTooMany(whole, field.pointer(), most + 1), field.pointer()));
        }
    }

    private static void raw(Probe probe, JsonNode whole, Field field, String value) {
        probe.sendRaw(
                Bodies.with(whole, field.pointer(), TextNode.valueOf(Probe.RAW)),
                value.getBytes(StandardCharsets.US_ASCII));
    }

    /** What is wrong beside it, in a body that has all fields, may be named instead. */
    private static void assertNamed(Probe probe, JsonNode body, String pointer) {
        Probe.Answer answer = probe.send(body);
        assertThat(answer.status())
                .as("%s %s: %s", probe.operation().id(), pointer, answer)
                .isEqualTo(400);
        assertThat(answer.pointers())
                .as("%s %s: %s", probe.operation().id(), pointer, answer)
                .isNotEmpty();
    }

    private static List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        JSON.readTree(Files.readAllBytes(SharedData.path("hostile/blns.json")))
                .forEach(one -> strings.add(one.asText()));
        assertThat(strings).hasSizeGreaterThan(500);
        return strings;
    }

    /** One probe for each operation that takes JSON. */
    private List<Probe> probes() {
        List<Probe> probes = contract.operations().stream()
                .filter(operation -> !operation.body().isMissingNode())
                .map(operation -> {
                    String address = address(operation);
                    String caller = operation.id().equals("rotateOwnKey") ? Api.pageKey() : key;
                    return new Probe(
                            operation,
                            address,
                            caller,
                            bodies,
                            OF_READERS.contains(operation.id()) ? token(address) : "");
                })
                .toList();
        assertThat(probes).hasSizeGreaterThan(15);
        return probes;
    }

    /** An address whose parts are given, but for those of a thing that does not exist. */
    private static String others(String path) {
        return withParts(path.replace("{id}", "0196b0d6-f680-7903-839b-ddc66225a2bc"));
    }

    /** The first block of an article, the first revision of anything. */
    private static String withParts(String path) {
        return path.replace("{blockId}", "b1")
                .replace("{number}", "1")
                .replace("{revision}", "1")
                .replace("{list}", "suspect")
                .replace("{mark}", "featured")
                .replace("/{name}.{form}", "/all.{form}")
                .replace("/feeds/{name}/", "/feeds/all/")
                .replace("{name}", "like")
                .replace("{form}", "rss")
                .replace("{token}", "dlf_x")
                .replace("{file}", "2026-11")
                .replace("{address}", "0196b0d6-f680-7903-839b-ddc66225a2bc")
                .replace("{sanction}", "0196b0d6-f680-7903-839b-ddc66225a2bc")
                .replace("{entitlement}", "0196b0d6-f680-7903-839b-ddc66225a2bc")
                .replace("{linkId}", "0196b0d6-f680-7903-839b-ddc66225a2bc");
    }

    /** Where an operation's own thing is: one that nothing else is done to. */
    private String address(Operation operation) {
        if (operation.path().equals("/v1/feeds/{name}")) {
            Response feed = Api.administrator()
                    .body("{\"title\": \"Feed " + things.size() + " " + Ids.next() + "\"}")
                    .post("/v1/feeds");
            return "/v1/feeds/" + feed.jsonPath().getString("name");
        }
        if (!operation.path().contains("{id}")) {
            return withParts(operation.path());
        }
        String collection = operation.path().split("/", -1)[2];
        String name = "Thing " + things.size();
        if (operation.path().contains("{entitlement}")) {
            SignedPartner partner = SignedPartner.sign("partner-" + Ids.next());
            return operation.path().replace("{id}", partner.slug()).replace("{entitlement}", partner.entitle("{}"));
        }
        String id = things.computeIfAbsent(
                operation.isRead() && !collection.equals("moderation") ? collection : operation.id(),
                _ -> switch (collection) {
                    case "articles" -> Stories.publish(name, "").jsonPath().getString("id");
                    case "comments" -> operation.id().equals("appealRejection") ? rejected(name) : comment(name);
                    case "moderation" ->
                        operation.path().contains("/discussions/")
                                ? Stories.publish(name, "").jsonPath().getString("id")
                                : decision(name);
                    case "readers" ->
                        Api.administrator()
                                .get("/v1/comments/" + pending(name))
                                .jsonPath()
                                .getString("reader.id");
                    case "images" -> made(collection, IMAGE);
                    case "partners" ->
                        SignedPartner.sign("partner-" + Ids.next()).slug();
                    case "keys" -> made(collection, "{\"name\": \"" + name + "\", \"scopes\": [\"content:read\"]}");
                    case "feed-sources" -> made(collection, """
                        {"name": "Wire %s", "url": "https://www.example.org/feed"}\
                        """.formatted(Ids.next()));
                    case "imports" -> Probe.class.getSimpleName();
                    default -> made(collection, "{\"name\": \"" + name + "\"}");
                });
        return withParts(operation.path().replace("{id}", id));
    }

    private String token(String address) {
        return Objects.requireNonNull(tokens.get(address.split("/", -1)[3]), address);
    }

    private String rejected(String name) {
        String id = pending(name);
        Api.administrator()
                .body("{}")
                .post("/v1/comments/" + id + "/reject")
                .then()
                .statusCode(200);
        return id;
    }

    /** A comment that is shown. */
    private String comment(String name) {
        String id = pending(name);
        Api.administrator().post("/v1/comments/" + id + "/approve").then().statusCode(200);
        return id;
    }

    /** A moderator's decision. */
    private String decision(String name) {
        return Api.administrator()
                .get("/v1/comments/" + comment(name))
                .jsonPath()
                .getString("decisions[1].id");
    }

    private String pending(String name) {
        Response posted = Api.anonymous()
                .contentType("application/json")
                .body("{\"displayName\": \"" + name + "\", \"text\": \"Text.\"}")
                .post("/v1/articles/"
                        + Stories.publish("On " + name, "").jsonPath().getString("id") + "/comments");
        assertThat(posted.statusCode()).as(posted.asString()).isEqualTo(201);
        tokens.put(posted.jsonPath().getString("id"), posted.jsonPath().getString("readerToken"));
        return posted.jsonPath().getString("id");
    }

    private static String made(String collection, String body) {
        Response made = Api.administrator().body(body).post("/v1/" + collection);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.jsonPath().getString("id");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] quoted(int... bytes) {
        byte[] all = new byte[bytes.length + 2];
        all[0] = '"';
        all[all.length - 1] = '"';
        for (int i = 0; i < bytes.length; i++) {
            all[i + 1] = (byte) bytes[i];
        }
        return all;
    }

    private interface Work<T> {
        void on(T one);
    }

    private static <T> void inParallel(List<T> all, Work<T> work) throws InterruptedException {
        List<String> failures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(one -> running.add(pool.submit(() -> work.on(one))));
            for (Future<?> one : running) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    String text = String.valueOf(e.getCause());
                    failures.add(text.length() > 1500 ? text.substring(0, 1500) : text);
                }
            }
        }
        assertThat(failures).isEmpty();
    }
}
