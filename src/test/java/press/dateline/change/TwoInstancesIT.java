package press.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

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
        }
        assertThat(stale).hasValue(0);
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
