package press.dateline.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import press.dateline.testing.SharedData;
import press.dateline.web.ProblemException;
import press.dateline.web.ProblemType;

/** Real items, the standard's own examples and suites, and values that nobody should send. */
class NinjsDataTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** The item, or null where it was refused with a reason and a place; anything else fails the test. */
    private static @Nullable ImportedItem read(JsonNode json) {
        try {
            ImportedItem item = new NinjsReader().read(json);
            assertTrue(item.losses().size() <= 21);
            return item;
        } catch (ProblemException e) {
            assertEquals(ProblemType.INVALID_BODY, e.type());
            assertFalse(e.detail().isBlank());
            assertTrue(e.detail().length() < 500, e.detail());
            assertNotNull(e.faults().getFirst().pointer());
            return null;
        }
    }

    private static NavigableMap<String, Boolean> readAll(Path folder) throws IOException {
        NavigableMap<String, Boolean> read = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                JsonNode json = JSON.readTree(file.toFile());
                int index = 0;
                for (JsonNode item : json.isArray() ? json : NODES.arrayNode().add(json)) {
                    String name = folder.relativize(file) + (json.isArray() ? "#" + index++ : "");
                    read.put(name, read(item) != null);
                }
            }
        }
        return read;
    }

    @Test
    void readsTheExamplesOfTheStandard() throws IOException {
        NavigableMap<String, Boolean> read = readAll(SharedData.path("ninjs/examples"));

        assertEquals(
                List.of(
                        "1.4/businesswire-newsml-20130605006126.json",
                        "1.4/businesswire-newsml-20130612006110.json",
                        "1.4/ninjs-1-4-examples.json",
                        "1.4/ninjsExMediumText1.json",
                        "1.4/ninjsExSimpleText1.json",
                        "2.1/businesswire-newsml-20130605006126.json",
                        "2.1/dpa_text.json",
                        "2.1/ninjsExSimpleText_2.json",
                        "2.1/ntb_text.json",
                        "2.1/schema-extension/extension-example.json",
                        "2.1/tt_text_image_2.json",
                        "3.0/20231008-anti-doping-measures-at-the-tour-down-under-will-be-the-toughest-ever"
                                + "-addb-ninjs-nitf.json",
                        "3.0/businesswire-newsml-20130605006126.json",
                        "3.0/dpa_text.json",
                        "3.0/ninjsExSimpleText_3.json",
                        "3.0/ntb_text.json",
                        "3.0/tt_text_image_3.json"),
                read.keySet().stream().filter(read::get).toList());
    }

    @Test
    void readsAPictureOfAnExampleWithItsCredit() throws IOException {
        Path file = SharedData.path("ninjs/examples/2.1/tt_text_image_2.json");
        ImportedItem item = new NinjsReader().read(JSON.readTree(file.toFile()));

        ImportedImage image = item.images().getFirst();
        assertEquals("Karl Melander/TT", image.credit());
        assertEquals(4724, image.width());
        assertEquals(4, image.renditions().size());
        assertTrue(image.lead());
    }

    @Test
    void readsTheSuitesOfTheStandard() throws IOException {
        for (String suite : List.of("3.0", "3.1")) {
            NavigableMap<String, Boolean> passing =
                    readAll(SharedData.path("ninjs/test-suite-" + suite + "/should_pass"));
            NavigableMap<String, Boolean> failing =
                    readAll(SharedData.path("ninjs/test-suite-" + suite + "/should_fail"));
            assertFalse(passing.isEmpty());
            assertFalse(failing.isEmpty());
            assertEquals(
                    suite.equals("3.1")
                            ? List.of()
                            : List.of(
                                    "001_ninjs_example.json",
                                    "004_headlines.json",
                                    "006_genre.json",
                                    "007_trust_indicator.json",
                                    "010_planned_news_item.json"),
                    passing.keySet().stream().filter(passing::get).toList());
        }
    }

    @Test
    void readsEveryReutersStory() throws IOException {
        Path file = SharedData.path("reuters-21578/reuters-21578.ninjs.ndjson.gz");
        int read = 0;
        int bodies = 0;
        int people = 0;
        int losses = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ImportedItem item = new NinjsReader().read(JSON.readTree(line));
                read++;
                bodies += item.bodyHtml() == null ? 0 : 1;
                people += item.people().isEmpty() ? 0 : 1;
                losses += item.losses().size();
            }
        }

        assertEquals(List.of(15_389, 13_938, 806, 0), List.of(read, bodies, people, losses));
    }

    /** Everything that JSON can hold, and more of it than anybody needs. */
    private static List<JsonNode> hostileValues() {
        List<JsonNode> values = new ArrayList<>(List.of(
                NODES.nullNode(),
                NODES.booleanNode(true),
                NODES.numberNode(-1),
                NODES.numberNode(Double.POSITIVE_INFINITY),
                NODES.numberNode(new BigDecimal("1E+1000000000")),
                NODES.textNode(""),
                NODES.textNode(" \n "),
                NODES.textNode("\u0000"),
                NODES.textNode("\ud800"),
                NODES.textNode("<".repeat(3_000)),
                NODES.textNode("<p>&#0;&#xD800;<script>alert(1)</script>"),
                NODES.textNode("\n \t".repeat(3_000_000)),
                NODES.textNode("x".repeat(10_000_000)),
                NODES.objectNode(),
                NODES.objectNode().set("", NODES.objectNode().set("~/", NODES.nullNode())),
                NODES.arrayNode(),
                NODES.arrayNode().addNull().add(1).add("x"),
                NODES.arrayNode().add(NODES.objectNode())));
        JsonNode deep = NODES.arrayNode();
        for (int i = 0; i < 900; i++) {
            deep = NODES.arrayNode().add(deep);
        }
        values.add(deep);
        return values;
    }

    @Test
    void neverFailsOtherwiseThanWithAReason() throws IOException {
        ObjectNode item = (ObjectNode) JSON.readTree("""
                {"uri": "u", "type": "text", "version": "1", "firstCreated": "2024-05-01T10:00:00Z",
                 "versionCreated": "2024-05-01T10:00:00Z", "contentCreated": "2024-05-01T10:00:00Z",
                 "embargoedUntil": "2024-05-01T10:00:00Z", "embargoed": "2024-05-01T10:00:00Z", "pubStatus": "usable",
                 "urgency": 3, "copyrightHolder": "c", "copyrightNotice": "n", "usageTerms": "t", "edNote": "e",
                 "rightsInfo": {"linkedRights": "http://x.example/", "encodedRights": "{}"}, "language": "en",
                 "representationType": "full", "headline": "h", "headline_short": "s", "body_html": "<p>b</p>",
                 "body_text": "b", "description_text": "d", "by": "b", "byline": "b", "located": "l",
                 "headlines": [{"role": "main", "contentType": "text/html", "value": "h"}],
                 "bodies": [{"role": "main", "contentType": "text/html", "value": "h"}],
                 "descriptions": [{"role": "main", "contentType": "text/html", "value": "h"}],
                 "altIds": [{"role": "r", "value": "v"}], "genres": [{"name": "g"}],
                 "people": [{"name": "n", "rel": "about", "uri": "u", "scheme": "s", "code": "c"}],
                 "places": [{"name": "n", "rel": "about", "uri": "u",
                             "geoJSON": {"type": "Point", "coordinates": [1, 2]}}],
                 "subjects": [{"name": "n", "scheme": "s", "code": "c"}], "organisations": [{"name": "n"}],
                 "associations": [{"name": "main", "uri": "i", "type": "picture", "by": "b", "pubStatus": "usable",
                   "descriptions": [{"role": "caption", "value": "c"}],
                   "renditions": [{"name": "n", "href": "http://x.example/", "contentType": "image/png", "width": 1,
                                   "height": 1}]}]}
                """);
        assertNotNull(read(item));
        int tried = 0;
        for (JsonNode value : hostileValues()) {
            read(value);
            tried += replaceEach(item, item, value);
            ObjectNode altIds = item.deepCopy();
            altIds.set("altIds", NODES.objectNode().set("role", value));
            read(altIds);
        }
        assertTrue(tried > 1_000, "tried " + tried);
    }

    /** Reads the item with each value in it, however deep, replaced in turn; tells how many there were. */
    private static int replaceEach(ObjectNode item, JsonNode within, JsonNode value) {
        int tried = 0;
        if (within instanceof ObjectNode object) {
            for (String name : List.copyOf(
                    object.properties().stream().map(Map.Entry::getKey).toList())) {
                JsonNode old = object.get(name);
                tried += replaceEach(item, old, value) + 1;
                object.set(name, value);
                read(item);
                object.set(name, old);
            }
        } else if (within instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode old = array.get(i);
                tried += replaceEach(item, old, value) + 1;
                array.set(i, value);
                read(item);
                array.set(i, old);
            }
        }
        return tried;
    }
}
