package press.dateline.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static press.dateline.testing.Problems.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import press.dateline.testing.Api;
import press.dateline.testing.Await;
import press.dateline.testing.DatabaseResource;
import press.dateline.testing.Rows;
import press.dateline.testing.Stories;

/** The export: who gets it, what its lines are, and what becomes of lines that are wrong. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
class ExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it
    Exports exports;

    private static List<JsonNode> lines(Response answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : answer.asString().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void isForAdministrators() {
        assertProblem(Api.anonymous().get("/v1/export"), 401, "unauthenticated");
        assertProblem(Api.editor().get("/v1/export"), 403, "missing-scope");
        assertProblem(Api.administrator().get("/v1/export?from=2020"), 400, "unknown-parameter");
    }

    @Test
    void linesStandInTheOrderInWhichTheyReferToEachOther() throws IOException {
        Stories.publish("Tram");
        Response answer = Api.administrator().get("/v1/export");
        assertThat(answer.getContentType()).isEqualTo("application/x-ndjson;charset=UTF-8");
        assertThat(answer.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"dateline.ndjson\"");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("private, no-store");
        List<JsonNode> lines = lines(answer);
        assertThat(lines.stream().map(line -> line.path("type").asText()))
                .containsExactly("export", "site", "section", "article", "end");
        assertThat(lines.getFirst().path("version").asInt()).isEqualTo(1);
        assertThat(lines.getLast().path("things").asInt()).isEqualTo(3);
        JsonNode article = lines.get(3);
        assertThat(article.path("headline").asText()).isEqualTo("Tram");
        assertThat(article.path("life").path("publishedRevision").asInt()).isEqualTo(1);
        assertThat(article.path("life").path("revisions")).hasSize(1);
    }

    /** An export that waits in its middle until it may go on. */
    private final class Slow extends OutputStream {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private final Thread thread = Thread.ofVirtual().start(() -> {
            try {
                exports.write(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        @Override
        public void write(int b) {
            throw new IllegalStateException("never byte by byte");
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            written.write(bytes, offset, length);
        }

        List<String> end() throws InterruptedException {
            goOn.countDown();
            assertThat(thread.join(Duration.ofMinutes(1))).isTrue();
            return written.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void isOfOneMomentAndTwoAtATime() throws Exception {
        Stories.publish("Tram");
        // Longer than what is buffered: writing it makes the export wait before it comes to the articles.
        Rows.change("UPDATE site SET corrections_policy = repeat('x', 200000)");
        Slow one = new Slow();
        Slow other = new Slow();
        one.begun.await();
        other.begun.await();
        assertProblem(Api.administrator().get("/v1/export"), 503, "unavailable");
        Stories.publish("Bridge");
        List<String> lines = one.end();
        assertThat(lines.stream().filter(line -> line.startsWith("{\"type\":\"article\"")))
                .hasSize(1);
        assertThat(lines.getLast()).isEqualTo("{\"type\":\"end\",\"things\":3}");
        assertThat(other.end()).hasSameSizeAs(lines);
        assertThat(lines(Api.administrator().get("/v1/export")).stream()
                        .filter(line -> line.path("type").asText().equals("article")))
                .hasSize(2);
    }

    @Test
    void hasItsPlaceFromTheFirstMoment() throws Exception {
        Exports.Running one = exports.begin();
        Exports.Running other = exports.begin();
        assertProblem(Api.administrator().get("/v1/export"), 503, "unavailable");
        one.giveUp();
        assertThat(lines(Api.administrator().get("/v1/export"))).isNotEmpty();
        Exports.Running third = exports.begin();
        other.write(OutputStream.nullOutputStream());
        other.giveUp();
        other.close();
        exports.begin().close();
        third.close();
        assertThatIOException().isThrownBy(() -> one.write(OutputStream.nullOutputStream()));
        exports.begin().close();
    }

    @Test
    void anExportThatIsNotWholeIsTold() throws IOException {
        Stories.publish("Tram");
        List<String> lines =
                Api.administrator().get("/v1/export").asString().lines().toList();
        int last = lines.size() - 1;
        assertThat(rejected(String.join("\n", lines))).isEmpty();
        assertThat(rejected(String.join("\n", lines.subList(0, last))))
                .containsExactly("The export breaks off after line " + last
                        + ": what came before is imported, and what came after is not. Export it again, or copy all of"
                        + " the file.");
        assertThat(rejected(lines.getFirst() + "\n" + lines.getLast()))
                .containsExactly("The export says that it has " + (last - 1)
                        + " things, but 0 are there: lines of it are missing, or were added.");
        assertThat(rejected("{\"type\": \"section\", \"slug\": \"world\", \"name\": \"World\"}"))
                .isEmpty();
    }

    private static List<String> rejected(String lines) {
        return imported(lines).jsonPath().getList("items.reason");
    }

    private static Response imported(JsonNode line) {
        return imported(line.toString());
    }

    private static Response imported(String lines) {
        Response job = Api.administrator()
                .contentType("application/octet-stream")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?format=dateline");
        assertThat(job.statusCode()).as(job.asString()).isEqualTo(202);
        String address = "/v1/imports/" + job.jsonPath().getString("id");
        Await.until(
                () -> Api.editor().get(address).jsonPath().getString("state").equals("done"));
        return Api.editor().get(address + "/rejections");
    }

    private static String refused(JsonNode line) {
        List<String> reasons = imported(line).jsonPath().getList("items.reason");
        assertThat(reasons).hasSize(1);
        return reasons.getFirst();
    }

    @Test
    void whatIsThereAlreadyIsChangedByWhatIsNewerOnly() throws IOException {
        Stories.publish("Tram");
        ObjectNode article =
                (ObjectNode) lines(Api.administrator().get("/v1/export")).get(3);
        assertThat(imported(article).jsonPath().getList("items")).isEmpty();
        assertThat(Api.anonymous().get("/v1/articles/tram").jsonPath().getInt("revision"))
                .isEqualTo(1);
        article.put("headline", "Newer tram");
        assertThat(imported(article).jsonPath().getList("items")).isEmpty();
        assertThat(Api.anonymous().get("/v1/articles/tram").jsonPath().getString("headline"))
                .isEqualTo("Tram");
        ((ObjectNode) article.path("life")).put("modifiedAt", "2100-01-01T00:00:00Z");
        assertThat(imported(article).jsonPath().getList("items")).isEmpty();
        assertThat(Api.anonymous().get("/v1/articles/tram").jsonPath().getString("headline"))
                .isEqualTo("Newer tram");
    }

    @Test
    void linesThatContradictThemselvesAreRefusedWithTheReason() throws IOException {
        Stories.publish("Tram");
        JsonNode whole = lines(Api.administrator().get("/v1/export")).get(3);
        ObjectNode other = whole.deepCopy();
        other.put("id", "0190a1b2-0000-7000-8000-000000000001");
        assertThat(refused(other)).contains("The slug 'tram' is, or once was, another article's.");
        other.put("slug", "bridge");

        ObjectNode wrong = other.deepCopy();
        wrong.remove("publishedAt");
        assertThat(refused(wrong)).isEqualTo("what was published needs it.");
        wrong = other.deepCopy();
        ((ObjectNode) wrong.path("life")).put("status", "withdrawn");
        assertThat(refused(wrong)).isEqualTo("goes with the status withdrawn, and with no other.");
        wrong = other.deepCopy();
        ((ObjectNode) wrong.path("life")).put("draftRevision", 9);
        assertThat(refused(wrong)).isEqualTo("the newest and the public one must be among them.");
        wrong = other.deepCopy();
        ((ObjectNode) wrong.path("life").path("revisions").get(0)).set("found", JSON.readTree("""
                {"quotes": [], "spans": [{"block": 0, "span": {"start": 0, "end": 9999, "type": "strong"}}]}"""));
        assertThat(refused(wrong)).contains("/blocks/0");
        wrong = other.deepCopy();
        ((ObjectNode) wrong.path("life").path("revisions").get(0)).set("found", JSON.readTree("""
                {"quotes": [], "spans": [{"block": 7, "span": {"start": 0, "end": 1, "type": "strong"}}]}"""));
        assertThat(refused(wrong)).isEqualTo("a mark stands in a block that there is not.");
        wrong = other.deepCopy();
        wrong.withArray("corrections")
                .add(JSON.readTree(
                        "{\"kind\": \"note\", \"text\": \"A\", \"at\": \"2020-01-01T00:00:00Z\", \"revision\": 3}"));
        assertThat(refused(wrong)).isEqualTo("is not among the line's revisions.");
        assertThat(rejected("{\"type\": \"export\", \"version\": 2, \"at\": \"2020-01-01T00:00:00Z\"}\n"
                        + "{\"type\": \"end\", \"things\": 0}"))
                .singleElement()
                .asString()
                .startsWith("this Dateline knows exports of version ");
        assertThat(refused(JSON.readTree("{\"type\": \"former\", \"of\": \"article\", \"slug\": \"tram\", \"target\":"
                        + " \"0190a1b2-0000-7000-8000-000000000001\", \"at\": \"2020-01-01T00:00:00Z\"}")))
                .contains("another article's");
        assertThat(imported(other).jsonPath().getList("items")).isEmpty();
        assertThat(Api.anonymous().get("/v1/articles/bridge").jsonPath().getString("headline"))
                .isEqualTo("Tram");
    }
}
