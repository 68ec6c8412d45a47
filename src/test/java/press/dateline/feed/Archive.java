package press.dateline.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import press.dateline.testing.Api;
import press.dateline.testing.SharedData;

/** Whole archives, for tests of what is written from them. */
final class Archive {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_TRIES = 1_200;
    private static final int PAUSE_MILLIS = 200;

    private Archive() {}

    /** Imports the demonstration content; answers how many articles there are. */
    static int demonstration() throws IOException {
        try (InputStream in = Objects.requireNonNull(Archive.class.getResourceAsStream("/demo/content.ndjson"))) {
            byte[] content = in.readAllBytes();
            imported(content, "dateline");
            return (int) new String(content, UTF_8)
                    .lines()
                    .filter(line -> line.contains("\"type\":\"article\""))
                    .count();
        }
    }

    /** Imports Reuters stories; answers how many were taken. */
    static int reuters(int most) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Files.newInputStream(SharedData.path("reuters-21578/reuters-21578.ninjs.ndjson.gz"))),
                UTF_8))) {
            return imported(
                    lines.lines().limit(most).collect(Collectors.joining("\n")).getBytes(UTF_8), "ninjs");
        }
    }

    /** Imports an article for each naughty string, which stands in all of its fields; answers how many were taken. */
    static int hostile() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line(Map.of("type", "section", "slug", "hostile", "name", "<Hostile> & 'co'")));
        int number = 0;
        for (String text : JSON.readValue(SharedData.path("hostile/blns.json").toFile(), String[].class)) {
            lines.addAll(story(number++, text));
        }
        return imported(String.join("\n", lines).getBytes(UTF_8), "dateline");
    }

    private static List<String> story(int number, String text) {
        String id = "01900000-0000-7000-8000-" + String.format("%012d", number);
        String name = "hostile-" + number;
        return List.of(
                line(Map.of(
                        "type",
                        "image",
                        "id",
                        id,
                        "alt",
                        text,
                        "caption",
                        text,
                        "credit",
                        text,
                        "rights",
                        Map.of("syndication", "yes", "holder", text),
                        "renditions",
                        List.of(Map.of(
                                "crop",
                                "16x9",
                                "width",
                                16,
                                "height",
                                9,
                                "mediaType",
                                "image/jpeg",
                                "url",
                                "https://img.example.org/" + number + ".jpg?a=b&c=d")))),
                line(Map.of("type", "person", "slug", name, "name", text)),
                line(Map.of("type", "tag", "slug", name, "name", text, "kind", "topic")),
                line(Map.ofEntries(
                        Map.entry("type", "article"),
                        Map.entry("slug", name),
                        Map.entry("kind", "news"),
                        Map.entry("language", "en"),
                        Map.entry("section", "hostile"),
                        Map.entry("headline", text.isBlank() ? "Blank " + number : text),
                        Map.entry("standfirst", text),
                        Map.entry("byline", text),
                        Map.entry("authors", List.of(Map.of("person", name))),
                        Map.entry("tags", List.of(name)),
                        Map.entry("leadImage", id),
                        Map.entry("seo", Map.of("title", text, "description", text)),
                        Map.entry("rights", Map.of("creditLine", text, "syndication", "yes")),
                        Map.entry("publishedAt", "2026-01-01T00:00:" + String.format("%02d", number % 60) + "Z"),
                        Map.entry(
                                "blocks",
                                List.of(Map.of("id", "p1", "type", "paragraph", "text", text, "spans", List.of()))))));
    }

    private static String line(Map<String, ?> members) {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int imported(byte[] content, String format) {
        Response accepted = Api.administrator()
                .contentType("application/octet-stream")
                .body(content)
                .post("/v1/imports?format=" + format);
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        String address = "/v1/imports/" + accepted.jsonPath().getString("id");
        RequestSpecification editor = Api.editor();
        for (int tries = 0;
                !List.of("done", "failed")
                        .contains(editor.get(address).jsonPath().getString("state"));
                tries++) {
            assertThat(tries).as(address).isLessThan(MOST_TRIES);
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        Response job = Api.editor().get(address);
        assertThat(job.jsonPath().getString("state")).as(job.asString()).isEqualTo("done");
        Api.anonymous()
                .get("/v1/articles?limit=1&minSeq=" + job.header("Dateline-Seq"))
                .then()
                .statusCode(200);
        return Api.anonymous()
                .get("/v1/articles?limit=1&count=exact")
                .jsonPath()
                .getInt("count.value");
    }
}
