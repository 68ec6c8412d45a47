package press.dateline.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.clients.Tools.assertFine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;

/**
 * What generators make of the contract compiles, reads the demonstration story, and bears what it does not know: new
 * members, new values, a new type of block.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("clients")
class TypedClientsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STORY = "sochi-talks-putin-merkel";

    /** Reads a story from a Dateline; answers what it prints. */
    private interface Reader {
        String read(String address) throws IOException;
    }

    private static void importDemo() throws IOException {
        byte[] content;
        try (InputStream in = TypedClientsTest.class.getResourceAsStream("/demo/content.ndjson")) {
            content = Objects.requireNonNull(in).readAllBytes();
        }
        Response job = Api.administrator()
                .contentType("application/octet-stream")
                .body(content)
                .post("/v1/imports?format=dateline");
        String address = "/v1/imports/" + job.jsonPath().getString("id");
        Await.until(
                () -> Api.editor().get(address).jsonPath().getString("state").equals("done"));
    }

    private static String address() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    @Test
    void typeScriptByOpenapiTypescript() throws IOException {
        Path folder = Tools.installed();
        assertFine(Tools.tool(folder, "openapi-typescript", Tools.CONTRACT.toString(), "-o", "dateline.d.ts"));
        assertFine(Tools.tool(folder, "tsc", "-p", "."));
        assertReads(address -> assertFine(Tools.run(folder, "node", "built/read.js", address, STORY)));
    }

    @Test
    void javaByOpenapiGenerator() throws IOException {
        Path generated = Path.of("target/clients/java/src/main/java").toAbsolutePath();
        Path classes = Path.of("target/clients/java-classes").toAbsolutePath();
        Files.createDirectories(classes);
        String libraries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> arguments =
                new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString(), "-cp", libraries));
        try (Stream<Path> sources = Files.walk(generated)) {
            sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        arguments.add(
                Path.of("src/test/clients/ReadStory.java").toAbsolutePath().toString());
        var said = new ByteArrayOutputStream();
        int outcome = ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new));
        assertThat(outcome).as(said.toString(StandardCharsets.UTF_8)).isZero();
        String java = ProcessHandle.current().info().command().orElseThrow();
        String path = classes + File.pathSeparator + libraries;
        assertReads(address -> assertFine(
                Tools.run(classes, java, "-Dstdout.encoding=UTF-8", "-cp", path, "ReadStory", address, STORY)));
    }

    private static void assertReads(Reader reader) throws IOException {
        importDemo();
        List<String> now = reader.read(address()).lines().toList();
        assertThat(now).isEqualTo(expected());
        try (FromTheFuture future = new FromTheFuture(URI.create(address()))) {
            List<String> later = reader.read(future.address()).lines().toList();
            assertThat(words(later, 0)).isEqualTo(withHologram(words(now, 0)));
            assertThat(later)
                    .contains(
                            line("block", "hologram", FromTheFuture.TEXT),
                            line("kind", FromTheFuture.VALUE),
                            line("discussion", FromTheFuture.VALUE, "Comment on this:"));
        }
    }

    private static List<String> words(List<String> lines, int column) {
        return lines.stream().map(line -> line.split("\t", -1)[column]).toList();
    }

    private static List<String> withHologram(List<String> words) {
        List<String> more = new ArrayList<>(words);
        more.add(Math.max(words.lastIndexOf("block"), words.lastIndexOf("span")) + 1, "block");
        return more;
    }

    private static String line(Object... parts) {
        return Stream.of(parts)
                .map(part -> part instanceof JsonNode node ? node.asText() : part.toString())
                .map(part -> part.replaceAll("\\s+", " "))
                .collect(Collectors.joining("\t"));
    }

    private static List<String> expected() throws IOException {
        JsonNode story = answer("/v1/articles/" + STORY);
        List<String> lines = new ArrayList<>();
        lines.add(line("headline", story.path("headline")));
        lines.add(line("kind", story.path("kind")));
        lines.add(
                line("site", story.path("site").path("name"), story.path("site").path("tagline")));
        lines.add(line("credit", story.path("leadImage").path("credit")));
        for (JsonNode block : story.path("blocks")) {
            lines.add(line("block", block.path("type"), shown(block)));
            for (JsonNode span : block.path("spans")) {
                lines.add(line(
                        "span",
                        span.path("type"),
                        block.path("text")
                                .asText()
                                .substring(
                                        span.path("start").asInt(),
                                        span.path("end").asInt())));
            }
        }
        story.path("quotes")
                .forEach(quote -> lines.add(
                        line("quote", quote.path("text"), quote.path("speaker").path("name"), quote.path("madeBy"))));
        story.path("people")
                .forEach(one -> lines.add(line("person", one.path("name"), one.path("office"), one.path("rel"))));
        story.path("places").forEach(one -> lines.add(line("place", one.path("name"), one.path("kind"))));
        story.path("corrections").forEach(one -> lines.add(line("correction", one.path("kind"), one.path("text"))));
        lines.add(line(
                "discussion",
                story.path("discussion").path("state"),
                story.path("discussion").path("prompt")));
        answer("/v1/articles/" + STORY + "/comments")
                .path("items")
                .forEach(one -> lines.add(line("comment", one.path("displayName"), one.path("plainText"))));
        for (String list : List.of("articles?limit=100", "people?limit=100", "changes?after=0")) {
            lines.add(line(
                    list.replaceAll("\\?.*", ""),
                    answer("/v1/" + list).path("items").size()));
        }
        return lines;
    }

    private static JsonNode shown(JsonNode block) {
        return switch (block.path("type").asText()) {
            case "image" -> block.path("image").path("credit");
            case "pullquote" -> block.path("quote");
            default -> block.path("text");
        };
    }

    private static JsonNode answer(String address) throws IOException {
        Response answer = Api.anonymous().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asString());
    }
}
