package press.dateline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.Api;

/** The commands of the guide "Bring your archive", as they stand there, on files of the kinds that it names. */
@QuarkusTest
class ArchiveGuideTest {

    private static final String EXPORT = """
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
              xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://old.example</link>
            <item><title>From WordPress</title><guid>https://old.example/?p=1</guid><content:encoded>Text</content:encoded>
            <wp:post_id>1</wp:post_id><wp:post_date_gmt>2017-05-02 17:40:00</wp:post_date_gmt><wp:status>publish</wp:status>
            <wp:post_type>post</wp:post_type></item>
            <item><title>Menu</title><wp:post_id>2</wp:post_id><wp:post_type>nav_menu_item</wp:post_type></item>
            </channel></rss>
            """;

    private static final String NINJS = """
            {"uri": "urn:wire:1", "type": "text", "firstCreated": "2017-05-02T17:40:00Z",
             "headlines": [{"value": "From a wire"}], "bodies": [{"contentType": "text/html", "value": "<p>Text.</p>"}]}
            """;

    @TempDir
    Path folder;

    private String key = "";

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        for (String part : Files.readString(Path.of("docs/archive.md")).split("```" + language + "\n", -1)) {
            blocks.add(part.split("\n```", 2)[0]);
        }
        return blocks.subList(1, blocks.size());
    }

    @Test
    void whatTheGuideSaysWorks() throws IOException, InterruptedException {
        key = Api.key("content:write", "content:publish", "content:read", "admin");
        Files.writeString(folder.resolve("wordpress.xml"), EXPORT);
        Files.writeString(folder.resolve("wire.json"), NINJS);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(blocks("json").getFirst().getBytes(UTF_8));
        }
        Files.write(folder.resolve("stories.ndjson.gz"), packed.toByteArray());

        List<String> commands = blocks("sh").stream().flatMap(String::lines).toList();
        assertThat(commands).hasSize(7);
        String job = "";
        for (String command : commands) {
            if (command.startsWith("./dateline import ")) {
                launcher(command);
            } else {
                JsonPath answer = shell(command, job);
                String id = answer.getString("id");
                job = id == null ? job : id;
                if (command.contains("limit=1")) {
                    assertThat(answer.getString("items[0].id")).isEqualTo(job);
                } else if (command.contains("/rejections")) {
                    assertThat(answer.getList("items")).isEmpty();
                } else if (command.contains("/report")) {
                    assertThat(answer.getList("items.type")).containsExactly("nav_menu_item");
                }
            }
        }
        assertThat(Api.anonymous().get("/v1/articles").jsonPath().getList("items.headline"))
                .containsExactlyInAnyOrder("From WordPress", "From a wire", "Talks go on");
    }

    /** As the launcher does where a server runs. */
    private void launcher(String command) {
        List<String> words =
                new ArrayList<>(Arrays.asList(command.split(" ", -1)).subList(2, command.split(" ", -1).length));
        String format = null;
        if (words.getFirst().equals("--format")) {
            format = words.get(1);
            words.subList(0, 2).clear();
        }
        Path file = folder.resolve(words.getFirst());
        int exit = ImportRun.all(new ImportClient(URI.create(server()), key), format, List.of(file));
        assertThat(exit).as(command).isZero();
    }

    private static String server() {
        return "http://localhost:" + RestAssured.port;
    }

    private JsonPath shell(String command, String job) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/curl")) && Files.isExecutable(Path.of("/bin/sh")),
                "skipped: there is no curl");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", command).directory(folder.toFile());
        shell.environment().put("API", server());
        shell.environment().put("DATELINE_KEY", key);
        shell.environment().put("JOB", job);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(command).isZero();
        JsonPath answer = JsonPath.from(output);
        if (command.contains("POST")) {
            String id = Objects.requireNonNull(answer.getString("id"), output);
            while (!List.of("done", "failed")
                    .contains(Api.editor().get("/v1/imports/" + id).jsonPath().getString("state"))) {
                Thread.sleep(50);
            }
        }
        return answer;
    }
}
