package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import press.dateline.testing.DatelineProcess;

/**
 * Two instances on one database: what is written through one is read through the other, with the number that the write
 * answered as {@code minSeq}, and is never stale. {@code -Ddateline.pairs=20000} tries more often.
 */
class TwoInstancesIT {

    private static final Logger LOG = Logger.getLogger(TwoInstancesIT.class);
    private static final int PAIRS = Integer.getInteger("dateline.pairs", 2_000);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int CLIENTS = 4;

    private final AtomicInteger stale = new AtomicInteger();

    @Test
    void whatOneWritesTheOtherShows(@TempDir Path folder) throws Exception {
        try (DatelineProcess one = DatelineProcess.start(folder, Map.of("DATELINE_DEMO", "false"))
                        .awaitReady();
                DatelineProcess other = DatelineProcess.start(
                                Files.createDirectory(folder.resolve("other")), database(one, folder))
                        .awaitReady();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            String key = one.administratorKey();
            List<Future<?>> done = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(client -> clients.submit(() -> {
                        boolean odd = client % 2 == 1;
                        DatelineProcess writes = odd ? other : one;
                        DatelineProcess reads = odd ? one : other;
                        writeAndRead("client-" + client, () -> writes.caller(key), () -> reads.caller(key));
                    }))
                    .toList();
            for (Future<?> client : done) {
                client.get();
            }
            LOG.infof("%d pairs of a write and a read through the other instance, %d stale", PAIRS, stale.get());
            refusesWithinASecond(one, other, key);
        }
        assertThat(stale).hasValue(0);
    }

    /** A key that one instance revokes, rotates or whose partner it ends is refused by the other, which has just taken it. */
    private static void refusesWithinASecond(DatelineProcess one, DatelineProcess other, String admin)
            throws Exception {
        assertThat(one.caller(admin)
                        .body("{\"name\": \"Wire\"}")
                        .post("/v1/partners")
                        .statusCode())
                .isEqualTo(201);
        for (String end : List.of("revoke", "rotate", "restrict", "end")) {
            JsonPath made = one.caller(admin)
                    .body("{\"name\": \"App\", \"scopes\": [\"content:read\"], \"partner\": \"wire\"}")
                    .post("/v1/keys")
                    .jsonPath();
            String key = made.getString("key");
            for (int i = 0; i < 2; i++) { // the second from memory
                assertThat(other.caller(key).get("/v1/articles").statusCode()).isEqualTo(200);
            }
            RequestSpecification caller = one.caller(admin).header("If-Match", "\"1\"");
            String address = "/v1/keys/" + made.getString("id");
            Response ended = switch (end) {
                case "revoke" -> caller.delete(address);
                case "rotate" -> caller.body("{\"overlapSeconds\": 0}").post(address + "/rotate");
                case "restrict" ->
                    caller.body("{\"addresses\": [\"192.0.2.1\"]}").patch(address);
                default -> caller.body("{\"state\": \"ended\"}").patch("/v1/partners/wire");
            };
            long from = System.nanoTime();
            assertThat(ended.statusCode()).as(ended.asString()).isEqualTo(200);
            long sent = System.nanoTime();
            while (other.caller(key).get("/v1/articles").statusCode() == 200) {
                assertThat(sent - from)
                        .as("%s: what was sent so late is answered", end)
                        .isLessThan(SECOND);
                Thread.sleep(10);
                sent = System.nanoTime();
            }
            assertThat(other.caller(key).get("/v1/articles").statusCode()).isIn(401, 403);
            LOG.infof("%s: refused by the other instance after %d ms", end, (sent - from) / 1_000_000);
        }
    }

    private static Map<String, String> database(DatelineProcess one, Path folder) throws Exception {
        try (Connection connection = one.connect("dateline")) {
            return Map.of(
                    "DATELINE_DATABASE_URL",
                    connection.getMetaData().getURL().replaceFirst("\\?.*", ""),
                    "DATELINE_DATABASE_USER",
                    "dateline",
                    "DATELINE_DATABASE_PASSWORD",
                    Files.readString(folder.resolve("data/password")));
        }
    }

    private void writeAndRead(
            String slug, Supplier<RequestSpecification> writer, Supplier<RequestSpecification> reader) {
        Response made = writer.get()
                .body("{\"slug\": \"" + slug + "\", \"name\": \"Name 0\"}")
                .post("/v1/people");
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        int revision = made.jsonPath().getInt("revision");
        for (int i = 1; i <= PAIRS / CLIENTS; i++) {
            String name = "Name " + i;
            Response written = writer.get()
                    .header("If-Match", "\"" + revision + "\"")
                    .body("{\"name\": \"" + name + "\"}")
                    .patch("/v1/people/" + slug);
            assertThat(written.statusCode()).as(written.asString()).isEqualTo(200);
            revision = written.jsonPath().getInt("revision");

            Response read = reader.get().get("/v1/people/" + slug + "?minSeq=" + written.header("Dateline-Seq"));
            assertThat(read.statusCode()).as(read.asString()).isEqualTo(200);
            boolean waited =
                    Long.parseLong(read.header("Dateline-Seq")) >= Long.parseLong(written.header("Dateline-Seq"));
            if (!waited || !name.equals(read.jsonPath().getString("name"))) {
                stale.incrementAndGet();
            }
        }
    }
}
