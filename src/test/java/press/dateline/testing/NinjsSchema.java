package press.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** The schema of a version of ninjs, from the shared data; formats such as uri and date-time are asserted. */
public final class NinjsSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What RFC 7946 says of positions, geometries and features: the schema that ninjs names is not in the shared data. */
    private static final String GEO_JSON = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["type"],
             "properties": {"type": {"enum": ["Point", "Feature"]}},
             "if": {"properties": {"type": {"const": "Feature"}}},
             "then": {"required": ["properties", "geometry"], "properties": {"geometry": {"$ref": "#"}}},
             "else": {"required": ["coordinates"], "properties": {
               "coordinates": {"type": "array", "minItems": 2, "maxItems": 3, "items": {"type": "number"},
                 "prefixItems": [{"minimum": -180, "maximum": 180}, {"minimum": -90, "maximum": 90}]}}}}""";

    private final JsonSchema schema;

    private NinjsSchema(JsonSchema schema) {
        this.schema = schema;
    }

    /** The schema of a version such as 3.1; the test is skipped where there is none. */
    public static NinjsSchema of(String version) throws IOException {
        String text = Files.readString(SharedData.path("ninjs/ninjs-schema_" + version + ".json"));
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(
                        loaders -> loaders.schemas(Map.of("https://geojson.org/schema/GeoJSON.json", GEO_JSON))));
        return new NinjsSchema(factory.getSchema(
                text,
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build()));
    }

    /** Asserts that it is an item of that version, and answers it. */
    public JsonNode assertValid(String item) {
        try {
            JsonNode json = JSON.readTree(item);
            assertValid(json);
            return json;
        } catch (JsonProcessingException e) {
            throw new AssertionError(item, e);
        }
    }

    /** Asserts that it is an item of that version. */
    public void assertValid(JsonNode item) {
        assertThat(schema.validate(item))
                .as(item.toString())
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
    }

    /** Whether it is one. */
    public boolean isValid(JsonNode item) {
        return schema.validate(item).isEmpty();
    }
}
