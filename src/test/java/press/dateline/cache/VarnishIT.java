package press.dateline.cache;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.Await;
import press.dateline.testing.DatelineProcess;

/** A real Varnish in front, as docs/varnish.vcl sets it up; where none is installed, the test is skipped. */
class VarnishIT {

    private int port;

    @Test
    void whatIsPublishedIsReadThroughItAtOnceAndByThoseWhoMay(@TempDir Path folder) throws Exception {
        assumeTrue(isInstalled(), "varnishd with vmod_xkey is not installed here");
        port = freePort();
        try (DatelineProcess dateline = DatelineProcess.start(
                        folder,
                        Map.of(
                                "DATELINE_DEMO",
                                "false",
                                "DATELINE_PURGE_URLS",
                                "http://127.0.0.1:" + port + "/",
                                "DATELINE_PURGEABLE_MAX_AGE",
                                "PT1H"))
                .awaitReady()) {
            Process varnish = start(folder, dateline.baseUrl().getPort());
            try {
                Await.until(this::isUp);
                // What happened before it was there, it is told in a while.
                Await.until(() -> isTold(dateline));
                String key = dateline.administratorKey();
                dateline.caller(key)
                        .body("{\"slug\": \"news\", \"name\": \"News\"}")
                        .post("/v1/sections")
                        .then()
                        .statusCode(201);
                readThroughIt(dateline, key);
                everyoneGetsTheirOwn(dateline, key);
                conditionalRequests();
            } finally {
                varnish.destroy();
                varnish.waitFor();
            }
        }
    }

    private void readThroughIt(DatelineProcess dateline, String key) {
        assertThat(anonymous().get("/v1/articles/story").statusCode()).isEqualTo(404);
        draft(dateline, key, "story", "");
        publish(dateline, key, "story");
        for (int version = 1; version <= 20; version++) {
            Response list = anonymous().get("/v1/articles");
            assertThat(list.jsonPath().getString("items[0].headline")).isEqualTo("story " + version);
            assertThat(anonymous().get("/v1/articles/story").jsonPath().getString("headline"))
                    .isEqualTo("story " + version);
            assertHit("/v1/articles/story");
            assertHit("/v1/articles");
            dateline.caller(key)
                    .header("If-Match", "\"" + version + "\"")
                    .body("{\"headline\": \"story " + (version + 1) + "\"}")
                    .patch("/v1/articles/story/draft")
                    .then()
                    .statusCode(200);
            publish(dateline, key, "story");
        }
        dateline.caller(key)
                .body("{\"kind\": \"kill\"}")
                .post("/v1/articles/story/withdraw")
                .then()
                .statusCode(200);
        assertThat(anonymous().get("/v1/articles/story").statusCode()).isEqualTo(410);
        assertThat(anonymous().get("/v1/articles").jsonPath().getList("items")).isEmpty();
    }

    private void everyoneGetsTheirOwn(DatelineProcess dateline, String key) {
        String embargo = Instant.now().plus(Duration.ofHours(2)).toString();
        draft(dateline, key, "free", "");
        draft(dateline, key, "secret", ", \"embargoUntil\": \"" + embargo + "\"");
        publish(dateline, key, "free");
        publish(dateline, key, "secret");
        for (int round = 0; round < 2; round++) {
            assertThat(anonymous().get("/v1/articles").jsonPath().getList("items.slug", String.class))
                    .containsExactly("free");
            assertThat(anonymous()
                            .header("X-Api-Key", key)
                            .get("/v1/articles")
                            .jsonPath()
                            .getList("items.slug", String.class))
                    .contains("free", "secret");
        }
        assertHit("/v1/articles");
    }

    private void conditionalRequests() {
        Response whole = anonymous().get("/v1/articles/free");
        Response unchanged =
                anonymous().header("If-None-Match", whole.header("ETag")).get("/v1/articles/free");
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(anonymous()
                        .header("If-None-Match", "\"x\"")
                        .get("/v1/articles/free")
                        .statusCode())
                .isEqualTo(200);
        assertThat(anonymous().head("/v1/articles/free").statusCode()).isEqualTo(200);
        Response compressed = anonymous().header("Accept-Encoding", "gzip").get("/v1/articles/free");
        assertThat(compressed.asString()).isEqualTo(whole.asString());
        assertThat(whole.header("Cache-Control")).isEqualTo("max-age=30");
        assertThat(whole.header("CDN-Cache-Control"))
                .as("is for the cache alone")
                .isNull();
        assertThat(anonymous().get("/v1/articles/free?minSeq=1").header("Age")).isIn(null, "0");
    }

    private static void draft(DatelineProcess dateline, String key, String slug, String more) {
        dateline.caller(key)
                .body("{\"slug\": \"" + slug + "\", \"headline\": \"" + slug
                        + " 1\", \"section\": \"news\", \"blocks\": [{\"type\": \"paragraph\", \"text\": \"Text.\"}]"
                        + more
                        + "}")
                .post("/v1/articles")
                .then()
                .statusCode(201);
    }

    private static void publish(DatelineProcess dateline, String key, String slug) {
        dateline.caller(key).post("/v1/articles/" + slug + "/publish").then().statusCode(200);
    }

    /** Varnish names two transactions where it answers from its memory: this one, and that which fetched. */
    private void assertHit(String address) {
        anonymous().get(address).then().statusCode(200);
        Await.until(() -> anonymous().get(address).header("X-Varnish").contains(" "));
    }

    private RequestSpecification anonymous() {
        return given().baseUri("http://127.0.0.1").port(port);
    }

    private static boolean isTold(DatelineProcess dateline) {
        try (Connection connection = dateline.connect("dateline");
                PreparedStatement select = connection.prepareStatement(
                        "SELECT (SELECT min(seq) FROM purge_target) = (SELECT max(seq) FROM change)");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isUp() {
        try {
            return anonymous().get("/v1/site").statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    private Process start(Path folder, int backend) throws IOException {
        Path vcl = folder.resolve("dateline.vcl");
        Files.writeString(
                vcl, Files.readString(Path.of("docs/varnish.vcl")).replace("\"8080\"", "\"" + backend + "\""));
        return new ProcessBuilder(
                        "varnishd",
                        "-j", // its own user could not read the test's folder
                        "none",
                        "-F",
                        "-a",
                        "127.0.0.1:" + port,
                        "-f",
                        vcl.toString(),
                        "-n",
                        folder.resolve("varnish").toString(),
                        "-s",
                        "malloc,16m")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("varnish.log").toFile())
                .start();
    }

    private static boolean isInstalled() throws IOException {
        boolean daemon = Stream.of("/usr/sbin/varnishd", "/usr/local/sbin/varnishd", "/usr/bin/varnishd")
                .anyMatch(path -> Files.isExecutable(Path.of(path)));
        if (!daemon) {
            return false;
        }
        for (Path library : List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"))) {
            try (Stream<Path> files = Files.walk(library, 4)) {
                if (files.anyMatch(file -> file.endsWith("libvmod_xkey.so"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
