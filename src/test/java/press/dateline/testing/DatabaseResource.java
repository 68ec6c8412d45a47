package press.dateline.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import press.dateline.database.DataFolder;
import press.dateline.database.EmbeddedPostgres;
import press.dateline.database.StartupException;

/**
 * The embedded PostgreSQL for {@code @QuarkusTest}s: the same server with the same durability as in production, on an
 * empty folder, shared by all tests of the run and deleted at its end. Stands on one test class for all of them:
 * {@code @QuarkusTestResource(DatabaseResource.class)}.
 */
public final class DatabaseResource implements QuarkusTestResourceLifecycleManager {

    /** A web origin whose pages may write. */
    public static final String WRITE_ORIGIN = "https://newsroom.example.org";

    private static final Logger LOG = Logger.getLogger(DatabaseResource.class);
    private static final Path FOLDER = Path.of("target", "test-database");

    private static final Path INDEX = Path.of("target", "test-index");

    private @Nullable EmbeddedPostgres server;

    @Override
    public Map<String, String> start() {
        deleteLeftOver();
        EmbeddedPostgres started = new EmbeddedPostgres(DataFolder.open(FOLDER)).start();
        server = started;
        return Map.of(
                "dateline.write-origins",
                WRITE_ORIGIN,
                "dateline.trusted-proxies", // tests say where they call from
                "127.0.0.0/8,::1",
                "dateline.index-dir",
                INDEX.toString(),
                "dateline.comments.per-minute", // stories go faster than readers do
                "0",
                "quarkus.datasource.jdbc.url",
                started.jdbcUrl(),
                "quarkus.datasource.username",
                EmbeddedPostgres.USER,
                "quarkus.datasource.password",
                started.password());
    }

    /** A killed run leaves its folder and perhaps its server, which a start ends before its own. */
    private static void deleteLeftOver() {
        if (Files.exists(FOLDER)) {
            try (EmbeddedPostgres leftOver = new EmbeddedPostgres(DataFolder.open(FOLDER))) {
                leftOver.start();
            } catch (StartupException e) {
                LOG.infof("Nothing runs on %s: %s", FOLDER, e.getMessage());
            }
            deleteFolder();
        }
    }

    private static void deleteFolder() {
        try {
            DataFolder.deleteTree(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        EmbeddedPostgres running = server;
        if (running != null) {
            running.close();
            server = null;
            deleteFolder();
        }
    }
}
