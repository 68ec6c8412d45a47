package press.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static press.dateline.testing.Problems.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Pages;
import press.dateline.testing.SharedData;

/** Bodies that JSON parsers have failed over. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class HostileJsonTest {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int LARGEST = 2_097_152;

    @Test
    void everyFileIsTakenOrRefusedByAProblem() throws Exception {
        String key = Api.key("content:read", "content:write");
        List<Path> files;
        try (Stream<Path> folder = Files.list(SharedData.path("hostile/json-parsing"))) {
            files = folder.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(300);
        int taken = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            for (byte[] body :
                    List.of(bytes, around("{\"name\": ", bytes), around("{\"name\": \"a\", \"parent\": ", bytes))) {
                HttpResponse<String> answer = post(key, HttpRequest.BodyPublishers.ofByteArray(body));
                assertThat(answer.statusCode())
                        .as("%s: %s", file.getFileName(), answer.body())
                        .isBetween(200, 499);
                if (answer.statusCode() >= 400) {
                    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                            .as(file.toString())
                            .isEqualTo("application/problem+json");
                } else {
                    taken++;
                    assertThat(file.getFileName().toString()).doesNotStartWith("n_");
                }
            }
        }
        assertThat(Pages.walk("/v1/sections?limit=100", "id")).hasSize(taken);
    }

    private static byte[] around(String before, byte[] value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(value);
        out.write('}');
        return out.toByteArray();
    }

    @Test
    void whatIsNotPlainJsonIsRefused() throws Exception {
        String key = Api.key("content:read", "content:write");
        String plain = "{\"name\": \"World\"}";
        List<String> bodies = List.of(
                "{\"name\": ".concat("[".repeat(100_000)),
                "[".repeat(100_000) + "]".repeat(100_000),
                "{\"name\": ".repeat(100_000),
                "{\"name\": \"World\", \"parent\": " + "9".repeat(1_000_000) + "}",
                "{\"name\": \"World\", \"position\": 1e" + "9".repeat(1_000_000) + "}",
                "{\"name\": \"World\", \"position\": 1e999999999}",
                "{\"name\": \"World\", \"name\": \"World\"}",
                plain + " {}",
                plain + "]",
                plain + " x",
                "\uFEFF" + plain,
                "",
                " ",
                "null",
                "{\"name\": \"World\", \"\": 1}",
                "{'name': 'World'}",
                "{\"name\": \"World\" /* no */}",
                "{\"name\": \"World\",}");
        for (String body : bodies) {
            assertRefused(post(key, HttpRequest.BodyPublishers.ofString(body)), body);
        }
        for (var charset : List.of(
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_32,
                StandardCharsets.UTF_32LE)) {
            assertRefused(post(key, HttpRequest.BodyPublishers.ofString(plain, charset)), charset.name());
        }
        assertRefused(
                post(
                        key,
                        HttpRequest.BodyPublishers.ofByteArray(
                                "{\"name\": \"Wörld\"}".getBytes(StandardCharsets.ISO_8859_1))),
                "ISO 8859-1");
        assertThat(sections()).isZero();
    }

    private static void assertRefused(HttpResponse<String> answer, String body) {
        String what = body.length() > 100 ? body.substring(0, 100) : body;
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(what)
                .isEqualTo("application/problem+json");
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherItSaysItsLengthOrNot() throws Exception {
        String key = Api.key("content:read", "content:write");
        byte[] body = ("{\"name\": \"" + "a".repeat(LARGEST) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> said = post(key, HttpRequest.BodyPublishers.ofByteArray(body));
        HttpResponse<String> chunked =
                post(key, HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        for (HttpResponse<String> answer : List.of(said, chunked)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("/docs/problems#body-too-large");
        }
        Response fits = Api.editor()
                .body("{\"name\": \"World\"}" + " ".repeat(LARGEST - 100))
                .post("/v1/sections");
        assertThat(fits.statusCode()).as(fits.asString()).isEqualTo(201);
        assertProblem(
                Api.editor().body("{\"name\": \"a\"}" + " ".repeat(LARGEST)).post("/v1/sections"),
                413,
                "body-too-large");
    }

    private static long sections() {
        return Api.anonymous()
                .get("/v1/sections?limit=100")
                .jsonPath()
                .getList("items")
                .size();
    }

    private static HttpResponse<String> post(String key, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/sections"))
                .timeout(Duration.ofSeconds(20))
                .header("X-Api-Key", key)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
