package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;

/** The committed contract is the one that the code makes, and is one that clients can be made from. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ContractTest {

    private static final Path FILE = Path.of("openapi", "openapi.yaml");
    private static final String REF = "#/components/schemas/";

    @Test
    void theCommittedContractIsTheOneThatTheCodeMakes() throws IOException {
        String made = Api.anonymous().accept("application/yaml").get("/openapi").asString();
        if ("renew".equals(System.getProperty("contract"))) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE))
                .as("%s is not what the code makes. Renew it: ./mvnw test -Dtest=ContractTest -Dcontract=renew", FILE)
                .isEqualToNormalizingNewlines(made);
    }

    @Test
    void everyParameterAnswerHeaderAndPropertyIsDescribed() throws IOException {
        JsonNode api = contract();
        List<String> bare = new ArrayList<>();
        operations(api, (at, operation) -> {
            check(bare, at, operation, "summary", "description");
            operation
                    .path("parameters")
                    .forEach(parameter -> check(bare, at + " " + parameter.path("name"), parameter, "description"));
            operation.path("responses").properties().forEach(answer -> {
                check(bare, at + " " + answer.getKey(), answer.getValue(), "description");
                answer.getValue()
                        .path("headers")
                        .properties()
                        .forEach(header -> check(bare, at + " " + header.getKey(), header.getValue(), "description"));
            });
        });
        for (String part : List.of("responses", "headers", "parameters", "securitySchemes", "schemas")) {
            api.path("components")
                    .path(part)
                    .properties()
                    .forEach(one -> check(bare, one.getKey(), one.getValue(), "description"));
        }
        api.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> assertDescribed(bare, schema.getKey(), property)));
        api.path("tags").forEach(tag -> check(bare, "tag " + tag.path("name"), tag, "description"));

        assertThat(bare).isEmpty();
    }

    @Test
    void operationIdsAreUniqueVerbsWithNouns() throws IOException {
        List<String> ids = new ArrayList<>();
        operations(
                contract(),
                (at, operation) -> ids.add(operation.path("operationId").asText()));

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+[A-Z][A-Za-z]*"));
    }

    @Test
    void everyOperationNamesItsProblemsAndWhoMayCallIt() throws IOException {
        JsonNode api = contract();
        operations(api, (at, operation) -> {
            assertThat(operation.path("security").size()).as(at).isPositive();
            operation.path("responses").properties().forEach(answer -> {
                if (answer.getKey().compareTo("400") >= 0) {
                    JsonNode whole = resolve(api, answer.getValue());
                    assertThat(whole.path("content")
                                    .path("application/problem+json")
                                    .path("schema")
                                    .path("$ref")
                                    .asText())
                            .as("%s %s", at, answer.getKey())
                            .isEqualTo(REF + "Problem");
                }
            });
            assertThat(Stream.of("400", "401", "500", "503")).as(at).allMatch(operation.path("responses")::has);
        });
    }

    @Test
    void everyOperationCanSucceedAndEveryListSaysOfWhat() throws IOException {
        JsonNode api = contract();
        operations(
                api,
                (at, operation) -> assertThat(operation.path("responses").properties())
                        .as(at)
                        .anyMatch(answer -> answer.getKey().matches("[23].."))
                        .allMatch(answer -> resolve(api, answer.getValue()).findParents("type").stream()
                                .noneMatch(schema ->
                                        schema.path("type").asText().equals("array") && !schema.has("items"))));
    }

    @Test
    void enumerationsAreOpenAndKindsAreToldByAnExplicitMapping() throws IOException {
        JsonNode api = contract();

        assertThat(api.findValues("enum")).isEmpty();
        assertThat(api.path("openapi").asText()).startsWith("3.1");
        JsonNode block = api.path("components").path("schemas").path("Block");
        assertThat(block.path("discriminator").path("propertyName").asText()).isEqualTo("type");
        Map<String, JsonNode> mapping = new TreeMap<>();
        block.path("discriminator")
                .path("mapping")
                .properties()
                .forEach(kind -> mapping.put(
                        kind.getKey(),
                        api.path("components")
                                .path("schemas")
                                .path(kind.getValue().asText().substring(REF.length()))));
        assertThat(mapping)
                .containsOnlyKeys(
                        "paragraph",
                        "heading",
                        "pullquote",
                        "list",
                        "image",
                        "gallery",
                        "table",
                        "video",
                        "audio",
                        "embed",
                        "divider",
                        "update");
        assertThat(mapping.values())
                .allMatch(kind -> kind.path("properties").has("type")
                        && kind.path("required").toString().contains("\"type\""));
    }

    @Test
    void namesAreCleanReferencesLeadSomewhereAndTheServerIsTheOneThatAnswers() throws IOException {
        JsonNode api = contract();

        assertThat(api.path("components").path("schemas").properties())
                .extracting(Map.Entry::getKey)
                .allMatch(name -> name.matches("[A-Z][A-Za-z]*"))
                .noneMatch(name -> name.startsWith("Page"));
        assertThat(api.findValuesAsText("$ref"))
                .isNotEmpty()
                .allMatch(ref -> !api.at(ref.substring(1)).isMissingNode());
        assertThat(api.path("servers").findValuesAsText("url")).containsExactly("/");
        assertThat(api.toString().toLowerCase(Locale.ROOT)).doesNotContain("localhost", "127.0.0.1");
    }

    @Test
    void requiredIsWhatIsAlwaysThereAndNothingThatAPatchLeavesOut() throws IOException {
        JsonNode schemas = contract().path("components").path("schemas");

        assertThat(required(schemas, "Section")).contains("id", "slug", "name", "path", "webUrl", "url");
        assertThat(required(schemas, "SectionPage")).containsExactly("items");
        assertThat(required(schemas, "NewSection")).containsExactly("name");
        assertThat(required(schemas, "NewTag")).containsExactly("name");
        assertThat(required(schemas, "SectionChanges")).isEmpty();
        assertThat(required(schemas, "Draft")).isEmpty();
        assertThat(required(schemas, "Article")).contains("blocks", "tags", "withheld", "alternates", "headline");
        assertThat(required(schemas, "HeadingBlock")).containsExactlyInAnyOrder("type", "level", "text");
    }

    @Test
    void theDocumentsForPeopleAnswer() {
        Response docs = Api.anonymous().get("/docs/api/");
        assertThat(docs.statusCode()).isEqualTo(200);
        assertThat(docs.contentType()).startsWith("text/html");

        Response problems = Api.anonymous().get("/docs/problems");
        String type = Api.anonymous().get("/v1/sections/nobody").jsonPath().getString("type");
        assertThat(problems.htmlPath()
                        .getList("**.findAll { it.name() == 'dt' }.@id")
                        .contains(type.substring(type.indexOf('#') + 1)))
                .isTrue();
    }

    private static JsonNode contract() throws IOException {
        return new ObjectMapper()
                .readTree(Api.anonymous()
                        .queryParam("format", "json")
                        .get("/openapi")
                        .asByteArray());
    }

    private static void operations(JsonNode api, BiConsumer<String, JsonNode> each) {
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (operation.getValue().has("operationId")) {
                        each.accept(operation.getKey() + " " + path.getKey(), operation.getValue());
                    }
                }));
    }

    private static void assertDescribed(List<String> bare, String schema, Map.Entry<String, JsonNode> property) {
        if (property.getValue().path("description").asText().isBlank()) {
            bare.add(schema + "." + property.getKey());
        }
    }

    private static void check(List<String> bare, String at, JsonNode node, String... members) {
        for (String member : members) {
            if (!node.has("$ref") && node.path(member).asText().isBlank()) {
                bare.add(at + " has no " + member);
            }
        }
    }

    private static JsonNode resolve(JsonNode api, JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static List<String> required(JsonNode schemas, String name) {
        List<String> names = new ArrayList<>();
        schemas.path(name).path("required").forEach(one -> names.add(one.asText()));
        assertThat(schemas.has(name)).as(name).isTrue();
        return names;
    }
}
